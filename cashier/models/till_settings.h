// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a till remembers: one row a setting in till_settings.cpp. Money never depends on it.
#pragma once

#include <QObject>
#include <QSettings>

namespace guitai::models {

class TillSettings final : public QObject
{
    Q_OBJECT

public:
    enum class Key { Language, Theme, Muted, Operator, ScalePercent, LargeAmountMinor };

    /// path: an INI file, made when first written
    explicit TillSettings(const QString& path);

    QVariant value(Key key) const;
    void set(Key key, const QVariant& value);

    QString language() const { return value(Key::Language).toString(); }
    bool isDark() const { return value(Key::Theme).toString() == QLatin1String("dark"); }
    bool isMuted() const { return value(Key::Muted).toBool(); }
    int scalePercent() const { return value(Key::ScalePercent).toInt(); }
    qint64 largeAmountMinor() const { return value(Key::LargeAmountMinor).toLongLong(); }

    /// Where the sale in progress is kept: beside the settings.
    QString pendingSalePath() const;
    QString pendingRefundPath() const;

Q_SIGNALS:
    void changed(guitai::models::TillSettings::Key key);

private:
    QSettings m_file;
};

} // namespace guitai::models
