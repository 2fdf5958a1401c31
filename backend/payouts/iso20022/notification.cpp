// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "iso20022/notification.h"

#include "iso20022/amounts.h"

#include <algorithm>

namespace guitai::iso20022 {

namespace {

using payouts::BankEntry;
using payouts::EntryKind;

constexpr qsizetype kLongestReference = 35; ///< Max35Text

Error refused(const char* why)
{
    return {payouts::errors::kDocumentRefused, {}, QString::fromLatin1(why)};
}

bool isReference(const QByteArray& text)
{
    const auto isPrintable = [](char c) { return c > ' ' && c <= '~'; };
    return !text.isEmpty() && text.size() <= kLongestReference && std::all_of(text.begin(), text.end(), isPrintable);
}

QByteArray firstOf(const QByteArray& wanted, const QByteArray& otherwise)
{
    return wanted.isEmpty() ? otherwise : wanted;
}

/// Of a transaction, with its entry's direction where it has none of its own.
EntryKind kindOf(const Element& entry, const Element& transaction)
{
    const bool isBooked = entry.textAt("Sts/Cd") == "BOOK";
    const bool isReversal = entry.textAt("RvslInd") == "true" || entry.textAt("RvslInd") == "1";
    const QByteArray direction = firstOf(transaction.textAt("CdtDbtInd"), entry.textAt("CdtDbtInd"));
    if (!isBooked)
        return EntryKind::Other;
    if (direction == "DBIT")
        return isReversal ? EntryKind::Other : EntryKind::Debit;
    const bool comesBack = isReversal || transaction.only("RtrInf");
    return direction == "CRDT" && comesBack ? EntryKind::Return : EntryKind::Other;
}

Result<BankEntry> entryOf(const Element& entry, const Element& transaction, bool isAlone)
{
    BankEntry line;
    line.reference = transaction.textAt("Refs/AcctSvcrRef");
    if (isAlone)
        line.reference = firstOf(line.reference, firstOf(entry.textAt("AcctSvcrRef"), entry.textAt("NtryRef")));
    if (!isReference(line.reference))
        return refused("An entry has no reference of its own.");
    const Element* amount = transaction.only("Amt");
    if (!amount && isAlone)
        amount = entry.only("Amt");
    if (!amount)
        return refused("An entry has no amount of its own.");
    const auto money = amountOf(*amount);
    if (!money)
        return money.error();
    line.amount = *money;
    line.kind = kindOf(entry, transaction);
    line.endToEndId = transaction.textAt("Refs/EndToEndId");
    if (!line.endToEndId.isEmpty() && !isReference(line.endToEndId))
        line.endToEndId.clear(); // nothing of ours
    const QByteArray code = transaction.textAt("RtrInf/Rsn/Cd");
    line.reasonCode = firstOf(code, transaction.textAt("RtrInf/Rsn/Prtry")).left(kLongestReference);
    return line;
}

Result<std::vector<BankEntry>> entriesOf(const Element& entry)
{
    std::vector<const Element*> transactions;
    for (const Element* details : entry.all("NtryDtls")) {
        for (const Element* transaction : details->all("TxDtls"))
            transactions.push_back(transaction);
    }
    static const Element kNothing;
    if (transactions.empty())
        transactions.push_back(&kNothing);
    std::vector<BankEntry> lines;
    for (const Element* transaction : transactions) {
        auto line = entryOf(entry, *transaction, transactions.size() == 1);
        if (!line)
            return line.error();
        lines.push_back(std::move(*line));
    }
    return lines;
}

} // namespace

Result<payouts::BankNotice> readNotification(QByteArrayView xml)
{
    const auto document = readDocument(xml, kNotificationNamespace);
    if (!document)
        return document.error();
    const Element* message = document->only("BkToCstmrDbtCdtNtfctn");
    if (!message)
        return refused("This is no notification.");
    payouts::BankNotice notice;
    notice.noticeId = message->textAt("GrpHdr/MsgId");
    if (!isReference(notice.noticeId))
        return refused("The notification has no MsgId.");
    for (const Element* statement : message->all("Ntfctn")) {
        const QByteArray account = firstOf(statement->textAt("Acct/Id/IBAN"), statement->textAt("Acct/Id/Othr/Id"));
        for (const Element* entry : statement->all("Ntry")) {
            auto lines = entriesOf(*entry);
            if (!lines)
                return lines.error();
            for (BankEntry& line : *lines) {
                line.accountNo = account;
                notice.entries.push_back(std::move(line));
            }
        }
    }
    return notice;
}

} // namespace guitai::iso20022
