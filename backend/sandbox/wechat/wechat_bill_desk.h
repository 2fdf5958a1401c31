// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's counter for bills: a ticket for a day's file, then the file. What happened in the sandbox, with the
// differences planted. Event loop's thread.
#pragma once

#include "http/message.h"
#include "sandbox/faults.h"
#include "sandbox/order_book.h"
#include "sandbox/wechat/wechat_bill.h"

namespace guitai::sandbox {

class WechatBillDesk
{
public:
    static constexpr Duration kTicketLife = std::chrono::minutes(5);
    static constexpr std::size_t kMostTickets = 16;
    static constexpr int kKeptDays = 92;

    /// Everything named here outlives the desk.
    struct Parts
    {
        const Merchant& merchant;
        const OrderBook& orders;
        const RefundBook& refunds;
        const Faults& faults;
        const Clock& clock;
        RandomBytes random;
    };

    explicit WechatBillDesk(Parts parts) : m_parts(std::move(parts)) {}

    /// A day's file ("2026-11-23"), without a ticket.
    std::variant<QByteArray, WireError> plainFile(bool isTradeBill, const QString& date, const QString& type) const;
    /// GET /v3/bill/tradebill or /v3/bill/fundflowbill: {hash_type, hash_value, download_url}.
    std::variant<QJsonObject, WireError> ticket(const http::Request& request);
    /// GET /v3/billdownload/file: the file's bytes as they were asked for.
    std::variant<QByteArray, WireError> file(const http::Request& request) const;

private:
    struct Ticket
    {
        QByteArray token;
        QByteArray file;
        bool packed;
        UtcTime madeAt;
    };

    /// What happened that day, oldest first.
    QList<BillRow> rowsOf(const BusinessDate& day) const;
    qint64 balanceBefore(const BusinessDate& day) const;
    QList<BillRow> everything() const;
    Refusal checkDay(const BusinessDate& day) const;

    Parts m_parts;
    std::deque<Ticket> m_tickets;
};

} // namespace guitai::sandbox
