// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One operation of a played provider with the faults that are set for it: counted, lost, delayed or answered with an
// error. Event loop's thread.
#pragma once

#include "async/task.h"
#include "async/timers.h"
#include "http/message.h"
#include "sandbox/random_text.h"
#include "sandbox/traffic.h"

namespace guitai::sandbox {

class PlayedOperations
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        Faults& faults;
        Traffic& traffic;
        async::Timers& timers;
        RandomBytes random;
    };
    using Act = std::function<http::Response()>;

    explicit PlayedOperations(Parts parts) : m_parts(std::move(parts)) {}

    /// `perform` has the effect, `fail` only answers as the fault says.
    async::Task<http::Response> answer(Operation operation, Act perform, Act fail);

private:
    bool errs(OperationFault& fault, bool afterEffect) const;

    Parts m_parts;
};

} // namespace guitai::sandbox
