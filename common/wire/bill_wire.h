// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Providers' files: POST and GET /v1/reconciliation/bills.
#pragma once

#include "ids/ids.h"
#include "ids/reconciliation_ids.h"
#include "money/money.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

struct Bill
{
    BillId billId;
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray day;    ///< "2026-11-22"
    QByteArray kind;   ///< TRADE FUND_FLOW
    QByteArray source; ///< FETCHED UPLOADED
    QString name;      ///< of the file
    QByteArray sha256; ///< of its bytes as they came, hexadecimal
    std::int64_t bytes = 0;
    std::int64_t rows = 0;
    std::int64_t unreadable = 0; ///< of these: rows that became exceptions
    int part = 1;
    int parts = 1;
    QByteArray receivedBy; ///< an operator, or "system"
    UtcTime receivedAt;

    static Result<Bill> read(const JsonValue& object);
    static Result<Bill> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct BillPage
{
    std::vector<Bill> bills;
    QByteArray nextCursor;

    static Result<BillPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// One row of a bill, as the matching sees it.
struct BillRow
{
    QByteArray kind;        ///< PAYMENT REFUND UNREADABLE
    QByteArray number;      ///< our attempt's or refund's; may be absent
    QByteArray transaction; ///< the channel's own; may be absent
    Money amount{0, Currency::cny()};
    Money fee{0, Currency::cny()};
    QByteArray state; ///< SUCCEEDED PROCESSING FAILED REVERSED; absent where unreadable
    std::optional<UtcTime> at;
    std::int64_t line = 0;
    QByteArray note; ///< why it could not be read

    static Result<BillRow> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of POST /v1/reconciliation/bills?preview=true: what the file would be taken for. Nothing was kept.
struct BillPreview
{
    ChannelCode channel;        ///< absent where it cannot be told
    ChannelAccountId accountId; ///< absent where several fit
    QByteArray day;             ///< absent where it cannot be told
    QByteArray kind;            ///< TRADE FUND_FLOW
    QByteArray encoding;        ///< UTF-8 GBK
    std::int64_t rows = 0;
    std::int64_t payments = 0;
    std::int64_t refunds = 0;
    Money paid{0, Currency::cny()};
    Money refunded{0, Currency::cny()};
    Money fee{0, Currency::cny()};
    std::int64_t unreadable = 0;
    std::vector<Bill> duplicateOf;  ///< the bill that has the same bytes, if there is one
    std::vector<BillRow> firstRows; ///< 20 at most

    static Result<BillPreview> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/reconciliation/bills/{id}/unreadable: every row that could not be read, with its line and why.
struct UnreadableRows
{
    std::vector<BillRow> rows;

    static Result<UnreadableRows> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
