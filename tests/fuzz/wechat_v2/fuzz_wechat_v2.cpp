// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is sent as WeChat Pay's API v2, every reader answers: what reads as flat XML can be written and read again,
// nothing unsigned is believed, and nothing reads as paid without an amount that money can hold. The first byte chooses
// the reader.
#include "crypto/aes_ecb.h"
#include "result/assert.h"
#include "wechat_v2/wechat_v2_bills.h"
#include "wechat_v2/wechat_v2_reports.h"

#include <QCryptographicHash>

using namespace guitai;

namespace {

const wechat_v2::Account& account()
{
    static const wechat_v2::Account known = [] {
        wechat_v2::Account account;
        account.mchid = "1900000109";
        account.appid = "wxd678efh567hg6787";
        account.apiKey = Secret(QByteArray("8934e7d15453e97507ef794cf7b0519d"));
        return account;
    }();
    return known;
}

void readXml(QByteArrayView body)
{
    const auto fields = xml::readFlat(body);
    if (!fields)
        return;
    GUITAI_ASSERT(fields->size() <= xml::kMostFields);
    // Values with a line feed of CR are the one thing that XML does not keep; the writer's callers never have them.
    for (const auto& [name, value] : *fields) {
        if (value.contains('\r'))
            return;
    }
    const auto again = xml::readFlat(xml::writeFlat(*fields));
    const bool isSmall = xml::writeFlat(*fields).size() <= xml::kMostBytes;
    GUITAI_ASSERT(!isSmall || (again && *again == *fields));
}

/// As if it had been signed, which is decided before.
wechat_v2::Answer trusted(QByteArrayView body)
{
    wechat_v2::Answer answer;
    if (const auto fields = xml::readFlat(body)) {
        answer.isTrusted = true;
        answer.succeeded = wechat_v2::field(*fields, "result_code") == "SUCCESS";
        answer.fields = *fields;
    }
    return answer;
}

void readAnswer(QByteArrayView body)
{
    const wechat_v2::Answer answer = wechat_v2::readAnswer(body, account());
    GUITAI_ASSERT(!answer.isTrusted || wechat_v2::isSigned(answer.fields, account()));
    GUITAI_ASSERT(answer.isTrusted || answer.fields.empty());
}

void readReports(QByteArrayView body)
{
    const wechat_v2::Answer answer = trusted(body);
    const auto attemptNo = AttemptNo::trusted("P202611231234567800ABCDEF0123XY01");
    const auto report = wechat_v2::readQueried(answer, account(), attemptNo);
    GUITAI_ASSERT(report.money.has_value() == (report.state == channels::ReportedState::Paid));
    const channels::Order order{attemptNo, Money(1230, Currency::cny()), {}, "WECHAT_CODE", {}, {}, {}, {}, {}, {}};
    const auto paid = wechat_v2::readCodePaid(answer, account(), order);
    GUITAI_ASSERT(paid.money.has_value() == (paid.state == channels::PlaceState::Paid));
    GUITAI_ASSERT(!paid.money || paid.money->amount == order.amount);
    channels::RefundOrder refund;
    refund.refundNo = RefundNo::trusted("R202611231234567800ABCDEF012397");
    refund.attemptNo = attemptNo;
    refund.amount = Money(500, Currency::cny());
    for (const auto& read : {wechat_v2::readRefunded(answer, account(), refund),
                             wechat_v2::readRefundQueried(answer, account(), refund)}) {
        GUITAI_ASSERT(read.state != channels::RefundState::Succeeded || read.amount);
        GUITAI_ASSERT(!read.amount || (read.amount->minor() > 0 && read.amount->minor() <= Money::kMostMinor));
    }
    (void)wechat_v2::readReversed(answer, account());
    (void)wechat_v2::readClosed(answer, account());
    (void)wechat_v2::readPlaced(answer, account(), *wechat_v2::tradeTypeOf("WECHAT_NATIVE"));
}

void readNotice(QByteArrayView body)
{
    const auto fields = xml::readFlat(body);
    if (!fields)
        return;
    const auto notice = wechat_v2::readNotice(*fields, account());
    GUITAI_ASSERT(notice.report.money.has_value() == (notice.report.state == channels::ReportedState::Paid));
    if (const auto opened = wechat_v2::openRefundNotice(*fields, account().apiKey))
        (void)wechat_v2::readRefundNotice(*fields, *opened, account());
}

/// As the plain text of a refund's notice, which nobody without the key can make.
void readSealed(QByteArrayView plain)
{
    const Secret key(QCryptographicHash::hash(account().apiKey.reveal(), QCryptographicHash::Md5).toHex());
    const wechat_v2::Fields notice{{"req_info", crypto::sealAesEcb(key, plain).toBase64()}};
    const auto opened = wechat_v2::openRefundNotice(notice, account().apiKey);
    if (!opened)
        return;
    const auto read = wechat_v2::readRefundNotice(notice, *opened, account());
    GUITAI_ASSERT(read.report.state != channels::RefundState::Succeeded || read.report.amount);
}

void readBill(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    qsizetype handedOn = 0;
    wechat_v2::BillFile file([&handedOn](QByteArrayView piece) {
        handedOn += piece.size();
        return handedOn < (1 << 20);
    });
    const qsizetype piece = 1 + static_cast<unsigned char>(bytes.front());
    for (qsizetype at = 1; at < bytes.size(); at += piece) {
        if (!file.feed(bytes.sliced(at, std::min(piece, bytes.size() - at))))
            return;
    }
    const channels::BillOutcome outcome = file.outcome();
    GUITAI_ASSERT(outcome.state == channels::BillState::Ready || !outcome.errorCode.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView body(bytes + 1, static_cast<qsizetype>(size - 1));
    switch (bytes[0]) {
    case 'a': readAnswer(body); break;
    case 'b': readBill(body); break;
    case 'n': readNotice(body); break;
    case 'r': readReports(body); break;
    case 's': readSealed(body); break;
    case 'x': readXml(body); break;
    default: break;
    }
    return 0;
}
