// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of API v2: a digest over the sorted fields and the key that both sides know. Pure.
#pragma once

#include "wechat_v2/wechat_v2_account.h"
#include "xml/flat_xml.h"

namespace guitai::wechat_v2 {

using xml::Fields;

/// "HMAC-SHA256": the value of sign_type.
QByteArray nameOf(Digest digest);

/// In upper-case hexadecimal digits, of all fields but `sign` that have a value.
QByteArray signature(const Fields& fields, const Secret& apiKey, Digest digest);

/// True when `sign` is the account's own signature: made with its key, by the digest that it is set to.
bool isSigned(const Fields& fields, const Account& account);

} // namespace guitai::wechat_v2
