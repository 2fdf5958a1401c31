// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_faults.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

constexpr const char* kOperations[] = {"apply", "consume", "front", "query", "refund", "undo", "reverse", "file"};
constexpr int kSoon = 50;

} // namespace

void Faults::clear()
{
    m_values = {{"payer.outcome", u"00"_s},   {"payer.settle_after_ms", kSoon},
                {"refunds.outcome", u"00"_s}, {"refunds.settle_after_ms", kSoon},
                {"notices.drop", 0},          {"notices.forge", u""_s},
                {"notices.retry_ms", -1}};
    for (const QByteArray operation : kOperations) {
        m_values[operation + ".drop_request"] = 0;
        m_values[operation + ".drop_reply"] = 0;
        m_values[operation + ".delay_ms"] = 0;
        m_values[operation + ".code"] = u"06"_s;
        m_values[operation + ".code_times"] = 0;
        m_values[operation + ".forge_times"] = 0;
    }
}

std::optional<QString> Faults::merge(const QJsonObject& changes)
{
    auto merged = m_values;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const auto known = merged.find(it.key().toLatin1());
        if (known == merged.end() || known->second.type() != it->type())
            return it.key();
        known->second = *it;
    }
    m_values = std::move(merged);
    return std::nullopt;
}

QJsonObject Faults::toJson() const
{
    QJsonObject all;
    for (const auto& [name, value] : m_values)
        all.insert(QString::fromLatin1(name), value);
    return all;
}

int Faults::number(const char* name) const
{
    return m_values.at(name).toInt();
}

QByteArray Faults::text(const char* name) const
{
    return m_values.at(name).toString().toLatin1();
}

bool Faults::take(const QByteArray& name)
{
    QJsonValue& value = m_values.at(name);
    const int left = value.toInt();
    if (left > 0)
        value = left - 1;
    return left != 0;
}

} // namespace guitai::sandbox::unionpay
