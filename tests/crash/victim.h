// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One storage, its backend, and the moments at which it dies. GUITAI_TEST_ENGINE=mariadb puts the shards on a server,
// which lives on; GUITAI_CRASH_SEED repeats the moments of a run (not what the kernel made of them).
#pragma once

#include "crash/load_book.h"
#include "crash/sale_book.h"
#include "support/backend_storage.h"
#include "support/load_backend.h"

#include <random>

namespace guitai::test {

class Victim
{
public:
    /// `moments` says when to die; the settings come on top of those of the storage.
    Victim(const QString& folder, const QStringList& settings, std::mt19937& moments);

    LoadBackend& backend() { return m_backend; }
    FolderLook look() const;
    int upTo(int most) { return std::uniform_int_distribution<int>(1, most)(m_moments); }

    /// As if it had been down for ten minutes: what is to be looked at later is due. While it is dead.
    void letTimePass();
    /// Up, perhaps after a death before it listened; false when it does not come up.
    bool start();
    /// Loaded until so many sales are acknowledged, a little longer, dead.
    bool loadAndDie(const LoadTurns& turns, SaleBook& sales, int connections, int mostAcknowledged);
    /// Loaded until there is nothing more to send; lives on.
    bool loadToTheEnd(const LoadTurns& turns);
    /// What the program's own audit finds.
    QStringList auditFindings() const;

    int earlyKills = 0;

private:
    std::mt19937& m_moments;
    const storage::EngineOptions m_storage;
    LoadBackend m_backend;
};

} // namespace guitai::test
