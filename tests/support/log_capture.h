// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the log wrote while it lived, debug lines included. One at a time.
#pragma once

#include "log/log.h"

#include <QTemporaryFile>

#include <unistd.h>

namespace guitai::test {

/// Standard error goes into a file meanwhile.
class LogCapture
{
public:
    LogCapture()
    {
        m_file.open();
        m_saved = ::dup(STDERR_FILENO);
        ::dup2(m_file.handle(), STDERR_FILENO);
        log::setLeastLevel(log::Level::Debug);
    }
    ~LogCapture()
    {
        ::dup2(m_saved, STDERR_FILENO);
        ::close(m_saved);
        log::setLeastLevel(log::Level::Info);
    }
    QByteArray text()
    {
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    QTemporaryFile m_file;
    int m_saved = -1;
};

} // namespace guitai::test
