// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Account numbers: 23 characters [0-9A-Z] that tell kind and slot; how they are made is in accounts/account_id.h.
#pragma once

#include "ids/tagged_id.h"

namespace guitai {

using AccountNo = TaggedId<struct AccountNoTag>;

} // namespace guitai
