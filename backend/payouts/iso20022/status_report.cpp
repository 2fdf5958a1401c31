// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "iso20022/status_report.h"

#include "iso20022/amounts.h"

#include <algorithm>
#include <array>

namespace guitai::iso20022 {

namespace {

using payouts::PayoutReport;
using payouts::PayoutState;

struct StatusLine
{
    const char* code;
    PayoutState state;
};

// clang-format off
constexpr std::array kStatuses{
    StatusLine{"RCVD", PayoutState::Accepted}, StatusLine{"PDNG", PayoutState::Accepted},
    StatusLine{"ACTC", PayoutState::Accepted}, StatusLine{"ACCP", PayoutState::Accepted},
    StatusLine{"ACFC", PayoutState::Accepted}, StatusLine{"ACWC", PayoutState::Accepted},
    StatusLine{"ACWP", PayoutState::Accepted}, StatusLine{"ACSP", PayoutState::Accepted},
    StatusLine{"PART", PayoutState::Accepted},
    StatusLine{"ACSC", PayoutState::Paid},     StatusLine{"ACCC", PayoutState::Paid},
    StatusLine{"RJCT", PayoutState::Rejected}, StatusLine{"CANC", PayoutState::Rejected},
};
// clang-format on

/// Of ExternalStatusReason1Code: the bank has that number already, so that this rejection is about a repetition.
constexpr std::array kDuplicates{"AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05"};

Error refused(const char* why)
{
    return {payouts::errors::kDocumentRefused, {}, QString::fromLatin1(why)};
}

QByteArray reasonOf(const Element& status)
{
    for (const Element* reason : status.all("StsRsnInf")) {
        const QByteArray code = reason->textAt("Rsn/Cd");
        if (!code.isEmpty())
            return code;
        if (const QByteArray own = reason->textAt("Rsn/Prtry"); !own.isEmpty())
            return own;
    }
    return {};
}

/// The transaction with our end-to-end id; several are refused.
Result<const Element*> transactionOf(const Element& payment, const QByteArray& number)
{
    const Element* found = nullptr;
    for (const Element* one : payment.all("TxInfAndSts")) {
        if (one->textAt("OrgnlEndToEndId") != number)
            continue;
        if (found)
            return refused("Two statuses for one transaction.");
        found = one;
    }
    return found;
}

PayoutReport reportOf(const Element& level, const QByteArray& status)
{
    PayoutReport report;
    report.reasonCode = reasonOf(level);
    report.state = stateOfStatus(status);
    const bool isRepetition =
        std::ranges::any_of(kDuplicates, [&](const char* duplicate) { return report.reasonCode == duplicate; });
    if (report.state == PayoutState::Rejected && isRepetition)
        report.state = PayoutState::Unknown;
    return report;
}

Result<PayoutReport> reportOfTransaction(const Element& transaction)
{
    PayoutReport report = reportOf(transaction, transaction.textAt("TxSts"));
    if (const Element* stated = transaction.at("OrgnlTxRef/Amt/InstdAmt")) {
        const auto amount = amountOf(*stated);
        if (!amount)
            return amount.error();
        report.amount = *amount;
    }
    return report;
}

} // namespace

PayoutState stateOfStatus(QByteArrayView code)
{
    const auto line = std::ranges::find_if(kStatuses, [&](const StatusLine& one) { return code == one.code; });
    return line == kStatuses.end() ? PayoutState::Unknown : line->state;
}

Result<PayoutReport> readStatusReport(QByteArrayView xml, const WithdrawalNo& withdrawalNo)
{
    const auto document = readDocument(xml, kStatusReportNamespace);
    if (!document)
        return document.error();
    const Element* report = document->only("CstmrPmtStsRpt");
    const Element* group = report ? report->only("OrgnlGrpInfAndSts") : nullptr;
    if (!group || report->textAt("GrpHdr/MsgId").isEmpty())
        return refused("A part of the report is missing.");
    if (group->textAt("OrgnlMsgId") != withdrawalNo.bytes()) {
        PayoutReport foreign;
        foreign.foreign = true;
        return foreign;
    }
    const auto payments = report->all("OrgnlPmtInfAndSts");
    if (payments.size() > 1)
        return refused("Our messages have one payment.");
    if (!payments.empty()) {
        const auto transaction = transactionOf(*payments.front(), withdrawalNo.bytes());
        if (!transaction)
            return transaction.error();
        if (*transaction && !(*transaction)->textAt("TxSts").isEmpty())
            return reportOfTransaction(**transaction);
        if (const QByteArray status = payments.front()->textAt("PmtInfSts"); !status.isEmpty())
            return reportOf(*payments.front(), status);
    }
    return reportOf(*group, group->textAt("GrpSts"));
}

} // namespace guitai::iso20022
