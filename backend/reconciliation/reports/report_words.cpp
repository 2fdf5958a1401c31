// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report_words.h"

namespace guitai::reports {

namespace {

struct Word
{
    const char* code;
    const char* chinese;
    const char* english;
};

// clang-format off
constexpr Word kWords[] = {
    {"title", "对账报告", "Reconciliation report"},
    {"period", "%1 至 %2", "%1 to %2"},
    {"made_at", "生成于 %1", "Made %1"},
    {"page", "第 %1 页", "Page %1"},
    {"headline_open", "%1 条差异需要处理，涉及金额 %2；%3 行中 %4% 一致。", "%1 exceptions need a person, with %2 at risk; %4% of %3 rows agree."},
    {"headline_open_one", "1 条差异需要处理，涉及金额 %2；%3 行中 %4% 一致。", "1 exception needs a person, with %2 at risk; %4% of %3 rows agree."},
    {"headline_done", "全部已解释：%1 行中 %2% 一致。", "Everything is explained: %2% of %1 rows agree."},
    {"headline_nothing", "本期没有需要核对的交易。", "Nothing had to be compared."},
    {"ours", "本方净额", "Ours, net"},
    {"theirs", "渠道净额", "Theirs, net"},
    {"difference", "差额", "Difference"},
    {"fee", "手续费", "Fees"},
    {"rows", "行数", "Rows"},
    {"ours_rows", "本方行数", "Our rows"},
    {"theirs_rows", "渠道行数", "Their rows"},
    {"rate", "一致率", "Agree"},
    {"open", "未处理", "Open"},
    {"resolved", "已处理", "Resolved"},
    {"at_risk", "涉及金额", "At risk"},
    {"day", "日期", "Day"},
    {"channel", "渠道", "Channel"},
    {"class", "类别", "Class"},
    {"state", "状态", "State"},
    {"number", "本方单号", "Our number"},
    {"transaction", "渠道单号", "Channel's number"},
    {"any_number", "单号", "Number"},
    {"ours_amount", "本方金额", "Our amount"},
    {"theirs_amount", "渠道金额", "Their amount"},
    {"resolution", "处理方式", "Resolution"},
    {"remark", "备注", "Remark"},
    {"assignee", "负责人", "Assignee"},
    {"opened_at", "发现时间", "Found"},
    {"resolved_at", "处理时间", "Resolved at"},
    {"merchant", "商户", "Merchant"},
    {"currency", "币种", "Currency"},
    {"summary", "汇总", "Summary"},
    {"total", "合计", "Total"},
    {"days", "每日各渠道", "Days by channel"},
    {"classes", "分类", "Classes"},
    {"exceptions", "差异明细", "Exceptions"},
    {"by_class", "差异分类（条数，未处理金额）", "Exceptions by class (count, amount still open)"},
    {"trend", "每日差异（条）：深色为未处理", "Exceptions by day: dark ones are open"},
    {"more", "另有 %1 条，见 XLSX 或 CSV。", "%1 more are in the XLSX and CSV files."},
    {"none", "无", "None"},
    {"wechat", "微信支付", "WeChat Pay"},
    {"alipay", "支付宝", "Alipay"},
    {"unionpay", "银联", "UnionPay"},
    {"bank", "网银", "Bank gateway"},
    {"balance", "余额", "Balance"},
    {"MATCHED", "一致", "Matched"},
    {"UNPAID", "双方均未收款", "Not paid on either side"},
    {"NOT_DUE", "未到期", "Not due yet"},
    {"OURS_ONLY", "仅本方有", "Ours only"},
    {"THEIRS_ONLY", "仅渠道有", "Theirs only"},
    {"AMOUNT_DIFFERS", "金额不符", "Amount differs"},
    {"FEE_DIFFERS", "手续费不符", "Fee differs"},
    {"STATE_DIFFERS", "状态不符", "State differs"},
    {"CURRENCY_DIFFERS", "币种不符", "Currency differs"},
    {"DUPLICATE", "重复", "Duplicate"},
    {"UNREADABLE", "无法读取", "Unreadable"},
    {"OPEN", "未处理", "Open"},
    {"WAITING", "待复核", "Waiting"},
    {"RESOLVED", "已处理", "Resolved"},
    {"QUERY", "查询渠道", "Channel asked"},
    {"MAKE_UP", "补单", "Made up"},
    {"LINK", "关联", "Linked"},
    {"WRITE_OFF", "核销", "Written off"},
    {"NEXT_DAY", "归入次日", "Next day"},
    {"REFUND", "退款", "Refunded"},
    {"IGNORE", "忽略", "Ignored"},
    {"RERUN", "重新对账", "Run again"},
};
// clang-format on

} // namespace

QString word(Language language, const QByteArray& code)
{
    for (const Word& word : kWords) {
        if (code == word.code)
            return QString::fromUtf8(language == Language::Chinese ? word.chinese : word.english);
    }
    return QString::fromUtf8(code);
}

QList<QByteArray> knownWords()
{
    QList<QByteArray> codes;
    for (const Word& word : kWords)
        codes.append(word.code);
    return codes;
}

} // namespace guitai::reports
