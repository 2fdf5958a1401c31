// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// HeadScan: the first, byte-wise look at a message head, before Beast sees it. Enforces the limits on
// the exact byte and refuses what Beast would let through: folded lines, bare CR or LF, control bytes.
#pragma once

#include "result/error.h"

#include <QByteArrayView>

#include <optional>

namespace guitai::http {

struct HeadLimits
{
    qsizetype startLineBytes = 8192; ///< without its CRLF
    qsizetype headerBytes = 16384;   ///< all field lines with their CRLFs
    int fields = 64;

    /// The longest head that can pass, so the most bytes anyone needs to hold of one.
    qsizetype mostBytes() const { return startLineBytes + 2 + headerBytes + 2; }
};

class HeadScan
{
public:
    explicit HeadScan(HeadLimits limits) : m_limits(limits) {}

    /// `head` always starts at the first byte of the message and never shrinks; what was looked at
    /// before is not looked at again. True when the head is whole or refused.
    bool advance(QByteArrayView head);

    bool isWhole() const { return m_whole; }
    const std::optional<Error>& refusal() const { return m_refusal; }
    qsizetype size() const { return m_at; } ///< of the whole head
    /// With its CRLF; 0 until it ended.
    qsizetype startLineSize() const { return m_fieldsStart; }

private:
    bool takeByte(char byte);
    bool endLine();
    bool refuse(const ErrorCode& code, const char* detail);

    HeadLimits m_limits;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    qsizetype m_fieldsStart = 0; ///< 0 while in the start line
    int m_fields = 0;
    bool m_afterCr = false;
    bool m_whole = false;
    std::optional<Error> m_refusal;
};

} // namespace guitai::http
