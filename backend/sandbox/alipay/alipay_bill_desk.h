// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's counter for bills: an address that lives for 30 s, then the file. What happened in the sandbox, with the
// differences planted. Event loop's thread.
#pragma once

#include "http/message.h"
#include "sandbox/alipay/alipay_bill.h"
#include "sandbox/alipay/alipay_book.h"
#include "sandbox/alipay/alipay_identity.h"
#include "sandbox/faults.h"

#include <variant>

namespace guitai::sandbox {

class AlipayBillDesk
{
public:
    static constexpr Duration kAddressLife = std::chrono::seconds(30);
    static constexpr qsizetype kMostFiles = 16;

    /// Everything named here outlives the desk.
    struct Parts
    {
        const AlipayIdentity& identity;
        const AlipayBook& book;
        const Faults& faults;
        const Clock& clock;
        RandomBytes random;
    };

    explicit AlipayBillDesk(Parts parts) : m_parts(std::move(parts)) {}

    /// The address of a day's file at that host, or the sub-code of a refusal.
    std::variant<QString, QByteArray> addressOf(const QJsonObject& content, const QByteArray& host);
    /// GET /downloadBillFile.resource, by anybody who has the address.
    http::Response file(const http::Request& request) const;

private:
    struct Made
    {
        QByteArray token;
        QByteArray bytes;
        UtcTime at;
    };

    QList<BillRow> rowsOf(const BusinessDate& day) const;

    Parts m_parts;
    QList<Made> m_made;
};

} // namespace guitai::sandbox
