// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of id of reconciliation.
#pragma once

#include "ids/tagged_id.h"

namespace guitai {

using BillId = TaggedId<struct BillIdTag>;           ///< one file of a provider's, or one part of it
using RunId = TaggedId<struct RunIdTag>;             ///< one comparison of a day of a channel account
using ExceptionId = TaggedId<struct ExceptionIdTag>; ///< one difference that somebody has to explain

} // namespace guitai
