// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A real HDFS, name node and data node, in a process of its own on loopback; it ends with this object.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace guitai::scale {

class MiniHdfs
{
public:
    MiniHdfs();
    ~MiniHdfs();
    MiniHdfs(const MiniHdfs&) = delete;
    MiniHdfs& operator=(const MiniHdfs&) = delete;

    /// Empty when it serves, else what it said.
    const QString& failure() const { return m_failure; }
    /// "http://127.0.0.1:<port>"
    QString web() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_webPort); }
    /// "hdfs://127.0.0.1:<port>"
    QString root() const { return QStringLiteral("hdfs://127.0.0.1:%1").arg(m_port); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_failure;
    int m_webPort = 0;
    int m_port = 0;
};

} // namespace guitai::scale
