// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's messages as UnionPay reads and writes them: forms come in and go out as notices, answers are raw text.
// Written beside the channel, not from it: the two check each other. Pure.
#pragma once

#include "crypto/rsa.h"

#include <map>

namespace guitai::sandbox::unionpay {

using Fields = std::map<QByteArray, QByteArray>;

QByteArray valueOf(const Fields& fields, const char* name);
/// What is malformed is left out.
Fields readForm(const QByteArray& body);
QByteArray writeForm(const Fields& fields);
QByteArray writeAnswer(const Fields& fields);

/// What RSA signs: the hex SHA-256 of all fields that say something.
QByteArray digestOf(const Fields& fields);
bool isSignedBy(const Fields& fields, const crypto::RsaPublicKey& key);

} // namespace guitai::sandbox::unionpay
