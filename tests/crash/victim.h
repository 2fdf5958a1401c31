// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One storage, its backend, and the moments at which it dies. GUITAI_TEST_ENGINE=mariadb puts the shards on a server,
// which lives on; GUITAI_CRASH_SEED repeats the moments of a run (not what the kernel made of them).
#pragma once

#include "crash/movement_book.h"
#include "crash/sale_book.h"
#include "support/backend_storage.h"
#include "support/integrator.h"
#include "support/load_backend.h"

#include <random>

namespace guitai::test {

/// Settings of a bank that is not there: withdrawals can be asked for, and nobody approves them. Written into `folder`.
QStringList absentBankIn(const QString& folder);
/// A load of both books. They and the requests outlive the client.
LoadPlan mixOf(SaleBook& sales, MovementBook& movements, LoadRequests& requests, quint16 port, int connections);

class Victim
{
public:
    /// `moments` says when to die; the settings come on top of those of the storage.
    Victim(const QString& folder, const QStringList& settings, std::mt19937& moments);

    LoadBackend& backend() { return m_backend; }
    FolderLook look() const;
    int upTo(int most) { return std::uniform_int_distribution<int>(1, most)(m_moments); }

    /// Up, perhaps after a death before it listened; false when it does not come up.
    bool start();
    /// Loaded by both books until so many sales are acknowledged, a little longer, dead.
    bool loadAndDie(SaleBook& sales, MovementBook& movements, int connections, int mostAcknowledged);
    /// Loaded until the books have nothing more to send; lives on.
    bool loadToTheEnd(SaleBook& sales, MovementBook& movements);
    /// What is wrong after a death: the program's own audit, then our own look.
    QStringList wrongs(SaleBook& sales, MovementBook& movements);

    int earlyKills = 0;

private:
    std::mt19937& m_moments;
    const storage::EngineOptions m_storage;
    LoadBackend m_backend;
};

} // namespace guitai::test
