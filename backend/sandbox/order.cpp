// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/order.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

qint64 Order::total() const
{
    return placed.value(u"amount"_s).toObject().value(u"total"_s).toInteger();
}

QString Order::text(const QString& member) const
{
    return placed.value(member).toString();
}

QString Order::currency() const
{
    const QJsonObject amount = placed.value(u"amount"_s).toObject();
    return amount.value(u"currency"_s).toString(u"CNY"_s);
}

} // namespace guitai::sandbox
