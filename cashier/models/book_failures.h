// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Failures of lists, refunds and decisions in words; those of a sale are in words.h.
#pragma once

#include "models/words.h"

namespace guitai::models {

/// What happened and what to do when money should go back or a list should come.
Words bookWordsOf(const backend_client::Failure& failure);

} // namespace guitai::models
