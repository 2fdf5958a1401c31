// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The backend put together: the only place where concrete parts meet. Everything lives on the thread that
// made it, except storage's own threads and the worker pools.
#pragma once

#include "app/settings.h"
#include "async/task.h"

#include <memory>

namespace guitai::http {
class Client;
}
namespace guitai::storage {
class Storage;
}

namespace guitai::app {

/// `guitai-backend migrate`: makes the folder where it is missing; answers how many migrations were applied.
Result<int> migrate(const Settings& settings, const Clock& clock);

class Backend
{
public:
    /// Opens (and in demo mode makes and migrates) the storage; nothing listens yet. `clock` outlives it.
    static Result<std::unique_ptr<Backend>> open(Settings settings, const Clock& clock);
    ~Backend();
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;

    /// Seeds the demo where asked for, resumes what was left behind, then opens the doors.
    async::Task<Result<Done>> start();
    /// Closes the doors; answers under way are finished by the destructor.
    void stop();

    quint16 port() const;
    /// One attempt-check round, for tests that own the clock.
    async::Task<int> checkAttempts();
    /// One round of bringing merchants' money home, likewise.
    async::Task<int> foldInflows();
    /// One round of hearing what the bank says, likewise.
    async::Task<int> fetchBankNotices();
    /// One round of fetching and comparing bills, likewise.
    async::Task<int> reconcile();
    storage::Storage& storage();

private:
    async::Task<Result<Done>> rerun(ChannelAccountId account, QByteArray day, QByteArray actor);
    class Parts;
    explicit Backend(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> d;
};

} // namespace guitai::app
