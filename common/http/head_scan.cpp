// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/head_scan.h"

#include "http/refusal.h"

namespace guitai::http {

bool HeadScan::advance(QByteArrayView head)
{
    if (m_whole || m_refusal)
        return true;
    while (m_at < head.size()) {
        if (takeByte(head[m_at]))
            return true;
    }
    return false;
}

/// True when the head ended, well or badly.
bool HeadScan::takeByte(char byte)
{
    const bool inStartLine = m_fieldsStart == 0;
    const qsizetype lineLength = m_at - m_lineStart;
    if (m_afterCr) {
        if (byte != '\n')
            return refuse(errors::kMalformed, "a carriage return stands alone");
        ++m_at;
        return endLine();
    }
    if (byte == '\r') {
        m_afterCr = true;
        ++m_at;
        return false;
    }
    const auto value = static_cast<unsigned char>(byte);
    if (value == 0x7f || (value < 0x20 && (byte != '\t' || inStartLine)))
        return refuse(errors::kMalformed, "a control byte in the head");
    if (inStartLine && lineLength >= m_limits.startLineBytes)
        return refuse(errors::kTargetTooLong, "the request line is too long");
    if (!inStartLine && lineLength == 0 && (byte == ' ' || byte == '\t'))
        return refuse(errors::kMalformed, "a folded header line");
    // The line needs its CRLF too, so the field section would pass the limit.
    if (!inStartLine && m_at - m_fieldsStart + 3 > m_limits.headerBytes)
        return refuse(errors::kHeadersTooLarge, "the header section is too large");
    ++m_at;
    return false;
}

bool HeadScan::endLine()
{
    const qsizetype length = m_at - 2 - m_lineStart;
    m_afterCr = false;
    m_lineStart = m_at;
    if (m_fieldsStart == 0) {
        if (length == 0)
            return refuse(errors::kMalformed, "an empty line before the request");
        m_fieldsStart = m_at;
        return false;
    }
    if (length == 0) {
        m_whole = true;
        return true;
    }
    if (++m_fields > m_limits.fields)
        return refuse(errors::kHeadersTooLarge, "too many header fields");
    return false;
}

bool HeadScan::refuse(const ErrorCode& code, const char* detail)
{
    m_refusal = Error{code, {}, QString::fromLatin1(detail), {}};
    return true;
}

} // namespace guitai::http
