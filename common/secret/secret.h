// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Secret: bytes that no log, error or stream can print, wiped when released.
#pragma once

#include <QByteArray>

namespace guitai {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    Secret(const Secret& other) = default;
    Secret(Secret&& other) noexcept = default;
    Secret& operator=(const Secret& other) = default;
    Secret& operator=(Secret&& other) noexcept = default;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes, for a cipher, a signature or a comparison; never for a log or an answer.
    const QByteArray& reveal() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace guitai
