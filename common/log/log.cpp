// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/log.h"

#include "time/utc_time.h"

#include <atomic>
#include <unistd.h>

namespace guitai::log {

namespace {

std::atomic<Level> leastLevel{Level::Info};

const char* nameOf(Level level)
{
    switch (level) {
    case Level::Debug: return "debug";
    case Level::Info: return "info";
    case Level::Warning: return "warning";
    case Level::Error: return "error";
    }
    return "";
}

void appendEscaped(QByteArray& line, QByteArrayView text)
{
    static const char kHex[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line.append('\\').append(c);
        } else if (byte < 0x20) {
            line.append("\\u00").append(kHex[byte >> 4]).append(kHex[byte & 15]);
        } else {
            line.append(c);
        }
    }
}

void writeWhole(const QByteArray& line)
{
    // One write a line, so that lines of several threads do not mix. A log that cannot be written
    // must not stop a payment.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
}

void handleQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    static const Category kQt{"qt"};
    const Level level = type == QtDebugMsg ? Level::Debug : type == QtInfoMsg ? Level::Info : Level::Warning;
    Line(level, kQt, "message").with("text", text).with("source", context.category ? context.category : "");
}

} // namespace

void setLeastLevel(Level level)
{
    leastLevel = level;
}

void captureQtMessages()
{
    qInstallMessageHandler(handleQtMessage);
}

Line::Line(Level level, const Category& category, const char* event) : m_wanted(level >= leastLevel.load())
{
    if (!m_wanted)
        return;
    m_text.reserve(256);
    m_text.append("{\"time\":\"").append(SystemClock().now().toRfc3339());
    m_text.append("\",\"level\":\"").append(nameOf(level)).append("\",\"category\":\"").append(category.name);
    m_text.append("\",\"event\":\"").append(event).append('"');
}

Line::~Line()
{
    if (!m_wanted)
        return;
    m_text.append("}\n");
    writeWhole(m_text);
}

Line& Line::with(const char* field, QByteArrayView text)
{
    if (!m_wanted)
        return *this;
    beginField(field);
    m_text.append('"');
    appendEscaped(m_text, text);
    m_text.append('"');
    return *this;
}

Line& Line::withNumber(const char* field, qint64 number)
{
    if (!m_wanted)
        return *this;
    beginField(field);
    m_text.append(QByteArray::number(number));
    return *this;
}

void Line::beginField(const char* field)
{
    m_text.append(",\"").append(field).append("\":");
}

} // namespace guitai::log
