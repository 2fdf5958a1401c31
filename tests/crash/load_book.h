// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What takes part in a load: it sends, is answered, and compares what it was told with what is stored. The load's
// thread while a load runs, the test's between.
#pragma once

#include "crash/folder_look.h"
#include "support/load_client.h"
#include "support/load_requests.h"

namespace guitai::test {

class LoadBook
{
public:
    LoadBook() = default;
    LoadBook(const LoadBook&) = delete;
    LoadBook& operator=(const LoadBook&) = delete;

    /// The next request under that index of the load; empty when there is nothing to do now.
    virtual QByteArray next(std::int64_t index, LoadRequests& requests) = 0;
    /// False when the index is not of this book.
    virtual bool take(const LoadAnswer& answer) = 0;
    /// Compares what was sent in this cycle with the storage; what is wrong, in words. Notes what was lost.
    virtual QStringList differences(FolderLook& look) = 0;

protected:
    ~LoadBook() = default;
};

/// Who sends a request next, in turn; who has nothing to send gives the turn to the one behind.
using LoadTurns = std::vector<LoadBook*>;

/// The books and the requests outlive the client.
LoadPlan mixOf(LoadTurns turns, LoadRequests& requests, quint16 port, int connections);

} // namespace guitai::test
