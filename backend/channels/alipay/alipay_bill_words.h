// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of Alipay's bill, as they are and in GBK, which is how Alipay writes them; somebody may have saved a file
// anew as UTF-8.
#pragma once

#include <QByteArray>

namespace guitai::alipay {

enum class Encoding : unsigned char { Gbk, Utf8 };

struct Word
{
    const char* utf8;
    const char* gbk;

    QByteArrayView in(Encoding encoding) const { return encoding == Encoding::Gbk ? gbk : utf8; }
};

namespace words {
inline constexpr Word kTitle{"#支付宝业务明细查询",
                             "#\xd6\xa7\xb8\xb6\xb1\xa6\xd2\xb5\xce\xf1\xc3\xf7\xcf\xb8\xb2\xe9\xd1\xaf"};
inline constexpr Word kSumsTitle{"#支付宝业务汇总查询",
                                 "#\xd6\xa7\xb8\xb6\xb1\xa6\xd2\xb5\xce\xf1\xbb\xe3\xd7\xdc\xb2\xe9\xd1\xaf"};
inline constexpr Word kAccount{"#账号：[", "#\xd5\xcb\xba\xc5\xa3\xba["};
inline constexpr Word kFrom{"#起始日期：[", "#\xc6\xf0\xca\xbc\xc8\xd5\xc6\xda\xa3\xba["};
inline constexpr Word kYear{"年", "\xc4\xea"};
inline constexpr Word kMonth{"月", "\xd4\xc2"};
inline constexpr Word kDay{"日 ", "\xc8\xd5 "};
inline constexpr Word kTrade{"支付宝交易号", "\xd6\xa7\xb8\xb6\xb1\xa6\xbd\xbb\xd2\xd7\xba\xc5"};
inline constexpr Word kOrder{"商户订单号", "\xc9\xcc\xbb\xa7\xb6\xa9\xb5\xa5\xba\xc5"};
inline constexpr Word kKind{"业务类型", "\xd2\xb5\xce\xf1\xc0\xe0\xd0\xcd"};
inline constexpr Word kDone{"完成时间", "\xcd\xea\xb3\xc9\xca\xb1\xbc\xe4"};
inline constexpr Word kAmount{"订单金额（元）", "\xb6\xa9\xb5\xa5\xbd\xf0\xb6\xee\xa3\xa8\xd4\xaa\xa3\xa9"};
inline constexpr Word kReceived{"商家实收（元）", "\xc9\xcc\xbc\xd2\xca\xb5\xca\xd5\xa3\xa8\xd4\xaa\xa3\xa9"};
inline constexpr Word kDiscount{"商家优惠（元）", "\xc9\xcc\xbc\xd2\xd3\xc5\xbb\xdd\xa3\xa8\xd4\xaa\xa3\xa9"};
inline constexpr Word kRequest{"退款批次号/请求号",
                               "\xcd\xcb\xbf\xee\xc5\xfa\xb4\xce\xba\xc5/\xc7\xeb\xc7\xf3\xba\xc5"};
inline constexpr Word kFee{"服务费（元）", "\xb7\xfe\xce\xf1\xb7\xd1\xa3\xa8\xd4\xaa\xa3\xa9"};
inline constexpr Word kPaid{"交易", "\xbd\xbb\xd2\xd7"};
inline constexpr Word kGivenBack{"退款", "\xcd\xcb\xbf\xee"};
inline constexpr Word kListEnd{"业务明细列表结束", "\xd2\xb5\xce\xf1\xc3\xf7\xcf\xb8\xc1\xd0\xb1\xed\xbd\xe1\xca\xf8"};
inline constexpr Word kSumsListEnd{"业务汇总列表结束",
                                   "\xd2\xb5\xce\xf1\xbb\xe3\xd7\xdc\xc1\xd0\xb1\xed\xbd\xe1\xca\xf8"};
inline constexpr Word kPaidTotal{"#交易合计：", "#\xbd\xbb\xd2\xd7\xba\xcf\xbc\xc6\xa3\xba"};
inline constexpr Word kPaidCount{"笔，商家实收共", "\xb1\xca\xa3\xac\xc9\xcc\xbc\xd2\xca\xb5\xca\xd5\xb9\xb2"};
inline constexpr Word kPaidDiscount{"元，商家优惠共", "\xd4\xaa\xa3\xac\xc9\xcc\xbc\xd2\xd3\xc5\xbb\xdd\xb9\xb2"};
inline constexpr Word kYuan{"元", "\xd4\xaa"};
inline constexpr Word kBackTotal{"#退款合计：", "#\xcd\xcb\xbf\xee\xba\xcf\xbc\xc6\xa3\xba"};
inline constexpr Word kBackCount{"笔，商家实收退款共",
                                 "\xb1\xca\xa3\xac\xc9\xcc\xbc\xd2\xca\xb5\xca\xd5\xcd\xcb\xbf\xee\xb9\xb2"};
inline constexpr Word kBackDiscount{"元，商家优惠退款共",
                                    "\xd4\xaa\xa3\xac\xc9\xcc\xbc\xd2\xd3\xc5\xbb\xdd\xcd\xcb\xbf\xee\xb9\xb2"};
inline constexpr Word kExported{"#导出时间：[", "#\xb5\xbc\xb3\xf6\xca\xb1\xbc\xe4\xa3\xba["};
inline constexpr Word kPayments{"交易订单总笔数", "\xbd\xbb\xd2\xd7\xb6\xa9\xb5\xa5\xd7\xdc\xb1\xca\xca\xfd"};
inline constexpr Word kRefunds{"退款订单总笔数", "\xcd\xcb\xbf\xee\xb6\xa9\xb5\xa5\xd7\xdc\xb1\xca\xca\xfd"};
inline constexpr Word kAll{"合计", "\xba\xcf\xbc\xc6"};
} // namespace words

} // namespace guitai::alipay
