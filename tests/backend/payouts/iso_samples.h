// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of a bank, put together from the parts that a test is about.
#pragma once

#include "iso20022/notification.h"
#include "iso20022/status_report.h"

namespace guitai::test {

inline const WithdrawalNo kWithdrawal = WithdrawalNo::trusted("W20261123012345677K3QZ9X004297");

inline QByteArray document(const QByteArray& nameSpace, const QByteArray& inside)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + nameSpace + "\">" + inside +
           "</Document>";
}

struct ReportParts
{
    QByteArray messageId = kWithdrawal.bytes();
    QByteArray group;   ///< inside OrgnlGrpInfAndSts, behind OrgnlMsgNmId
    QByteArray payment; ///< OrgnlPmtInfAndSts, whole
};

inline QByteArray statusReport(const ReportParts& parts)
{
    return document(iso20022::kStatusReportNamespace,
                    "<CstmrPmtStsRpt><GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-23T08:00:00Z</CreDtTm></GrpHdr>"
                    "<OrgnlGrpInfAndSts><OrgnlMsgId>" +
                        parts.messageId + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>" + parts.group +
                        "</OrgnlGrpInfAndSts>" + parts.payment + "</CstmrPmtStsRpt>");
}

inline QByteArray transactionReport(const QByteArray& status, const QByteArray& more = {})
{
    ReportParts parts;
    parts.payment = "<OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>" +
                    kWithdrawal.bytes() + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>" + more +
                    "</TxInfAndSts></OrgnlPmtInfAndSts>";
    return statusReport(parts);
}

inline QByteArray notification(const QByteArray& entries, const QByteArray& account = "<Othr><Id>1100</Id></Othr>")
{
    return document(iso20022::kNotificationNamespace,
                    "<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N1</MsgId><CreDtTm>2026-11-23T08:00:00Z</CreDtTm></GrpHdr>"
                    "<Ntfctn><Id>N1</Id><Acct><Id>" +
                        account + "</Id></Acct>" + entries + "</Ntfctn></BkToCstmrDbtCdtNtfctn>");
}

inline QByteArray entry(const QByteArray& direction, const QByteArray& transaction, const QByteArray& status = "BOOK",
                        const QByteArray& amount = "10.00")
{
    return "<Ntry><Amt Ccy=\"CNY\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd><Sts><Cd>" + status +
           "</Cd></Sts><NtryDtls>" + transaction + "</NtryDtls></Ntry>";
}

inline QByteArray transaction(const QByteArray& reference, const QByteArray& more = {})
{
    return "<TxDtls><Refs><AcctSvcrRef>" + reference + "</AcctSvcrRef><EndToEndId>" + kWithdrawal.bytes() +
           "</EndToEndId></Refs>" + more + "</TxDtls>";
}

} // namespace guitai::test
