// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/bank/bank_messages.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QString kOrderNamespace = u"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"_s;
const QString kReportNamespace = u"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"_s;
const QString kNoticeNamespace = u"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"_s;

/// Every text under its path, "CstmrCdtTrfInitn/GrpHdr/MsgId"; nothing when it is no such document.
std::optional<QHash<QString, QString>> textsOf(const QByteArray& document, QByteArray& currency)
{
    QXmlStreamReader xml(document);
    QStringList path;
    QHash<QString, QString> texts;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD: return std::nullopt;
        case QXmlStreamReader::StartElement:
            if (xml.namespaceUri() != kOrderNamespace)
                return std::nullopt;
            path.append(xml.name().toString());
            if (xml.name() == u"InstdAmt"_s)
                currency = xml.attributes().value(u"Ccy"_s).toLatin1();
            break;
        case QXmlStreamReader::Characters:
            if (!xml.isWhitespace())
                texts[path.mid(1).join(u'/')] += xml.text();
            break;
        case QXmlStreamReader::EndElement: path.removeLast(); break;
        default: break;
        }
    }
    return xml.hasError() ? std::nullopt : std::optional(texts);
}

void write(QXmlStreamWriter& xml, const QString& path, const QByteArray& text)
{
    const QStringList names = path.split(u'/');
    for (const QString& name : names.mid(0, names.size() - 1))
        xml.writeStartElement(name);
    xml.writeTextElement(names.last(), QString::fromUtf8(text));
    for (qsizetype i = 1; i < names.size(); ++i)
        xml.writeEndElement();
}

void writeAmount(QXmlStreamWriter& xml, const QByteArray& amount, const QByteArray& currency)
{
    xml.writeStartElement(u"Amt"_s);
    xml.writeAttribute(u"Ccy"_s, QString::fromLatin1(currency));
    xml.writeCharacters(QString::fromLatin1(amount));
    xml.writeEndElement();
}

void begin(QXmlStreamWriter& xml, const QString& nameSpace, const QString& message)
{
    xml.writeStartDocument();
    xml.writeStartElement(u"Document"_s);
    xml.writeDefaultNamespace(nameSpace);
    xml.writeStartElement(message);
}

const char* statusCode(BankPaymentStatus status)
{
    switch (status) {
    case BankPaymentStatus::Pending: return "ACSP";
    case BankPaymentStatus::Rejected: return "RJCT";
    case BankPaymentStatus::Booked:
    case BankPaymentStatus::Returned: break;
    }
    return "ACSC";
}

