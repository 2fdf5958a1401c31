// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong at the played UnionPay on demand, by dotted name. A count is how often a fault still happens: 0
// never, -1 until it is cleared. Used on one thread.
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <map>
#include <optional>

namespace guitai::sandbox::unionpay {

class Faults
{
public:
    Faults() { clear(); }

    void clear();
    /// "query.drop_reply": 1. Unknown names and other kinds of values set nothing; the first such name is returned.
    std::optional<QString> merge(const QJsonObject& changes);
    QJsonObject toJson() const;

    int number(const char* name) const;
    QByteArray text(const char* name) const;
    /// True when the counted fault happens now.
    bool take(const QByteArray& name);

private:
    std::map<QByteArray, QJsonValue> m_values;
};

} // namespace guitai::sandbox::unionpay
