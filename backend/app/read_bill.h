// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `guitai-backend read-bill`: a provider's bill, unpacked, as the canonical file. For people who have to know what a
// bill says to us, and for comparing us with other readers. Needs no settings and no database.
#pragma once

#include "result/result.h"
#include "time/utc_time.h"

#include <QString>

#include <cstdio>

namespace guitai::app {

namespace errors {
inline constexpr ErrorCode kBillNotRead{"BILL_NOT_READ", 500};
} // namespace errors

struct BillToRead
{
    QByteArray channel;  ///< "wechat"
    BusinessDate day;    ///< whose bill it is
    QByteArray merchant; ///< the provider's number of the merchant; empty: not compared
    QString path;
};

/// Writes rows as they are read; the last line that counts them only when the whole bill was agreed to.
Result<Done> readBill(const BillToRead& bill, std::FILE* out);

} // namespace guitai::app
