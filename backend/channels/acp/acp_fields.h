// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's messages are fields by name: sent and notified as a form, answered raw. Pure; any thread.
#pragma once

#include "http/form.h"

namespace guitai::acp {

/// In the order of their names' bytes, which is the order they are signed in.
using Fields = http::FormFields;

/// "" when it is absent.
QByteArray field(const Fields& fields, const char* name);

/// A synchronous answer: k=v&k=v without any encoding. Inside {…} and […] an '&' separates nothing, and values hold
/// '=', '+' and line breaks. Nothing when it is malformed or names a field twice.
std::optional<Fields> readAnswer(QByteArrayView body);

} // namespace guitai::acp
