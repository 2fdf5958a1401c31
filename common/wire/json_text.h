// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two sinks with one face, so that a resource lists its members once: JsonText writes compact bytes for the hot
// path, JsonTree fills a QJsonObject. Names are ours and need no escaping.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace guitai::wire {

class JsonText
{
public:
    JsonText() : m_bytes("{") { m_bytes.reserve(kUsualBytes); }

    void text(const char* name, QByteArrayView utf8);
    void text(const char* name, const QByteArray& utf8) { text(name, QByteArrayView(utf8)); }
    void text(const char* name, const QString& text) { this->text(name, QByteArrayView(text.toUtf8())); }
    void integer(const char* name, qint64 number);
    void flag(const char* name, bool flag);
    void open(const char* name);
    void close();
    /// Ends the document.
    QByteArray take();

private:
    static constexpr qsizetype kUsualBytes = 512;

    void begin(const char* name);

    QByteArray m_bytes;
    bool m_first = true;
};

class JsonTree
{
public:
    void text(const char* name, QByteArrayView utf8) { insert(name, QString::fromUtf8(utf8)); }
    void text(const char* name, const QByteArray& utf8) { text(name, QByteArrayView(utf8)); }
    void text(const char* name, const QString& text) { insert(name, text); }
    void integer(const char* name, qint64 number) { insert(name, number); }
    void flag(const char* name, bool flag) { insert(name, flag); }
    void open(const char* name) { m_outer.emplace_back(name, std::exchange(m_object, {})); }
    void close();
    QJsonObject take() { return std::move(m_object); }

private:
    void insert(const char* name, const QJsonValue& value) { m_object.insert(QLatin1String(name), value); }

    QJsonObject m_object;
    std::vector<std::pair<const char*, QJsonObject>> m_outer;
};

} // namespace guitai::wire
