// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/case_facts.h"

#include "crypto/hash.h"
#include "ids/payment_no.h"
#include "rows/row_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace guitai::exceptions {

namespace {

constexpr qsizetype kDigitsOfId = 32;

/// Length before content, so that moving a byte from one field to the next changes the hash.
void append(QByteArray& text, QByteArrayView field)
{
    text.append(QByteArray::number(field.size())).append(':').append(field).append(',');
}

Currency currencyOf(const rows::BillRow& row)
{
    return Currency::parse(row.currency).value_or(Currency::cny());
}

/// What of a row stayed where it went, with the sign of a payment.
std::int64_t kept(const rows::BillRow& row)
{
    if (row.state != rows::State::Succeeded)
        return 0;
    return row.kind == rows::Kind::Payment ? row.amount : row.kind == rows::Kind::Refund ? -row.amount : 0;
}

/// A row as it is, but for its place and what was carried over.
rows::BillRow withoutPlace(rows::BillRow row)
{
    row.carried = 0;
    if (row.kind != rows::Kind::Unreadable)
        row.line = 0;
    return row;
}

bool areSame(const std::optional<rows::BillRow>& one, const std::optional<rows::BillRow>& other)
{
    if (!one || !other)
        return !one && !other;
    return withoutPlace(*one) == withoutPlace(*other);
}

} // namespace

QByteArray CaseFacts::number() const
{
    if (ours && !ours->number.isEmpty())
        return ours->number;
    return theirs ? theirs->number : QByteArray();
}

ExceptionId idOf(const ChannelAccountId& account, QByteArrayView day, const CaseFacts& facts, int ordinal)
{
    QByteArray text;
    append(text, account.bytes());
    append(text, day);
    for (const auto* side : {&facts.ours, &facts.theirs}) {
        append(text, *side ? "row" : "");
        if (!*side)
            continue;
        append(text, rows::nameOf((*side)->kind));
        append(text, (*side)->number);
        append(text, (*side)->transaction);
        if ((*side)->kind == rows::Kind::Unreadable)
            append(text, QByteArray::number((*side)->line));
    }
    append(text, QByteArray::number(ordinal));
    return ExceptionId::trusted('E' + crypto::sha256(text).toHex().left(kDigitsOfId).toUpper());
}

bool saySame(const CaseFacts& one, const CaseFacts& other)
{
    return one.kind == other.kind && one.differences == other.differences && areSame(one.ours, other.ours) &&
           areSame(one.theirs, other.theirs);
}

std::vector<Money> excess(const CaseFacts& facts)
{
    std::vector<Money> sums;
    const auto add = [&sums](const rows::BillRow& row, std::int64_t minor) {
        const Currency currency = currencyOf(row);
        const auto same =
            std::find_if(sums.begin(), sums.end(), [&](const Money& sum) { return sum.currency() == currency; });
        if (same == sums.end())
            sums.emplace_back(minor, currency);
        else
            *same = Money(same->minor() + minor, currency); // rows are far below what overflows
    };
    if (facts.ours)
        add(*facts.ours, kept(*facts.ours));
    if (facts.theirs)
        add(*facts.theirs, -kept(*facts.theirs));
    std::erase_if(sums, [](const Money& sum) { return sum.minor() == 0; });
    return sums;
}

Money feeExcess(const CaseFacts& facts)
{
    const rows::BillRow* any = facts.any();
    const Currency currency = any ? currencyOf(*any) : Currency::cny();
    const bool isCompared = facts.ours && facts.theirs && facts.ours->state == rows::State::Succeeded &&
                            facts.theirs->state == rows::State::Succeeded && facts.ours->kind == facts.theirs->kind &&
                            facts.ours->currency == facts.theirs->currency;
    if (!isCompared)
        return {0, currency};
    const std::int64_t more = facts.theirs->fee - facts.ours->fee;
    return {facts.ours->kind == rows::Kind::Refund ? -more : more, currency};
}

Money atRisk(const CaseFacts& facts)
{
    const Money fees = feeExcess(facts);
    const std::vector<Money> sums = excess(facts);
    if (sums.empty())
        return {std::llabs(fees.minor()), fees.currency()};
    return {std::llabs(sums.front().minor()) + std::llabs(fees.minor()), sums.front().currency()};
}

PaymentNo paymentOf(const CaseFacts& facts)
{
    const auto attempt = AttemptNo::parse(facts.number());
    const auto payment = attempt ? paymentOfAttempt(*attempt) : std::nullopt;
    return payment.value_or(PaymentNo());
}

std::vector<QByteArray> namesOf(int differences)
{
    static constexpr std::array kNames{std::pair{CurrencyBit, "CURRENCY"}, std::pair{AmountBit, "AMOUNT"},
                                       std::pair{StateBit, "STATE"}, std::pair{FeeBit, "FEE"},
                                       std::pair{KindBit, "KIND"}};
    std::vector<QByteArray> names;
    for (const auto& [bit, name] : kNames) {
        if ((differences & bit) != 0)
            names.emplace_back(name);
    }
    return names;
}

wire::BillRow toWire(const rows::BillRow& row)
{
    wire::BillRow document;
    document.kind = rows::nameOf(row.kind).toByteArray();
    document.number = row.number;
    document.transaction = row.transaction;
    document.amount = Money(row.amount, currencyOf(row));
    document.fee = Money(row.fee, currencyOf(row));
    if (row.kind != rows::Kind::Unreadable) {
        document.state = rows::nameOf(row.state).toByteArray();
        document.at = row.at;
    }
    document.line = row.line;
    document.note = row.note;
    return document;
}

} // namespace guitai::exceptions
