// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "books/book_pages.h"

#include "rows/row_text.h"

#include <algorithm>

namespace guitai::books {

namespace {

using namespace std::chrono_literals;
using rows::BillRow;
using storage::Bind;
using storage::Row;
using Part = PagePlace::Part;

const storage::Statement kPageReceipts{"books/page_receipts"};
const storage::Statement kEndOfPayments{"books/end_of_payments"};
const storage::Statement kListUnpaidAttempts{"books/list_unpaid_attempts"};
const storage::Statement kPageRefunds{"books/page_refunds"};
const storage::Statement kPageOpenRefunds{"books/page_open_refunds"};

/// An attempt is sent while its payment lives, which is two hours at most.
constexpr Duration kLongestPayment = 3h;
/// Rules of a merchant and channel looked at; older ones than these are not for yesterday's payments.
constexpr int kRules = 50;

/// A number that no canonical file can hold is left out: the row is found by its other number.
QByteArray fitting(const QByteArray& number)
{
    return rows::fitsField(number) ? number : QByteArray();
}

BillRow rowOf(rows::Kind kind, const Row& row)
{
    BillRow bill;
    bill.kind = kind;
    bill.at = row.time(0);
    bill.transaction = fitting(row.utf8(1));
    bill.number = fitting(row.utf8(2));
    bill.amount = row.number(3);
    bill.currency = row.utf8(4);
    return bill;
}

rows::State stateOf(const QByteArray& status)
{
    if (status == "SUCCEEDED")
        return rows::State::Succeeded;
    if (status == "REVERSED")
        return rows::State::Reversed;
    return status == "FAILED" || status == "CLOSED" ? rows::State::Failed : rows::State::Processing;
}

/// The fee by the rule of its time, for money that no fee was posted for: recharges and money that waits.
class RuleFees
{
public:
    explicit RuleFees(std::vector<accounts::FeeRule> rules) : m_rules(std::move(rules)) {}

    std::int64_t of(const BillRow& row, UtcTime createdAt) const
    {
        const auto rule = std::ranges::find_if(m_rules, [&](const auto& one) { return one.validFrom <= createdAt; });
        const auto currency = Currency::parse(row.currency);
        if (rule == m_rules.end() || !currency)
            return 0;
        const auto fee = accounts::feeOf(*rule, Money(row.amount, *currency));
        return fee ? fee->minor() : 0;
    }

private:
    std::vector<accounts::FeeRule> m_rules; ///< latest first
};

Result<RuleFees> feesOf(storage::Reader& reader, const BookDay& day)
{
    accounts::FeeRuleQuery query;
    query.merchantId = day.merchantId;
    query.channel = day.channel;
    query.beforeMs = day.ends.ms();
    query.limit = kRules;
    auto rules = accounts::listFeeRules(reader, query);
    if (!rules)
        return rules.error();
    return RuleFees(std::move(*rules));
}

/// The place after a page of a keyset, or the beginning of the next part.
PagePlace placeAfter(const storage::Rows& rows, Part part, int numberColumn, PagePlace nextPart)
{
    if (rows.size() < static_cast<size_t>(kRowsAPage))
        return nextPart;
    return {part, rows.back().time(0), rows.back().utf8(numberColumn)};
}

Result<Page> receipts(storage::Reader& reader, const BookDay& day, const PagePlace& place)
{
    const auto rows =
        reader.rows(kPageReceipts, {day.accountId, place.at, day.ends, place.at, Bind::text(place.after), kRowsAPage});
    if (!rows)
        return rows.error();
    const auto fees = feesOf(reader, day);
    if (!fees)
        return fees.error();
    Page page;
    for (const Row& row : *rows) {
        BillRow bill = rowOf(rows::Kind::Payment, row);
        bill.fee = row.isNull(5) ? fees->of(bill, row.time(6)) : row.number(5);
        page.rows.push_back(std::move(bill));
    }
    page.next = placeAfter(*rows, Part::Receipts, 1, {Part::Attempts, day.begins - kLongestPayment, {}});
    return page;
}

/// So many payments at a time, because few of them have such an attempt.
Result<Page> attempts(storage::Reader& reader, const BookDay& day, const PagePlace& place)
{
    const auto end = reader.rows(kEndOfPayments, {day.merchantId, place.at, day.ends});
    if (!end)
        return end.error();
    const UtcTime until = end->empty() ? day.ends : end->front().time(0) + 1ms;
    const auto rows =
        reader.rows(kListUnpaidAttempts, {day.merchantId, place.at, until, day.accountId, day.begins, day.ends});
    if (!rows)
        return rows.error();
    Page page;
    for (const Row& row : *rows) {
        BillRow bill = rowOf(rows::Kind::Payment, row);
        bill.state = stateOf(row.utf8(5));
        page.rows.push_back(std::move(bill));
    }
    page.next = until < day.ends ? PagePlace{Part::Attempts, until, {}} : PagePlace{Part::Refunds, day.begins, {}};
    return page;
}

Page refundsOf(const storage::Rows& rows, Part part, PagePlace nextPart)
{
    Page page;
    for (const Row& row : rows) {
        BillRow bill = rowOf(rows::Kind::Refund, row);
        bill.fee = row.number(5);
        bill.state = stateOf(row.utf8(6));
        page.rows.push_back(std::move(bill));
    }
    page.next = placeAfter(rows, part, 2, std::move(nextPart));
    return page;
}

} // namespace

PagePlace firstPlace(const BookDay& day)
{
    return {Part::Receipts, day.begins, {}};
}

Result<Page> readPage(storage::Reader& reader, const BookDay& day, const PagePlace& place)
{
    switch (place.part) {
    case Part::Receipts: return receipts(reader, day, place);
    case Part::Attempts: return attempts(reader, day, place);
    case Part::Refunds: {
        const auto rows = reader.rows(
            kPageRefunds, {day.accountId, place.at, day.ends, place.at, Bind::text(place.after), kRowsAPage});
        if (!rows)
            return rows.error();
        return refundsOf(*rows, Part::Refunds, {Part::OpenRefunds, day.begins, {}});
    }
    case Part::OpenRefunds: {
        const auto rows = reader.rows(kPageOpenRefunds, {day.merchantId, place.at, day.ends, place.at,
                                                         Bind::text(place.after), day.accountId, kRowsAPage});
        if (!rows)
            return rows.error();
        return refundsOf(*rows, Part::OpenRefunds, {Part::Nothing, {}, {}});
    }
    case Part::Nothing: break;
    }
    return Page{{}, {Part::Nothing, {}, {}}};
}

} // namespace guitai::books
