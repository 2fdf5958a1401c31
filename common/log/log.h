// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The log: one JSON object a line on standard error. Only listed fields are written; a Secret has no
// way into a line. One category per folder, declared beside its first use: `const log::Category lc{"payments"};`
#pragma once

#include <QByteArray>
#include <QString>

#include <concepts>

namespace guitai::log {

enum class Level { Debug, Info, Warning, Error };

struct Category
{
    const char* name;
};

/// Lines below this level are not written. Info by default; set once in main.
void setLeastLevel(Level level);
/// Sends Qt's own messages through the log. Call once in main.
void captureQtMessages();

/// A line under construction; written when it goes out of scope. Any thread.
class Line
{
public:
    Line(Level level, const Category& category, const char* event);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    Line& with(const char* field, QByteArrayView text);
    Line& with(const char* field, const char* text) { return with(field, QByteArrayView(text)); }
    Line& with(const char* field, const QByteArray& text) { return with(field, QByteArrayView(text)); }
    Line& with(const char* field, const QString& text) { return with(field, QByteArrayView(text.toUtf8())); }
    Line& with(const char* field, std::integral auto number) { return withNumber(field, static_cast<qint64>(number)); }

private:
    Line& withNumber(const char* field, qint64 number);
    void beginField(const char* field);

    bool m_wanted;
    QByteArray m_text;
};

inline Line debug(const Category& category, const char* event)
{
    return Line(Level::Debug, category, event);
}
inline Line info(const Category& category, const char* event)
{
    return Line(Level::Info, category, event);
}
inline Line warning(const Category& category, const char* event)
{
    return Line(Level::Warning, category, event);
}
inline Line error(const Category& category, const char* event)
{
    return Line(Level::Error, category, event);
}

} // namespace guitai::log
