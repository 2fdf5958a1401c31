// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/bill_record.h"

#include "storage/newest_first.h"

namespace guitai::bills {

namespace {

using storage::Bind;
using storage::Row;

const storage::Statement kFind{"bills/find_bill"};
const storage::Statement kFindByContent{"bills/find_bill_by_content"};
const storage::Statement kListOfDay{"bills/list_bills_of_day"};
const storage::Statement kList{"bills/list_bills"};
const storage::Statement kInsert{"bills/insert_bill"};
const storage::Statement kMove{"bills/move_bills"};
const storage::Statement kReplacePart{"bills/replace_part"};

constexpr char kTrade[] = "TRADE";
constexpr char kFundFlow[] = "FUND_FLOW";

BillRecord billOf(const Row& row)
{
    BillRecord record;
    wire::Bill& bill = record.bill;
    bill.billId = row.id<BillId>(0);
    bill.accountId = row.id<ChannelAccountId>(1);
    record.merchantId = row.id<MerchantId>(2);
    bill.channel = row.id<ChannelCode>(3);
    bill.day = row.utf8(4);
    bill.kind = row.utf8(5);
    bill.source = row.utf8(6);
    record.state = row.utf8(7);
    bill.name = row.text(8);
    bill.sha256 = row.utf8(9);
    bill.bytes = row.number(10);
    bill.rows = row.number(11);
    bill.unreadable = row.number(12);
    bill.part = static_cast<int>(row.number(13));
    bill.parts = static_cast<int>(row.number(14));
    bill.receivedBy = row.utf8(15);
    bill.receivedAt = row.time(16);
    return record;
}

Result<std::vector<BillRecord>> billsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<BillRecord> records;
    for (const Row& row : *rows)
        records.push_back(billOf(row));
    return records;
}

Result<std::optional<BillRecord>> oneOf(const Result<storage::Rows>& rows)
{
    auto records = billsOf(rows);
    if (!records)
        return records.error();
    return records->empty() ? std::optional<BillRecord>() : std::optional(std::move(records->front()));
}

Error duplicateOf(const wire::Bill& bill)
{
    return {errors::kBillDuplicate,
            {},
            QStringLiteral("Received from %1 at %2 as %3 of %4.")
                .arg(QString::fromUtf8(bill.receivedBy), QString::fromLatin1(bill.receivedAt.toRfc3339()),
                     bill.billId.text(), QString::fromLatin1(bill.day))};
}

Result<Done> insertRow(storage::Transaction& tx, const BillRecord& record, const char* state)
{
    const wire::Bill& bill = record.bill;
    const auto inserted = tx.run(kInsert, {bill.billId, bill.accountId, record.merchantId, bill.channel,
                                           Bind::text(bill.day), Bind::text(bill.kind), Bind::text(bill.source), state,
                                           bill.name, Bind::text(bill.sha256), bill.bytes, bill.rows, bill.unreadable,
                                           bill.part, bill.parts, Bind::text(bill.receivedBy), bill.receivedAt});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return duplicateOf(bill);
    if (!inserted)
        return inserted.error();
    return Done{};
}

Result<int> moveAll(storage::Transaction& tx, const wire::Bill& of, const char* from, const char* to)
{
    return tx.run(kMove, {to, of.accountId, Bind::text(of.day), Bind::text(of.kind), from});
}

} // namespace

QByteArray nameOf(channels::BillKind kind)
{
    return kind == channels::BillKind::Trade ? kTrade : kFundFlow;
}

std::optional<channels::BillKind> kindNamed(QByteArrayView name)
{
    if (name == kTrade)
        return channels::BillKind::Trade;
    return name == kFundFlow ? std::optional(channels::BillKind::FundFlow) : std::nullopt;
}

Result<std::optional<BillRecord>> findBill(storage::Reader& reader, const BillId& billId)
{
    return oneOf(reader.rows(kFind, {billId}));
}

Result<std::optional<BillRecord>> findBillByContent(storage::Reader& reader, const ChannelAccountId& accountId,
                                                    const QByteArray& sha256)
{
    return oneOf(reader.rows(kFindByContent, {accountId, Bind::text(sha256)}));
}

Result<std::vector<BillRecord>> currentBills(storage::Reader& reader, const ChannelAccountId& accountId,
                                             const QByteArray& day, channels::BillKind kind)
{
    return billsOf(reader.rows(kListOfDay, {accountId, Bind::text(day), Bind::text(nameOf(kind)), states::kCurrent}));
}

Result<wire::BillPage> listBills(storage::Reader& reader, const MerchantId& merchantId, const BillFilter& filter)
{
    const auto from = storage::PageEnd::parse(filter.cursor);
    if (!from)
        return from.error();
    auto records =
        billsOf(reader.rows(kList, {merchantId, from->ms, from->ms, Bind::text(from->id), filter.accountId,
                                    filter.day.isEmpty() ? Bind::null() : Bind::text(filter.day), filter.limit + 1}));
    if (!records)
        return records.error();
    wire::BillPage page;
    page.nextCursor = storage::cutToPage(*records, filter.limit, [](const BillRecord& record) {
        return storage::PageEnd{record.bill.receivedAt.ms(), record.bill.billId.bytes()};
    });
    for (BillRecord& record : *records)
        page.bills.push_back(std::move(record.bill));
    return page;
}

Result<bool> insertBill(storage::Transaction& tx, const BillRecord& record)
{
    const wire::Bill& bill = record.bill;
    const auto known = findBillByContent(tx, bill.accountId, bill.sha256);
    if (!known)
        return known.error();
    // Days on which nothing happened have the same file, which is no mistake.
    if (*known && (bill.rows > 0 || ((*known)->bill.day == bill.day && (*known)->bill.kind == bill.kind)))
        return duplicateOf((*known)->bill);
    if (bill.parts > 1) {
        const auto replaced =
            tx.run(kReplacePart, {bill.accountId, Bind::text(bill.day), Bind::text(bill.kind), bill.part, bill.parts});
        if (!replaced)
            return replaced.error();
        if (const auto inserted = insertRow(tx, record, states::kWaiting); !inserted)
            return inserted.error();
        const auto waiting =
            tx.rows(kListOfDay, {bill.accountId, Bind::text(bill.day), Bind::text(bill.kind), states::kWaiting});
        if (!waiting)
            return waiting.error();
        if (waiting->size() < static_cast<size_t>(bill.parts))
            return false;
    }
    if (const auto replaced = moveAll(tx, bill, states::kCurrent, states::kReplaced); !replaced)
        return replaced.error();
    if (bill.parts > 1) {
        const auto whole = moveAll(tx, bill, states::kWaiting, states::kCurrent);
        return whole ? Result<bool>(true) : whole.error();
    }
    const auto inserted = insertRow(tx, record, states::kCurrent);
    return inserted ? Result<bool>(true) : inserted.error();
}

} // namespace guitai::bills
