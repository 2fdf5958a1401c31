// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read_bill.h"

#include "async/worker_pool.h"
#include "channels/registry.h"
#include "http/client.h"
#include "rows/row_text.h"

#include <QFile>

namespace guitai::app {

namespace {

constexpr qint64 kPiece = 1 << 16;

Error notRead(const QString& why)
{
    return {errors::kBillNotRead, {}, why};
}

void put(std::FILE* out, const QByteArray& line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), out);
    std::fputc('\n', out);
}

/// Every provider's name for the merchant.
channels::ChannelAccount accountOf(const BillToRead& bill)
{
    const QString merchant = QString::fromUtf8(bill.merchant);
    const QJsonObject settings{{QStringLiteral("mchid"), merchant},
                               {QStringLiteral("seller_id"), merchant},
                               {QStringLiteral("mer_id"), merchant}};
    return {ChannelAccountId::trusted("read-bill"), MerchantId::trusted("M0"), ChannelCode::trusted(bill.channel),
            settings, Secret()};
}

Result<channels::BillTotals> readAll(channels::BillReader& reader, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notRead(file.errorString());
    for (QByteArray piece = file.read(kPiece); !piece.isEmpty(); piece = file.read(kPiece))
        reader.add(piece);
    if (file.error() != QFileDevice::NoError)
        return notRead(file.errorString());
    return reader.finish();
}

} // namespace

Result<Done> readBill(const BillToRead& bill, std::FILE* out)
{
    const SystemClock clock;
    async::WorkerPool workers{1};
    const auto client = http::makeSocketClient({});
    channels::Registry registry;
    for (const auto make : channels::builtInChannels()) {
        if (auto channel = make({*client, workers, clock}))
            registry.add(std::move(channel));
    }
    bool fits = true;
    channels::BillSinks sinks;
    sinks.row = [&](const rows::BillRow& row) {
        const auto line = rows::lineOf(row);
        fits = fits && line;
        put(out, line ? *line : QByteArray());
    };
    const channels::Channel* channel = registry.byCode(ChannelCode::trusted(bill.channel));
    const auto reader =
        channel ? channel->billReader(accountOf(bill), channels::BillKind::Trade, bill.day, sinks) : nullptr;
    if (!reader)
        return notRead(QStringLiteral("No such channel, or it has no bills."));
    put(out, rows::kHeader);
    const auto totals = readAll(*reader, bill.path);
    if (!totals)
        return totals.error();
    if (!fits)
        return notRead(QStringLiteral("A row does not fit the canonical file."));
    put(out, rows::kTrailer + QByteArray::number(totals->rows));
    return std::fflush(out) == 0 ? Result<Done>(Done()) : notRead(QStringLiteral("It could not be written."));
}

} // namespace guitai::app
