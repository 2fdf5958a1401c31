// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_bill.h"

#include "sandbox/unionpay/acp_book.h"
#include "sandbox/zip_file.h"

#include <array>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

/// The fields that are filled, counted from 1 as UnionPay's document does; what is not filled is blank.
enum Field : std::uint8_t {
    TradeCode = 1,
    Acquirer = 2,
    Sender = 3,
    TraceNo = 4,
    TraceTime = 5,
    CardNo = 6,
    Amount = 7,
    Trade = 8,
    TerminalKind = 9,
    QueryId = 10,
    OrderId = 12,
    CardKind = 13,
    OriginalTraceNo = 14,
    OriginalTime = 15,
    Fee = 16,
    Settled = 17,
    PayKind = 18,
    TxnType = 20,
    TxnSubType = 21,
    BizType = 22,
    Contact = 26,
    OriginalQueryId = 27,
    MerId = 28,
    Net = 33,
    Discount = 36,
    OriginalOrderId = 41
};

constexpr std::array<qsizetype, 42> kWidths{3,  11, 11, 6,  10, 19, 12, 4,  2,  21, 2,  32, 2,  6,
                                            10, 13, 13, 4,  15, 2,  2,  6,  2,  4,  32, 1,  21, 15,
                                            1,  15, 32, 13, 13, 8,  32, 13, 13, 12, 2,  1,  32, 98};

class Record
{
public:
    void set(Field field, const QByteArray& text) { m_fields[field - 1U] = text; }
    QByteArray line() const
    {
        QByteArrayList padded;
        for (size_t i = 0; i < kWidths.size(); ++i)
            padded.append(m_fields[i].leftJustified(kWidths[i], ' ', true));
        return padded.join(' ') + "\r\n";
    }

private:
    std::array<QByteArray, kWidths.size()> m_fields;
};

QByteArray digits(qint64 fen)
{
    return QByteArray::number(fen).rightJustified(12, '0');
}

/// "C" to the merchant, "D" from it.
QByteArray signedDigits(qint64 fen)
{
    return (fen < 0 ? "D" : "C") + digits(qAbs(fen));
}

/// A transaction's trace number is a part of its queryId.
QByteArray traceOf(const QByteArray& queryId)
{
    return queryId.mid(14, 6);
}

QByteArray lineOf(const BillRow& row, const QByteArray& merId)
{
    const bool isPayment = row.event == BillEvent::Payment;
    const qint64 amount = isPayment ? row.ordered : row.refunded;
    const qint64 settled = isPayment ? amount - row.fee : -amount - row.fee;
    const bool isRefund = row.event == BillEvent::Refund;
    const QByteArray queryId = isRefund ? row.refundId : row.tradeNo;
    Record record;
    record.set(TradeCode, isPayment ? "S22" : "S30");
    record.set(Acquirer, "48020000");
    record.set(Sender, "00010000");
    record.set(TraceNo, traceOf(queryId));
    record.set(TraceTime, beijingDigits(row.at).mid(4));
    record.set(CardNo, row.payer);
    record.set(Amount, row.isGarbled ? garbled(digits(amount)) : digits(amount));
    record.set(Trade, "5812");
    record.set(TerminalKind, "07");
    record.set(QueryId, queryId);
    record.set(OrderId, isRefund ? row.merchantRefundNo : row.orderNo);
    record.set(CardKind, "01");
    record.set(OriginalTraceNo, isPayment ? "000000" : traceOf(row.tradeNo));
    record.set(OriginalTime, "0000000000");
    record.set(Fee, signedDigits(-row.fee));
    record.set(Settled, signedDigits(settled));
    record.set(PayKind, "0501");
    record.set(TxnType, row.event == BillEvent::Reversal ? QByteArray("99") : row.tradeType.first(2));
    record.set(TxnSubType, row.tradeType.mid(2));
    record.set(BizType, row.tradeType == "0101" ? "000201" : "000000");
    record.set(Contact, "0");
    record.set(OriginalQueryId, isPayment ? QByteArray() : row.tradeNo);
    record.set(MerId, merId);
    record.set(Net, signedDigits(settled));
    record.set(Discount, signedDigits(0));
    record.set(OriginalOrderId, isPayment ? QByteArray() : row.orderNo);
    return record.line();
}

} // namespace

QByteArray zmFile(const QList<BillRow>& rows, const QByteArray& merId)
{
    QByteArray file;
    for (const BillRow& row : rows)
        file += lineOf(row, merId);
    return file;
}

QByteArray fileContent(const QList<BillRow>& rows, const QByteArray& merId, const QByteArray& day)
{
    const QByteArray stem = "INN" + day.mid(2) + "88";
    const QByteArray zip = zipFile({{stem + "ZM_" + merId, zmFile(rows, merId)}, {stem + "ZME_" + merId, {}}});
    constexpr qsizetype kLengthOfQt = 4; // before the deflated bytes
    return qCompress(zip).mid(kLengthOfQt).toBase64();
}

} // namespace guitai::sandbox::unionpay
