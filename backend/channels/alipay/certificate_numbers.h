// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's numbers of certificates: what names a key in requests and answers. Pure; any thread.
#pragma once

#include "result/result.h"

#include <QByteArray>

namespace guitai::alipay {

/// Of the first certificate: MD5, in lower-case hex, over its issuer and its serial number in decimal.
Result<QByteArray> certificateNumber(QByteArrayView pem);
/// Of a file of roots: the numbers of those that are signed with RSA, joined by '_'. An error when there is none.
Result<QByteArray> rootCertificateNumber(QByteArrayView pem);

} // namespace guitai::alipay
