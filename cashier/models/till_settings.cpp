// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/till_settings.h"

#include <array>

namespace guitai::models {

namespace {

using Key = TillSettings::Key;

struct Setting
{
    Key key;
    const char* name;
    const char* standard;
};

constexpr std::array kSettings{
    Setting{Key::Language, "language", "zh_CN"},
    Setting{Key::Theme, "theme", "light"},
    Setting{Key::Muted, "muted", "false"},
    Setting{Key::Operator, "operator", ""},
    Setting{Key::ScalePercent, "scale_percent", "100"},
    Setting{Key::LargeAmountMinor, "large_amount_minor", "500000"}, // from here on Enter asks once more
};

const Setting& rowOf(Key key)
{
    return kSettings[static_cast<std::size_t>(key)];
}

} // namespace

TillSettings::TillSettings(const QString& path) : m_file(path, QSettings::IniFormat) {}

QVariant TillSettings::value(Key key) const
{
    const Setting& row = rowOf(key);
    return m_file.value(QLatin1String(row.name), QString::fromLatin1(row.standard));
}

void TillSettings::set(Key key, const QVariant& value)
{
    if (this->value(key) == value)
        return;
    m_file.setValue(QLatin1String(rowOf(key).name), value);
    Q_EMIT changed(key);
}

QString TillSettings::pendingRefundPath() const
{
    return m_file.fileName() + QStringLiteral(".refund.json");
}

QString TillSettings::pendingSalePath() const
{
    return m_file.fileName() + QStringLiteral(".sale.json");
}

} // namespace guitai::models
