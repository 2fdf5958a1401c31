// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_bill_reader.h"

#include "channels/bill_values.h"
#include "money/currency.h"

#include <algorithm>

namespace guitai::alipay {

namespace {

namespace notes = channels::notes;
using channels::BillLine;
using channels::readDecimal;
using channels::readDigits;

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
constexpr qsizetype kMostColumns = 64;

/// Takes `begin` away from the beginning; false when it is not there.
bool skip(QByteArrayView& text, QByteArrayView begin)
{
    if (!text.startsWith(begin))
        return false;
    text = text.sliced(begin.size());
    return true;
}

/// Takes away what stands before `end`, and `end`.
QByteArrayView until(QByteArrayView& text, QByteArrayView end)
{
    const qsizetype at = text.indexOf(end);
    if (at < 0)
        return {};
    const QByteArrayView taken = text.first(at);
    text = text.sliced(at + end.size());
    return taken;
}

} // namespace

BillReader::BillReader(QByteArray sellerId, BusinessDate day, channels::BillSinks sinks)
    : m_sellerId(std::move(sellerId)), m_day(day), m_tally(day, std::move(sinks))
{
    m_row.currency = Currency::cny().code(); // the columns say 元
    m_tally.totals().format = "alipay/details";
}

void BillReader::add(QByteArrayView piece)
{
    m_lines.add(piece, [this](const BillLine& line) { take(line); });
}

void BillReader::take(const BillLine& line)
{
    if (m_part == Part::Refused)
        return;
    if (line.isTooLong && m_part == Part::Rows && m_table == Table::Details) {
        m_isSumKnown = false;
        m_tally.giveUnreadable(line.number, notes::kLineTooLong);
    } else if (line.isTooLong || !takePart(line.text, line.number)) {
        refuse(channels::errors::kBillFormatUnknown, line.number);
    }
}

void BillReader::refuse(const ErrorCode& code, std::int64_t line)
{
    if (!m_refusal)
        m_refusal = channels::billRefused(code, line);
    m_part = Part::Refused;
}

bool BillReader::takePart(QByteArrayView text, std::int64_t line)
{
    switch (m_part) {
    case Part::Title: return takeTitle(text);
    case Part::Account:
        m_part = Part::Days;
        if (!skip(text, words::kAccount.in(m_encoding)))
            return false;
        if (!m_sellerId.isEmpty() && !text.startsWith(m_sellerId))
            m_tally.noteOtherMerchant();
        return true;
    case Part::Days: return takeDays(text);
    case Part::ListBegin: m_part = Part::Header; return text.startsWith("#--");
    case Part::Header: return takeHeader(text);
    case Part::Rows: return takeRow(text, line);
    case Part::PaidTotal: m_part = Part::GivenBackTotal; return takeTotal(text, true);
    case Part::GivenBackTotal: m_part = Part::Exported; return takeTotal(text, false);
    case Part::Exported:
        m_part = Part::Title; // of the other table
        m_hasDetails = m_hasDetails || m_table == Table::Details;
        return text.startsWith(words::kExported.in(m_encoding)) && text.endsWith(']');
    case Part::Refused: break;
    }
    return true;
}

bool BillReader::takeTitle(QByteArrayView text)
{
    const bool isFirst = m_tally.totals().encoding.isEmpty();
    const bool hasMark = isFirst && skip(text, kByteOrderMark);
    if (isFirst && (text == words::kTitle.utf8 || text == words::kSumsTitle.utf8))
        m_encoding = Encoding::Utf8;
    if (isFirst)
        m_tally.totals().encoding = m_encoding == Encoding::Gbk ? "GBK" : hasMark ? "UTF-8 BOM" : "UTF-8";
    m_table = is(text, words::kSumsTitle) ? Table::Sums : Table::Details;
    m_part = Part::Account;
    const bool isRepeated = m_table == Table::Sums ? m_toldSums.has_value() : m_hasDetails;
    return !isRepeated && (m_table == Table::Sums || is(text, words::kTitle));
}

bool BillReader::takeDays(QByteArrayView text)
{
    m_part = Part::ListBegin;
    if (!skip(text, words::kFrom.in(m_encoding)))
        return false;
    const QByteArray day = m_day.compact();
    QByteArray begins = day.first(4);
    begins.append(words::kYear.in(m_encoding)).append(day.mid(4, 2)).append(words::kMonth.in(m_encoding));
    begins.append(day.mid(6)).append(words::kDay.in(m_encoding)).append("00:00:00]");
    if (!text.startsWith(begins))
        m_refusal = Error{channels::errors::kBillOtherDay, {}, QStringLiteral("The bill begins on another day.")};
    return text.startsWith(begins);
}

void BillReader::split(QByteArrayView text)
{
    m_cells.clear();
    for (qsizetype from = 0; from <= text.size() && m_cells.size() <= kMostColumns;) {
        const qsizetype comma = text.indexOf(',', from);
        const qsizetype end = comma < 0 ? text.size() : comma;
        m_cells.push_back(text.sliced(from, end - from).trimmed()); // a TAB stands behind numbers
        from = end + 1;
    }
}

bool BillReader::takeHeader(QByteArrayView text)
{
    split(text);
    const auto find = [this](const Word& word) {
        const auto found = std::ranges::find(m_cells, word.in(m_encoding));
        const bool isOnce = found != m_cells.end() && std::ranges::count(m_cells, *found) == 1;
        return isOnce ? static_cast<int>(found - m_cells.begin()) : -1;
    };
    m_part = Part::Rows;
    m_columns = static_cast<qsizetype>(m_cells.size());
    m_amount = find(words::kAmount);
    m_received = find(words::kReceived);
    m_discount = find(words::kDiscount);
    m_fee = find(words::kFee);
    m_payments = find(words::kPayments);
    m_refunds = find(words::kRefunds);
    const bool hasMoney = m_amount >= 0 && m_received >= 0 && m_discount >= 0 && m_fee >= 0;
    if (m_table == Table::Sums)
        return hasMoney && m_payments >= 0 && m_refunds >= 0;
    m_trade = find(words::kTrade);
    m_order = find(words::kOrder);
    m_kind = find(words::kKind);
    m_done = find(words::kDone);
    m_request = find(words::kRequest);
    return hasMoney && m_trade >= 0 && m_order >= 0 && m_kind >= 0 && m_done >= 0 && m_request >= 0;
}

bool BillReader::takeRow(QByteArrayView text, std::int64_t line)
{
    const bool isSums = m_table == Table::Sums;
    const Word& end = isSums ? words::kSumsListEnd : words::kListEnd;
    if (text.startsWith("#--") && text.contains(end.in(m_encoding))) {
        m_part = isSums ? Part::Exported : Part::PaidTotal;
        return !isSums || m_toldSums;
    }
    if (isSums)
        return takeSums(text);
    takeDetail(text, line);
    return true;
}

bool BillReader::takeSums(QByteArrayView text)
{
    split(text);
    if (static_cast<qsizetype>(m_cells.size()) != m_columns || m_toldSums)
        return false;
    if (!is(cell(0), words::kAll))
        return true; // one of the stores
    const auto payments = readDigits(cell(m_payments));
    const auto refunds = readDigits(cell(m_refunds));
    const auto money = readMoney();
    if (!payments || !refunds || !money)
        return false;
    m_toldSums = Sums{*payments, *refunds, money->ordered, money->received, money->fee};
    return true;
}

/// "#交易合计：6笔，商家实收共0.06元，商家优惠共0.00元"
bool BillReader::takeTotal(QByteArrayView text, bool isPaid)
{
    QByteArray& trailer = m_tally.totals().trailer;
    const auto begin = isPaid ? words::kPaidTotal : words::kBackTotal;
    if (!skip(text, begin.in(m_encoding)))
        return false;
    const auto count = readDigits(until(text, (isPaid ? words::kPaidCount : words::kBackCount).in(m_encoding)));
    const auto received =
        readDecimal(until(text, (isPaid ? words::kPaidDiscount : words::kBackDiscount).in(m_encoding)), 2);
    const auto discount = readDecimal(until(text, words::kYuan.in(m_encoding)), 2);
    if (!count || !received || !discount || !text.isEmpty())
        return false;
    trailer += QByteArray::number(*count) + ',' + QByteArray::number(*received) + ',' + QByteArray::number(*discount) +
               (isPaid ? ";" : "");
    m_toldRows += *count;
    const Side& side = isPaid ? m_paid : m_givenBack;
    const std::int64_t counted = isPaid ? m_sums.paid : m_sums.givenBack;
    const bool agrees = *count == counted && *received == side.received && *discount == side.discount;
    const bool isCountKnown = isPaid || m_toldRows == m_tally.totals().rows;
    if ((m_isSumKnown && !agrees) || !isCountKnown)
        m_refusal = Error{channels::errors::kBillTotalsDiffer, {}, QStringLiteral("The bill's own sums differ.")};
    return !m_refusal;
}

std::optional<BillReader::Money> BillReader::readMoney() const
{
    const auto ordered = readDecimal(cell(m_amount), 2);
    const auto received = readDecimal(cell(m_received), 2);
    const auto discount = readDecimal(cell(m_discount), 2);
    const auto fee = readDecimal(cell(m_fee), 2);
    if (!ordered || !received || !discount || !fee)
        return std::nullopt;
    return Money{*ordered, *received, *discount, *fee};
}

void BillReader::addUp(const Money& money, bool isPayment)
{
    Side& side = isPayment ? m_paid : m_givenBack;
    ++(isPayment ? m_sums.paid : m_sums.givenBack);
    const bool isTooMuch = __builtin_add_overflow(side.received, money.received, &side.received) ||
                           __builtin_add_overflow(side.discount, money.discount, &side.discount) ||
                           __builtin_add_overflow(m_sums.ordered, money.ordered, &m_sums.ordered) ||
                           __builtin_add_overflow(m_sums.received, money.received, &m_sums.received) ||
                           __builtin_add_overflow(m_sums.fees, money.fee, &m_sums.fees);
    m_isSumKnown = m_isSumKnown && !isTooMuch;
}

void BillReader::takeDetail(QByteArrayView text, std::int64_t line)
{
    split(text);
    const auto cells = static_cast<qsizetype>(m_cells.size());
    const bool isEncoded = m_encoding == Encoding::Gbk ? channels::isGbk(text) : channels::isUtf8(text);
    const char* fault = nullptr;
    if (cells != m_columns) {
        fault = cells < m_columns ? notes::kColumnsMissing : notes::kColumnsExtra;
        m_isSumKnown = false;
    } else {
        fault = faultIn();
    }
    if (!fault && !isEncoded)
        fault = notes::kEncodingWrong;
    if (fault) {
        m_tally.giveUnreadable(line, fault);
        return;
    }
    m_row.line = line;
    m_tally.give(m_row);
}

const char* BillReader::faultIn()
{
    const bool isPayment = is(cell(m_kind), words::kPaid);
    const auto money = readMoney();
    const bool isKnown = isPayment || is(cell(m_kind), words::kGivenBack);
    if (!isKnown || !money) {
        m_isSumKnown = false;
        return isKnown ? notes::kAmountUnreadable : notes::kKindUnknown;
    }
    addUp(*money, isPayment);
    if (isPayment ? money->ordered < 0 : money->ordered > 0)
        return notes::kAmountUnreadable;
    m_row.amount = isPayment ? money->ordered : -money->ordered;
    m_row.fee = std::abs(money->fee); // which sign a fee has is not settled
    const auto at = channels::readBeijingTime(cell(m_done));
    if (!at)
        return notes::kTimeUnreadable;
    m_row.at = *at;
    return faultInNumbers(isPayment);
}

const char* BillReader::faultInNumbers(bool isPayment)
{
    const QByteArrayView order = cell(m_order);
    const QByteArrayView trade = cell(m_trade);
    const QByteArrayView request = cell(m_request);
    if (!rows::fitsField(order) || !rows::fitsField(trade) || !rows::fitsField(request) || trade.isEmpty())
        return notes::kNumberUnreadable;
    // Money that a cancel gave back has no number of its own.
    const bool isCancel = !isPayment && (request.isEmpty() || request == order);
    const bool isOfOrder = isPayment || isCancel;
    m_row.kind = isOfOrder ? rows::Kind::Payment : rows::Kind::Refund;
    m_row.state = isCancel ? rows::State::Reversed : rows::State::Succeeded;
    m_row.number = (isOfOrder ? order : request).toByteArray();
    m_row.transaction = isOfOrder ? trade.toByteArray() : QByteArray(); // Alipay has none for a refund
    return nullptr;
}

Result<channels::BillTotals> BillReader::finish()
{
    if (m_refusal)
        return *m_refusal;
    const bool isBegun = !m_tally.totals().encoding.isEmpty();
    if (!isBegun || m_part != Part::Title || !m_lines.isAtEnd())
        return Error{channels::errors::kBillCut, {}, QStringLiteral("The file ends before its tables do.")};
    if (!m_hasDetails)
        return Error{channels::errors::kBillFormatUnknown, {}, QStringLiteral("These are the sums alone.")};
    if (m_toldSums && m_isSumKnown && *m_toldSums != m_sums)
        return Error{channels::errors::kBillTotalsDiffer, {}, QStringLiteral("The table of sums differs.")};
    return m_tally.finish();
}

} // namespace guitai::alipay
