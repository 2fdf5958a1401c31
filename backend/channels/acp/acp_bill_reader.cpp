// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_bill_reader.h"

#include "channels/bill_values.h"
#include "money/currency.h"

#include <span>

namespace guitai::acp {

namespace {

namespace notes = channels::notes;
using channels::BillLine;

/// A field by its first byte, counted from 0, and its width.
struct Field
{
    qsizetype at;
    qsizetype width;
};

// Of both tables; UnionPay's document counts bytes from 1.
constexpr Field kTime{35, 10}; ///< MMDDhhmmss
constexpr Field kAmount{66, 12};

// Of ZM.
constexpr qsizetype kRecordBytes = 607;
constexpr qsizetype kLongerRecordBytes = 608; ///< a later form, with more fields in what was kept free
constexpr Field kQueryId{87, 21};
constexpr Field kOrderId{112, 32};
constexpr Field kFee{166, 13};
constexpr Field kSettled{180, 13};
constexpr Field kTxnType{215, 2};
constexpr Field kOriginalQueryId{271, 21};
constexpr Field kMerId{293, 15};
constexpr Field kDiscount{430, 13};
constexpr Field kInstalmentFee{458, 12};
constexpr Field kOriginalOrderId{476, 32}; ///< blank in the form of 40 fields

// Of ZME.
constexpr qsizetype kAdjustmentBytes = 339;
constexpr Field kAdjustmentFee{126, 13};
constexpr Field kAdjustmentSettled{140, 13};

/// Up to where all forms have the same fields.
constexpr qsizetype kWidths[] = {3, 11, 11, 6, 10, 19, 12, 4,  2, 21, 2,  32, 2,  6, 10, 13, 13, 4,  15, 2,
                                 2, 6,  2,  4, 32, 1,  21, 15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2,  1};
constexpr qsizetype kAdjustmentWidths[] = {3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2};

bool isParted(QByteArrayView record, std::span<const qsizetype> widths)
{
    qsizetype at = 0;
    for (const qsizetype width : widths) {
        at += width;
        if (record[at++] != ' ')
            return false;
    }
    return true;
}

QByteArrayView textOf(QByteArrayView record, Field field)
{
    return record.sliced(field.at, field.width).trimmed();
}

/// "C000000000123" is to the merchant, "D…" from it.
std::optional<std::int64_t> signedOf(QByteArrayView record, Field field)
{
    const QByteArrayView text = record.sliced(field.at, field.width);
    const auto fen = channels::readDigits(text.sliced(1));
    if (!fen || (text[0] != 'C' && text[0] != 'D'))
        return std::nullopt;
    return text[0] == 'C' ? *fen : -*fen;
}

/// Blank, or nothing but noughts after its sign.
bool isNothing(QByteArrayView record, Field field)
{
    const QByteArrayView text = textOf(record, field);
    return text.isEmpty() || signedOf(record, field) == 0;
}

} // namespace

BillReader::BillReader(QByteArray merId, BusinessDate day, channels::BillSinks sinks)
    : m_merId(std::move(merId)), m_day(day), m_tally(day, std::move(sinks))
{
    m_row.currency = Currency::cny().code();
    m_tally.totals().format = "unionpay/zm";
    m_tally.totals().encoding = "GBK";
}

void BillReader::add(QByteArrayView piece)
{
    m_lines.add(piece, [this](const BillLine& line) { take(line); });
}

void BillReader::take(const BillLine& line)
{
    const qsizetype bytes = line.text.size();
    const bool isTransaction = bytes == kRecordBytes || bytes == kLongerRecordBytes;
    const bool isAdjustment = bytes == kAdjustmentBytes;
    m_hasRecord = m_hasRecord || isTransaction || isAdjustment;
    m_row = rows::BillRow();
    m_row.currency = Currency::cny().code();
    m_row.line = line.number;
    const char* fault = nullptr;
    if (line.isTooLong)
        fault = notes::kLineTooLong;
    else if (isTransaction)
        fault = faultInTransaction(line.text);
    else if (isAdjustment)
        fault = faultInAdjustment(line.text);
    else
        fault = bytes < kRecordBytes ? notes::kColumnsMissing : notes::kColumnsExtra;
    if (fault)
        m_tally.giveUnreadable(line.number, fault);
    else
        m_tally.give(m_row);
}

const char* BillReader::faultInTransaction(QByteArrayView record)
{
    if (!isParted(record, kWidths))
        return notes::kColumnsMissing;
    if (!channels::isGbk(record))
        return notes::kEncodingWrong;
    if (!m_merId.isEmpty() && textOf(record, kMerId) != m_merId)
        m_tally.noteOtherMerchant();
    if (const char* fault = faultInTime(record))
        return fault;
    if (const char* fault = faultInKind(record))
        return fault;
    return faultInMoney(record);
}

/// The year is not said: it is the one that puts the record next to its day.
const char* BillReader::faultInTime(QByteArrayView record)
{
    std::array<int, 5> parts{};
    for (size_t i = 0; i < parts.size(); ++i) {
        const auto part = channels::readDigits(record.sliced(kTime.at + static_cast<qsizetype>(i) * 2, 2));
        if (!part)
            return notes::kTimeUnreadable;
        parts[i] = static_cast<int>(*part);
    }
    const QByteArray day = m_day.compact();
    const int month = day.mid(4, 2).toInt();
    const int year = day.first(4).toInt() + (month == 1 && parts[0] == 12 ? -1 : month == 12 && parts[0] == 1 ? 1 : 0);
    const auto at = channels::beijingTime(year, parts[0], parts[1], parts[2], parts[3], parts[4]);
    if (!at)
        return notes::kTimeUnreadable;
    m_row.at = *at;
    return nullptr;
}

const char* BillReader::faultInKind(QByteArrayView record)
{
    const QByteArrayView type = textOf(record, kTxnType);
    const QByteArrayView order = textOf(record, kOrderId);
    const QByteArrayView original = textOf(record, kOriginalOrderId);
    const QByteArrayView originalQuery = textOf(record, kOriginalQueryId);
    const QByteArrayView query = textOf(record, kQueryId);
    for (const QByteArrayView text : {order, original, originalQuery, query}) {
        if (!rows::fitsField(text))
            return notes::kNumberUnreadable;
    }
    if (query.isEmpty())
        return notes::kNumberUnreadable;
    // An undo under a number of its own is a refund of ours; under the order's it takes the payment back.
    const bool isTakenBack = type == "99" || (type == "31" && order == original);
    if (!isTakenBack && type != "01" && type != "04" && type != "31")
        return notes::kKindUnknown;
    m_row.kind = isTakenBack || type == "01" ? rows::Kind::Payment : rows::Kind::Refund;
    m_row.state = isTakenBack ? rows::State::Reversed : rows::State::Succeeded;
    m_row.number = (isTakenBack && !original.isEmpty() ? original : order).toByteArray();
    m_row.transaction = (isTakenBack && !originalQuery.isEmpty() ? originalQuery : query).toByteArray();
    return nullptr;
}

const char* BillReader::faultInMoney(QByteArrayView record)
{
    const auto amount = channels::readDigits(record.sliced(kAmount.at, kAmount.width));
    const auto fee = signedOf(record, kFee);
    const auto settled = signedOf(record, kSettled);
    if (!amount || !settled)
        return notes::kAmountUnreadable;
    const bool goesBack = m_row.kind == rows::Kind::Refund || m_row.state == rows::State::Reversed;
    if (!fee || (goesBack ? *fee < 0 : *fee > 0))
        return notes::kFeeUnreadable;
    // With a discount or instalments, what is settled is more than these two.
    const bool isPlain = isNothing(record, kDiscount) && isNothing(record, kInstalmentFee);
    if (isPlain && *settled != (goesBack ? -*amount : *amount) + *fee)
        return notes::kAmountsDisagree;
    m_row.amount = *amount;
    m_row.fee = std::abs(*fee);
    return nullptr;
}

/// What an adjustment belongs to is not said in a number of ours: it is a row of theirs alone, which a person explains.
const char* BillReader::faultInAdjustment(QByteArrayView record)
{
    if (!isParted(record, kAdjustmentWidths))
        return notes::kColumnsMissing;
    if (!channels::isGbk(record))
        return notes::kEncodingWrong;
    if (const char* fault = faultInTime(record))
        return fault;
    const auto amount = channels::readDigits(record.sliced(kAmount.at, kAmount.width));
    const auto fee = signedOf(record, kAdjustmentFee);
    const auto settled = signedOf(record, kAdjustmentSettled);
    if (!amount || !settled)
        return notes::kAmountUnreadable;
    if (!fee)
        return notes::kFeeUnreadable;
    m_row.kind = *settled < 0 ? rows::Kind::Refund : rows::Kind::Payment;
    m_row.amount = *amount;
    m_row.fee = std::abs(*fee);
    return nullptr;
}

Result<channels::BillTotals> BillReader::finish()
{
    if (!m_lines.isAtEnd())
        return Error{channels::errors::kBillCut, {}, QStringLiteral("The last record has no end.")};
    if (m_tally.totals().rows > 0 && !m_hasRecord)
        return Error{channels::errors::kBillFormatUnknown, {}, QStringLiteral("No record has a table's length.")};
    return m_tally.finish();
}

} // namespace guitai::acp