void writeTransaction(QXmlStreamWriter& xml, const BankPayment& payment, const Booking& booking)
{
    xml.writeStartElement(u"NtryDtls"_s);
    xml.writeStartElement(u"TxDtls"_s);
    xml.writeStartElement(u"Refs"_s);
    write(xml, u"AcctSvcrRef"_s, booking.reference);
    write(xml, u"EndToEndId"_s, payment.endToEndId);
    xml.writeEndElement();
    writeAmount(xml, booking.amount, payment.currency);
    if (booking.isReturn)
        write(xml, u"RtrInf/Rsn/Cd"_s, payment.reason);
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

std::optional<BankPayment> readOrder(const QByteArray& document)
{
    QByteArray currency;
    const auto texts = textsOf(document, currency);
    if (!texts)
        return std::nullopt;
    const auto text = [&](const char* path) {
        return texts->value(u"CstmrCdtTrfInitn/"_s + QLatin1String(path)).toUtf8();
    };
    const auto accountAt = [&](const char* party) {
        const QByteArray iban = text((QByteArray(party) + "/Id/IBAN").constData());
        return iban.isEmpty() ? text((QByteArray(party) + "/Id/Othr/Id").constData()) : iban;
    };
    BankPayment payment;
    payment.messageId = text("GrpHdr/MsgId");
    payment.endToEndId = text("PmtInf/CdtTrfTxInf/PmtId/EndToEndId");
    payment.amount = text("PmtInf/CdtTrfTxInf/Amt/InstdAmt");
    payment.currency = currency;
    payment.debtorAccount = accountAt("PmtInf/DbtrAcct");
    payment.creditorName = QString::fromUtf8(text("PmtInf/CdtTrfTxInf/Cdtr/Nm"));
    payment.creditorAccount = accountAt("PmtInf/CdtTrfTxInf/CdtrAcct");
    payment.document = document;
    const bool isWhole = text("GrpHdr/NbOfTxs") == "1" && text("GrpHdr/CtrlSum") == payment.amount &&
                         text("PmtInf/PmtMtd") == "TRF" && !payment.messageId.isEmpty() &&
                         !payment.endToEndId.isEmpty() && !payment.currency.isEmpty() &&
                         !payment.creditorAccount.isEmpty() && !payment.debtorAccount.isEmpty();
    return isWhole ? std::optional(payment) : std::nullopt;
}

QByteArray statusReport(const BankPayment& payment, bool duplicate, UtcTime at)
{
    QByteArray document;
    QXmlStreamWriter xml(&document);
    begin(xml, kReportNamespace, u"CstmrPmtStsRpt"_s);
    xml.writeStartElement(u"GrpHdr"_s);
    write(xml, u"MsgId"_s, "S" + QByteArray::number(static_cast<qlonglong>(at.ms())));
    write(xml, u"CreDtTm"_s, at.toRfc3339());
    xml.writeEndElement();
    xml.writeStartElement(u"OrgnlGrpInfAndSts"_s);
    write(xml, u"OrgnlMsgId"_s, payment.messageId);
    write(xml, u"OrgnlMsgNmId"_s, "pain.001.001.09");
    if (duplicate) {
        write(xml, u"GrpSts"_s, "RJCT");
        write(xml, u"StsRsnInf/Rsn/Cd"_s, "DU01");
    }
    xml.writeEndElement();
    if (!duplicate) {
        xml.writeStartElement(u"OrgnlPmtInfAndSts"_s);
        write(xml, u"OrgnlPmtInfId"_s, payment.messageId);
        xml.writeStartElement(u"TxInfAndSts"_s);
        write(xml, u"OrgnlEndToEndId"_s, payment.endToEndId);
        write(xml, u"TxSts"_s, statusCode(payment.status));
        if (payment.status == BankPaymentStatus::Rejected)
            write(xml, u"StsRsnInf/Rsn/Cd"_s, payment.reason);
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return document;
}

QByteArray notification(const BankPayment& payment, const Booking& booking)
{
    QByteArray document;
    QXmlStreamWriter xml(&document);
    begin(xml, kNoticeNamespace, u"BkToCstmrDbtCdtNtfctn"_s);
    xml.writeStartElement(u"GrpHdr"_s);
    write(xml, u"MsgId"_s, booking.noticeId);
    write(xml, u"CreDtTm"_s, booking.at.toRfc3339());
    xml.writeEndElement();
    xml.writeStartElement(u"Ntfctn"_s);
    write(xml, u"Id"_s, booking.noticeId);
    write(xml, u"Acct/Id/Othr/Id"_s, payment.debtorAccount);
    xml.writeStartElement(u"Ntry"_s);
    writeAmount(xml, booking.amount, payment.currency);
    write(xml, u"CdtDbtInd"_s, booking.isReturn ? "CRDT" : "DBIT");
    write(xml, u"Sts/Cd"_s, "BOOK");
    write(xml, u"BookgDt/DtTm"_s, booking.at.toRfc3339());
    writeTransaction(xml, payment, booking);
    xml.writeEndDocument();
    return document;
}

QByteArray shifted(const QByteArray& amount, int minor)
{
    QByteArray digits = amount;
    const qsizetype point = digits.indexOf('.');
    const qsizetype places = point < 0 ? 0 : digits.size() - point - 1;
    digits.replace(".", "");
    QByteArray sum = QByteArray::number(digits.toLongLong() + minor).rightJustified(places + 1, '0');
    return places == 0 ? sum : sum.insert(sum.size() - places, '.');
}

QJsonObject bankPaymentJson(const BankPayment& payment)
{
    constexpr const char* kNames[] = {"PENDING", "BOOKED", "REJECTED", "RETURNED"};
    return {{u"message_id"_s, QString::fromLatin1(payment.messageId)},
            {u"end_to_end_id"_s, QString::fromLatin1(payment.endToEndId)},
            {u"amount"_s, QString::fromLatin1(payment.amount)},
            {u"currency"_s, QString::fromLatin1(payment.currency)},
            {u"creditor_name"_s, payment.creditorName},
            {u"creditor_account"_s, QString::fromLatin1(payment.creditorAccount)},
            {u"status"_s, QLatin1String(kNames[static_cast<std::size_t>(payment.status)])},
            {u"reason"_s, QString::fromLatin1(payment.reason)},
            {u"bookings"_s, payment.bookings}};
}

} // namespace guitai::sandbox
