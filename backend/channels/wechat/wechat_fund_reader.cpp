// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/bill_values.h"
#include "money/currency.h"
#include "wechat/wechat_bill_reader.h"
#include "wechat/wechat_table.h"

namespace guitai::wechat {

namespace {

namespace notes = channels::notes;

class FundReader final : public WechatTable
{
public:
    FundReader(BusinessDate day, channels::BillSinks sinks) : WechatTable(channels::BillTally(day, std::move(sinks)))
    {
        m_row.currency = Currency::cny().code(); // the columns say 元
    }

private:
    bool begin(const Columns& columns) override;
    void read(const Cells& cells, std::int64_t line) override;
    void giveUnreadable(std::int64_t line, const char* note) override;
    QByteArrayView firstSum() const override { return "资金流水总笔数"; }
    bool agrees(const Columns& names, const Cells& sums) const override;

    const char* faultIn(const Cells& cells);
    const char* faultInTexts(const Cells& cells);

    rows::FundRow m_row;
    int m_time = -1;
    int m_flow = -1;
    int m_business = -1;
    int m_kind = -1;
    int m_direction = -1;
    int m_amount = -1;
    int m_balance = -1;
    int m_remark = -1;
    int m_number = -1;
};

bool FundReader::begin(const Columns& columns)
{
    m_time = columns.find("记账时间");
    m_flow = columns.find("资金流水单号");
    m_business = columns.find("微信支付业务单号");
    m_kind = columns.find("业务类型");
    m_direction = columns.find("收支类型");
    m_amount = columns.find("收支金额(元)");
    m_balance = columns.find("账户结余(元)");
    m_remark = columns.find("备注");
    m_number = columns.find("业务凭证号");
    m_tally.totals().format = "wechat/fund-flow";
    return m_time >= 0 && m_flow >= 0 && m_business >= 0 && m_kind >= 0 && m_direction >= 0 && m_amount >= 0 &&
           m_balance >= 0 && m_remark >= 0 && m_number >= 0;
}

void FundReader::read(const Cells& cells, std::int64_t line)
{
    if (const char* fault = faultIn(cells)) {
        giveUnreadable(line, fault);
        return;
    }
    m_row.line = line;
    m_tally.give(m_row);
}

void FundReader::giveUnreadable(std::int64_t line, const char* note)
{
    m_tally.giveUnreadableFund(line, note);
}

const char* FundReader::faultIn(const Cells& cells)
{
    const auto at = channels::readBeijingTime(cells.at(m_time));
    if (!at)
        return notes::kTimeUnreadable;
    const QByteArrayView direction = cells.at(m_direction);
    if (direction != "收入" && direction != "支出")
        return notes::kKindUnknown;
    const auto amount = channels::readDecimal(cells.at(m_amount), 2);
    const auto balance = channels::readDecimal(cells.at(m_balance), 2);
    if (!amount || *amount < 0 || !balance)
        return notes::kAmountUnreadable;
    m_row.at = *at;
    m_row.direction = direction == "收入" ? rows::Direction::In : rows::Direction::Out;
    m_row.amount = *amount;
    m_row.balance = *balance;
    return faultInTexts(cells);
}

const char* FundReader::faultInTexts(const Cells& cells)
{
    const QByteArrayView number = numberOf(cells.at(m_number));
    for (const QByteArrayView text : {cells.at(m_flow), cells.at(m_business), number}) {
        if (!rows::fitsField(text))
            return notes::kNumberUnreadable;
    }
    if (cells.at(m_flow).isEmpty())
        return notes::kNumberUnreadable;
    if (!channels::isUtf8(cells.at(m_kind)) || !channels::isUtf8(cells.at(m_remark)))
        return notes::kEncodingWrong;
    m_row.flowNo = cells.at(m_flow).toByteArray();
    m_row.business = cells.at(m_business).toByteArray();
    m_row.number = number.toByteArray();
    m_row.kind = cells.at(m_kind).toByteArray();
    m_row.remark = cells.at(m_remark).toByteArray();
    return nullptr;
}

bool FundReader::agrees(const Columns& names, const Cells& sums) const
{
    const auto told = [&](QByteArrayView name, int digits) -> std::optional<std::int64_t> {
        const int column = names.find(name);
        return column < 0 ? std::nullopt : channels::readDecimal(sums.at(column), digits);
    };
    const channels::BillTotals& totals = m_tally.totals();
    const auto in = told("收入笔数", 0);
    const auto out = told("支出笔数", 0);
    const auto income = told("收入金额", 2);
    const auto expense = told("支出金额", 2);
    if (told("资金流水总笔数", 0) != totals.rows || !in || !out || !income || !expense || *in + *out != totals.rows)
        return false;
    if (totals.unreadable > 0) // theirs is at least what could be read
        return *in >= totals.incoming.count && *out >= totals.outgoing.count;
    return *in == totals.incoming.count && *out == totals.outgoing.count && *income == totals.incoming.sum &&
           *expense == totals.outgoing.sum;
}

} // namespace

std::unique_ptr<channels::BillReader> makeFundReader(BusinessDate day, channels::BillSinks sinks)
{
    return std::make_unique<FundReader>(day, std::move(sinks));
}

} // namespace guitai::wechat
