// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secret/secret.h"

#include <cstring>

namespace guitai {

Secret::~Secret()
{
    // The last owner wipes: a shared copy still in use must stay intact.
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        explicit_bzero(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
}

} // namespace guitai
