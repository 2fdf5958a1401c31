// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One life of the real backend in which a system call fails, on a copy of a prepared storage, and what must hold
// afterwards. SQLite only: on MariaDB the disk is the server's.
#pragma once

#include "crash/folder_look.h"
#include "faults/fault.h"
#include "support/integrator.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace guitai::test {

/// A shop whose payers have money and tokens, to be copied for every life.
class PreparedShop
{
public:
    /// False when it cannot be had; made anew before the tokens end.
    bool prepare();
    /// The storage into that folder.
    bool copyTo(const QString& folder) const;
    const std::vector<TestPayer>& payers() const { return m_payers; }
    static QStringList settings();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<TestPayer> m_payers;
    QElapsedTimer m_age;
};

/// Into the storage of a backend in that folder.
FolderLook lookInto(const QString& folder);

/// What became of it.
struct FaultOutcome
{
    int injected = 0;
    bool onFoldersOnly = false; ///< every injected call was on a folder
    bool ended = false;         ///< by itself, before it was asked to
    int exitCode = -1;
    bool killed = false;       ///< by the fault
    bool saidWhy = false;      ///< its last line named the disk
    int acknowledged = 0;      ///< under the fault
    int laterAcknowledged = 0; ///< after it, by the same process
    QStringList wrongs;        ///< acknowledged and lost, silent continuation, a violated invariant
};

/// What is asked of it meanwhile.
struct LifeScript
{
    QByteArrayList payWays{"DIRECT_QR", "BALANCE", "CASH"};
    int sales = 60;
    int connections = 8; ///< with 1 the requests follow each other, each after the answer of the one before
};

/// Loads it under the fault, restarts it without, and compares. A fault's path is below the storage's folder.
FaultOutcome liveWith(const Fault& fault, const PreparedShop& shop, const LifeScript& script = {});

} // namespace guitai::test
