// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The books' kinds and states in the words of the cashier's language.
#pragma once

#include "wire/account_wire.h"

#include <QString>

namespace guitai::models {

QString doubtfulReason(const QByteArray& reason);
QString doubtfulStatus(const QByteArray& status);
QString accountName(const QByteArray& kind);
/// What an entry is about, in people's words; the kind itself when it is new to this till.
QString entryWords(const wire::AccountEntry& entry);

} // namespace guitai::models
