// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's RSA2 signatures: what a request signs, which bytes of an answer are signed, what a notice signs. What is
// signed is always what is on the wire, never what it was read as. Pure; any thread.
#pragma once

#include "alipay/alipay_account.h"
#include "http/form.h"

namespace guitai::alipay {

/// Parameters by name, decoded; in the order of their bytes, in which they are signed.
using Fields = http::FormFields;

/// Every parameter with a value but `sign`, joined: name=value&name=value. Not percent-encoded.
QByteArray requestMessage(const Fields& fields);

/// An answer of the gateway, taken apart and not yet believed.
struct Envelope
{
    QByteArray content;           ///< the bytes that are signed: a JSON object
    QByteArray signature;         ///< raw; empty when there is none
    QByteArray certificateNumber; ///< whose key signed; empty in key mode
    bool isGatewayError = false;  ///< `error_response`, which is answered before anybody looked at the request
};

/// Nothing when the body is no such answer to that method ("alipay.trade.query").
std::optional<Envelope> readEnvelope(QByteArrayView body, QByteArrayView method);
/// The content in the form that was signed; empty when it is not Alipay's.
QByteArray genuineContent(const Envelope& envelope, const KeyRing& keys);
/// A notice does not name its key: any of the ring's may have signed it.
bool isGenuineNotice(const Fields& fields, const KeyRing& keys);

} // namespace guitai::alipay
