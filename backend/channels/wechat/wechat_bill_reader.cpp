// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_bill_reader.h"

#include "channels/bill_values.h"
#include "money/currency.h"
#include "wechat/wechat_table.h"

namespace guitai::wechat {

namespace {

namespace notes = channels::notes;
using rows::BillRow;

/// Columns whose values are money, with the name of their sum; the first is of today's bills, or of older ones.
struct Summed
{
    QByteArrayView column;
    QByteArrayView sum;
};
constexpr Summed kSummed[] = {{"订单金额", "订单总金额"},
                              {"应结订单金额", "应结订单总金额"},
                              {"总金额", "总交易额"},
                              {"申请退款金额", "申请退款总金额"},
                              {"退款金额", "退款总金额"},
                              {"退款金额", "总退款金额"},
                              {"充值券退款金额", "充值券退款总金额"},
                              {"代金券或立减优惠退款金额", "总代金券或立减优惠退款金额"},
                              {"手续费", "手续费总金额"}};
constexpr char kRowCount[] = "总交易单数";

/// How many of ColumnSum's units a minor unit of the currency has.
std::int64_t unitsOfMinor(const Currency& currency)
{
    std::int64_t units = 1;
    for (int digit = currency.minorDigits(); digit < ColumnSum::kDigits; ++digit)
        units *= 10;
    return units;
}

class TradeReader final : public WechatTable
{
public:
    TradeReader(QByteArray mchid, BusinessDate day, channels::BillSinks sinks)
        : WechatTable(channels::BillTally(day, std::move(sinks))), m_mchid(std::move(mchid))
    {
    }

private:
    struct Sum
    {
        ColumnSum sum;
        QByteArrayView column;
        std::optional<std::int64_t> value = {}; ///< of the row that is being read
    };

    bool begin(const Columns& columns) override;
    void read(const Cells& cells, std::int64_t line) override;
    void giveUnreadable(std::int64_t line, const char* note) override;
    QByteArrayView firstSum() const override { return kRowCount; }
    bool agrees(const Columns& names, const Cells& sums) const override;

    /// Why the row cannot be read; nullptr when `m_row` is what it says.
    const char* faultIn(const Cells& cells);
    const char* faultInKind(const Cells& cells);
    const char* faultInNumbers(const Cells& cells);
    const char* faultInMoney();
    bool isEveryAmountRead(const Cells& cells);
    /// Whole minor units, not negative.
    std::optional<std::int64_t> minorOf(std::int64_t units) const;
    const char* faultInCurrency(QByteArrayView currency);
    const Sum* sumOf(std::initializer_list<QByteArrayView> columns) const;

