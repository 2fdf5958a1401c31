// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's forms and signatures from the provider's side: what a request said, and answers and notices in the
// gateway's own layout. Pure; any thread.
#pragma once

#include "crypto/rsa.h"

#include <QByteArray>
#include <QJsonObject>

#include <map>
#include <optional>

namespace guitai::sandbox {

/// Decoded parameters in the order of their names.
using AlipayFields = std::map<QByteArray, QByteArray>;

/// Adds what a query or a form says; the gateway looks at both.
void addAlipayForm(AlipayFields& fields, const QByteArray& form);
QByteArray alipayForm(const AlipayFields& fields);
QByteArray alipayField(const AlipayFields& fields, const char* name);

/// What is signed: with `sign_type` in a request, without it in a notice.
QByteArray alipayMessage(const AlipayFields& fields, bool withSignType);
bool isSignedBy(const AlipayFields& fields, const crypto::RsaPrivateKey& appKey);

/// {"<method>_response":{…},"sign":"…"}; with a number, the certificate's before the signature.
QByteArray alipayAnswer(const QByteArray& method, const QJsonObject& content, const crypto::RsaPrivateKey& key,
                        const QByteArray& certificateNumber);

/// Fen of a text in yuan with at most two decimals; nothing for anything else and for nothing.
std::optional<qint64> fenOf(const QJsonValue& yuan);
QString yuanOf(qint64 fen);

} // namespace guitai::sandbox
