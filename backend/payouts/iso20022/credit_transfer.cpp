// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "iso20022/credit_transfer.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace guitai::iso20022 {

namespace {

constexpr qsizetype kCnapsDigits = 12;

class MessageWriter
{
public:
    explicit MessageWriter(QByteArray& out) : m_xml(&out)
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QStringLiteral("Document"));
        m_xml.writeDefaultNamespace(QString::fromLatin1(kCreditTransferNamespace));
    }

    void open(const char* name) { m_xml.writeStartElement(QLatin1String(name)); }
    void close() { m_xml.writeEndElement(); }
    void text(const char* name, const QString& text) { m_xml.writeTextElement(QLatin1String(name), text); }
    void text(const char* name, const QByteArray& ascii) { text(name, QString::fromLatin1(ascii)); }
    void amount(const char* name, const Money& amount)
    {
        open(name);
        m_xml.writeAttribute(QStringLiteral("Ccy"), QString::fromLatin1(amount.currency().code()));
        m_xml.writeCharacters(QString::fromLatin1(amount.toDecimal()));
        close();
    }
    void party(const char* name, const QString& called)
    {
        open(name);
        text("Nm", called);
        close();
    }
    void account(const char* name, const QByteArray& number)
    {
        open(name);
        open("Id");
        if (isIban(number)) {
            text("IBAN", number);
        } else {
            open("Othr");
            text("Id", number);
            close();
        }
        close();
        close();
    }
    void agent(const char* name, const QByteArray& code)
    {
        open(name);
        open("FinInstnId");
        if (code.size() == kCnapsDigits) {
            open("ClrSysMmbId");
            open("ClrSysId");
            text("Cd", QByteArray("CNAPS"));
            close();
            text("MmbId", code);
            close();
        } else {
            text("BICFI", code);
        }
        close();
        close();
    }
    void end() { m_xml.writeEndDocument(); }

private:
    QXmlStreamWriter m_xml;
};

void writeHead(MessageWriter& out, const Debtor& debtor, const payouts::PayoutOrder& order)
{
    out.open("GrpHdr");
    out.text("MsgId", order.withdrawalNo.bytes());
    out.text("CreDtTm", order.at.toRfc3339());
    out.text("NbOfTxs", QByteArray("1"));
    out.text("CtrlSum", order.amount.toDecimal());
    out.party("InitgPty", debtor.name);
    out.close();
}

void writeTransfer(MessageWriter& out, const payouts::PayoutOrder& order)
{
    out.open("CdtTrfTxInf");
    out.open("PmtId");
    out.text("InstrId", order.withdrawalNo.bytes());
    out.text("EndToEndId", order.withdrawalNo.bytes());
    out.close();
    out.open("Amt");
    out.amount("InstdAmt", order.amount);
    out.close();
    out.agent("CdtrAgt", order.payee.bankCode);
    out.party("Cdtr", order.payee.name);
    out.account("CdtrAcct", order.payee.accountNo);
    if (!order.remark.isEmpty()) {
        out.open("RmtInf");
        out.text("Ustrd", order.remark);
        out.close();
    }
    out.close();
}

} // namespace

bool isIban(QByteArrayView account)
{
    constexpr qsizetype kShortest = 15;
    constexpr qsizetype kLongest = 34;
    constexpr qsizetype kHead = 4;
    constexpr int kModulus = 97;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool looksLike = account.size() >= kShortest && account.size() <= kLongest && isUpper(account[0]) &&
                           isUpper(account[1]) && isDigit(account[2]) && isDigit(account[3]);
    if (!looksLike)
        return false;
    int remainder = 0;
    for (qsizetype i = 0; i < account.size(); ++i) {
        const char c = account[(i + kHead) % account.size()];
        if (!isDigit(c) && !isUpper(c))
            return false;
        remainder = isDigit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10);
        remainder %= kModulus;
    }
    return remainder == 1;
}

QByteArray creditTransfer(const Debtor& debtor, const payouts::PayoutOrder& order)
{
    QByteArray bytes;
    MessageWriter out(bytes);
    out.open("CstmrCdtTrfInitn");
    writeHead(out, debtor, order);
    out.open("PmtInf");
    out.text("PmtInfId", order.withdrawalNo.bytes());
    out.text("PmtMtd", QByteArray("TRF"));
    out.text("NbOfTxs", QByteArray("1"));
    out.text("CtrlSum", order.amount.toDecimal());
    out.open("ReqdExctnDt");
    out.text("Dt", BusinessDate::of(order.at).iso());
    out.close();
    out.party("Dbtr", debtor.name);
    out.account("DbtrAcct", debtor.accountNo);
    out.agent("DbtrAgt", debtor.bankCode);
    out.text("ChrgBr", QByteArray("DEBT")); // the payee gets all of it: an amount that differs is an exception
    writeTransfer(out, order);
    out.end();
    return bytes;
}

} // namespace guitai::iso20022