    const QByteArray m_mchid;
    BillRow m_row;
    std::vector<Sum> m_sums;
    const Sum* m_ordered = nullptr;
    const Sum* m_refunded = nullptr;
    const Sum* m_fee = nullptr;
    std::int64_t m_unitsOfMinor = 1;
    int m_time = -1;
    int m_asked = -1; ///< when a refund was asked for
    int m_merchant = -1;
    int m_transaction = -1;
    int m_number = -1;
    int m_state = -1;
    int m_currency = -1;
    int m_refund = -1;
    int m_refundNumber = -1;
    int m_refundState = -1;
};

const TradeReader::Sum* TradeReader::sumOf(std::initializer_list<QByteArrayView> columns) const
{
    for (const QByteArrayView column : columns) {
        for (const Sum& sum : m_sums) {
            if (sum.column == column)
                return &sum;
        }
    }
    return nullptr;
}

bool TradeReader::begin(const Columns& columns)
{
    for (const Summed& summed : kSummed) {
        const int column = columns.find(summed.column);
        if (column >= 0 && !sumOf({summed.column}))
            m_sums.push_back({ColumnSum(column), summed.column});
    }
    m_ordered = sumOf({"订单金额", "总金额", "应结订单金额"});
    m_refunded = sumOf({"申请退款金额", "退款金额"});
    m_fee = sumOf({"手续费"});
    m_time = columns.find("交易时间");
    m_asked = columns.find("退款申请时间");
    m_merchant = columns.find("商户号");
    m_transaction = columns.find("微信订单号");
    m_number = columns.find("商户订单号");
    m_state = columns.find("交易状态");
    m_currency = columns.find("货币种类");
    m_refund = columns.find("微信退款单号");
    m_refundNumber = columns.find("商户退款单号");
    m_refundState = columns.find("退款状态");
    const bool hasPayments = m_time >= 0 && m_merchant >= 0 && m_transaction >= 0 && m_number >= 0 && m_state >= 0 &&
                             m_currency >= 0 && m_ordered && m_fee;
    // A bill of payments alone has no columns for refunds; half of them is no bill.
    const int refundColumns = (m_refund >= 0) + (m_refundNumber >= 0) + (m_refundState >= 0) + (m_refunded != nullptr);
    m_tally.totals().format = refundColumns == 0 ? "wechat/success" : m_asked >= 0 ? "wechat/refund" : "wechat/trade";
    return hasPayments && (refundColumns == 0 || refundColumns == 4);
}

bool TradeReader::isEveryAmountRead(const Cells& cells)
{
    bool isRead = true;
    for (Sum& sum : m_sums) {
        sum.value = sum.sum.add(cells.at(sum.sum.column()));
        isRead = isRead && sum.value;
    }
    return isRead;
}

void TradeReader::read(const Cells& cells, std::int64_t line)
{
    const bool isEveryAmountRead = this->isEveryAmountRead(cells);
    if (!m_mchid.isEmpty() && cells.at(m_merchant) != m_mchid)
        m_tally.noteOtherMerchant();
    const char* fault = isEveryAmountRead ? faultIn(cells) : notes::kAmountUnreadable;
    if (fault) {
        m_tally.giveUnreadable(line, fault);
        return;
    }
    m_row.line = line;
    m_tally.give(m_row);
}

void TradeReader::giveUnreadable(std::int64_t line, const char* note)
{
    for (Sum& sum : m_sums)
        sum.sum.forget();
    m_tally.giveUnreadable(line, note);
}

const char* TradeReader::faultIn(const Cells& cells)
{
    for (int column = 0; column < cells.count(); ++column) {
        if (!channels::isUtf8(cells.at(column)))
            return notes::kEncodingWrong;
    }
    if (const char* fault = faultInKind(cells))
        return fault;
    if (const char* fault = faultInNumbers(cells))
        return fault;
    if (const char* fault = faultInCurrency(cells.at(m_currency)))
        return fault;
    const bool isAsked = m_asked >= 0 && !cells.at(m_asked).isEmpty();
    const auto at = channels::readBeijingTime(cells.at(isAsked ? m_asked : m_time));
    if (!at)
        return notes::kTimeUnreadable;
    m_row.at = *at;
    return faultInMoney();
}

const char* TradeReader::faultInCurrency(QByteArrayView currency)
{
    if (m_row.currency == currency)
        return nullptr;
    const auto known = Currency::parse(currency);
    if (!known)
        return notes::kCurrencyUnknown;
    m_row.currency = known->code();
    m_unitsOfMinor = unitsOfMinor(*known);
    return nullptr;
}

std::optional<std::int64_t> TradeReader::minorOf(std::int64_t units) const
{
    return units < 0 || units % m_unitsOfMinor != 0 ? std::nullopt : std::optional(units / m_unitsOfMinor);
}

const char* TradeReader::faultInKind(const Cells& cells)
{
    const QByteArrayView state = cells.at(m_state);
    m_row.kind = state == "REFUND" ? rows::Kind::Refund : rows::Kind::Payment;
    m_row.state = state == "REVOKED" ? rows::State::Reversed : rows::State::Succeeded;
    if (state == "SUCCESS" || (state == "REVOKED" && m_refunded))
        return nullptr;
    if (state != "REFUND" || m_refundState < 0)
        return notes::kStateUnknown;
    const QByteArrayView refunded = cells.at(m_refundState);
    if (refunded == "PROCESSING")
        m_row.state = rows::State::Processing;
    else if (refunded == "FAIL")
        m_row.state = rows::State::Failed;
    else if (refunded != "SUCCESS")
        return notes::kStateUnknown;
    return nullptr;
}

const char* TradeReader::faultInNumbers(const Cells& cells)
{
    const bool isRefund = m_row.kind == rows::Kind::Refund;
    const QByteArrayView number = numberOf(cells.at(isRefund ? m_refundNumber : m_number));
    const QByteArrayView transaction = numberOf(cells.at(isRefund ? m_refund : m_transaction));
    if (!rows::fitsField(number) || !rows::fitsField(transaction) || transaction.isEmpty())
        return notes::kNumberUnreadable;
    m_row.number = number.toByteArray();
    m_row.transaction = transaction.toByteArray();
    return nullptr;
}

const char* TradeReader::faultInMoney()
{
    const bool goesBack = m_row.kind == rows::Kind::Refund || m_row.state == rows::State::Reversed;
    const auto amount = minorOf(*(goesBack ? m_refunded : m_ordered)->value);
    if (!amount)
        return notes::kAmountUnreadable;
    // Whether a fee that is given back has a minus is not settled.
    const std::int64_t charged = *m_fee->value;
    const auto fee = minorOf(goesBack ? std::abs(charged) : charged);
    if (!fee)
        return notes::kFeeUnreadable;
    m_row.amount = *amount;
    m_row.fee = *fee;
    return nullptr;
}

bool TradeReader::agrees(const Columns& names, const Cells& sums) const
{
    const auto count = channels::readDigits(sums.at(names.find(kRowCount)));
    if (!count || *count != m_tally.totals().rows)
        return false;
    int compared = 0;
    for (const Summed& summed : kSummed) {
        const int told = names.find(summed.sum);
        const Sum* sum = sumOf({summed.column});
        if (told < 0 || !sum)
            continue;
        ++compared;
        if (!sum->sum.agrees(sums.at(told)))
            return false;
    }
    return compared >= 2; // the money and the fees at least
}

} // namespace

std::unique_ptr<channels::BillReader> makeTradeReader(QByteArray mchid, BusinessDate day, channels::BillSinks sinks)
{
    return std::make_unique<TradeReader>(std::move(mchid), day, std::move(sinks));
}

} // namespace guitai::wechat
