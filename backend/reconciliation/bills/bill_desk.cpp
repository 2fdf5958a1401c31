// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/bill_desk.h"

#include "bills/bill_folder.h"
#include "rows/row_file.h"
#include "time/parse_business_date.h"

#include <QRegularExpression>

namespace guitai::bills {

namespace {

constexpr size_t kMostUnreadable = 10'000;

/// "20261122" or "2026-11-22" in a file's name, else the day before.
QByteArray dayNamedIn(const QString& name, UtcTime now)
{
    static const QRegularExpression expression(QStringLiteral("(20\\d\\d)-?(\\d\\d)-?(\\d\\d)"));
    const auto match = expression.match(name);
    const QByteArray iso =
        (match.captured(1) + QLatin1Char('-') + match.captured(2) + QLatin1Char('-') + match.captured(3)).toLatin1();
    return parseBusinessDate(iso) ? iso : daysFrom(BusinessDate::of(now), -1).iso();
}

Result<wire::UnreadableRows> unreadableIn(const QString& path)
{
    auto reader = rows::RowReader::open(path);
    if (!reader)
        return reader.error();
    wire::UnreadableRows unreadable;
    while (unreadable.rows.size() < kMostUnreadable) {
        const auto row = reader->next();
        if (!row)
            return row.error();
        if (!*row)
            break;
        if ((*row)->kind != rows::Kind::Unreadable)
            continue;
        wire::BillRow shown;
        shown.kind = "UNREADABLE";
        shown.line = (*row)->line;
        shown.note = (*row)->note;
        unreadable.rows.push_back(shown);
    }
    return unreadable;
}

} // namespace

async::Task<Result<channels::ChannelAccount>> BillDesk::ownAccount(MerchantId merchantId, ChannelAccountId accountId)
{
    auto finding = m_accounts.byId(accountId);
    Result<channels::ChannelAccount> account = co_await finding;
    const bool isMissing = !account && account.error().code == guitai::errors::kNotFound;
    if (isMissing || (account && account->merchantId != merchantId))
        co_return Error{errors::kBillUnsupported, QStringLiteral("account")};
    co_return account;
}

async::Task<Result<wire::Bill>> BillDesk::keep(BroughtBill brought)
{
    const auto kind = kindNamed(brought.kind);
    if (!kind)
        co_return Error{errors::kBillUnsupported, QStringLiteral("kind")};
    auto finding = ownAccount(brought.merchantId, brought.accountId);
    const Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    BillTarget target(*account, *kind, brought.day);
    auto keeping = m_intake.keep(std::move(target), std::move(brought.file));
    Result<wire::Bill> bill = co_await keeping;
    co_return bill;
}

async::Task<Result<wire::BillPreview>> BillDesk::preview(BroughtBill brought)
{
    const auto kind = kindNamed(brought.kind);
    if (!kind)
        co_return Error{errors::kBillUnsupported, QStringLiteral("kind")};
    const QByteArray day = brought.day.isEmpty() ? dayNamedIn(brought.file.name, m_clock.now()) : brought.day;
    QList<ChannelAccountId> candidates{brought.accountId};
    if (brought.accountId.isEmpty()) {
        candidates.clear();
        auto listing = m_accounts.list(brought.merchantId);
        const Result<wire::MerchantChannelPage> accounts = co_await listing;
        if (!accounts)
            co_return accounts.error();
        for (const wire::MerchantChannel& one : accounts->channels) {
            const channels::Channel* channel = m_registry.byCode(one.channel);
            if (channel && !channel->descriptor().bills.empty())
                candidates.append(one.accountId);
        }
    }
    Error refusal{errors::kBillUnsupported};
    for (const ChannelAccountId& candidate : candidates) {
        auto finding = ownAccount(brought.merchantId, candidate);
        const Result<channels::ChannelAccount> account = co_await finding;
        if (!account)
            co_return account.error();
        BillTarget target(*account, *kind, day);
        auto reading = m_intake.preview(std::move(target), brought.file.bytes);
        Result<wire::BillPreview> preview = co_await reading;
        if (preview)
            co_return preview;
        // The most telling one: another format says only that it is not this channel's.
        if (preview.error().code != channels::errors::kBillFormatUnknown || candidates.size() == 1)
            refusal = preview.error();
    }
    co_return refusal;
}

async::Task<Result<wire::BillPage>> BillDesk::list(MerchantId merchantId, BillFilter filter)
{
    std::function<Result<wire::BillPage>(storage::Reader&)> work = [=](storage::Reader& reader) {
        return listBills(reader, merchantId, filter);
    };
    auto reading = m_storage.read<wire::BillPage>(storage::kHomeSlot, std::move(work));
    Result<wire::BillPage> page = co_await reading;
    co_return page;
}

async::Task<Result<wire::UnreadableRows>> BillDesk::unreadable(MerchantId merchantId, BillId billId)
{
    std::function<Result<std::optional<BillRecord>>(storage::Reader&)> look = [=](storage::Reader& reader) {
        return findBill(reader, billId);
    };
    auto looking = m_storage.read<std::optional<BillRecord>>(storage::kHomeSlot, std::move(look));
    const Result<std::optional<BillRecord>> found = co_await looking;
    if (!found)
        co_return found.error();
    if (!*found || (*found)->merchantId != merchantId || (*found)->bill.kind != nameOf(channels::BillKind::Trade))
        co_return Error{errors::kBillNotFound};
    const wire::Bill& bill = (*found)->bill;
    const QString path = canonicalFile(dayFolder(m_intake.root(), bill.accountId, bill.day), billId);
    std::function<Result<wire::UnreadableRows>()> work = [path] { return unreadableIn(path); };
    auto reading = m_workers.run<Result<wire::UnreadableRows>>(std::move(work));
    Result<wire::UnreadableRows> rows = co_await reading;
    co_return rows;
}

} // namespace guitai::bills
