// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/failure.h"

namespace guitai::backend_client {

bool Failure::effectUnknown() const
{
    if (kind == Kind::NotSent)
        return false;
    if (kind == Kind::NoAnswer)
        return true;
    // 503 and 429 are given before anything begins; a proxy's 502 and 504 and an internal error are not.
    return status >= 500 && status != 503;
}

} // namespace guitai::backend_client
