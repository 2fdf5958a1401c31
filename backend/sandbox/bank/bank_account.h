// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// bank.json: the account at the played bank as a backend needs it. Its token is made at first start and kept.
#pragma once

#include "result/result.h"
#include "sandbox/random_text.h"

#include <QDir>
#include <QUrl>

namespace guitai::sandbox {

/// The token of the folder's bank.json, or a new one.
QByteArray bankToken(const QDir& folder, const RandomBytes& random);
/// Writes bank.json anew, with where the bank is now.
Result<Done> writeBankAccount(const QDir& folder, const QByteArray& token, const QUrl& baseUrl);

} // namespace guitai::sandbox
