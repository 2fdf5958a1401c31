// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One request with a body far beyond every limit, sent as fast as the other side takes it.
#pragma once

#include <QByteArray>

namespace guitai::bench {

struct BigBodyAnswer
{
    int status = 0;  ///< 0: none came
    qint64 sent = 0; ///< bytes of the body that left before the other side stopped listening
};

/// POST /v1/payments with `bytes` of body; chunked, or with a Content-Length.
BigBodyAnswer sendBigBody(quint16 port, qint64 bytes, bool chunked);

} // namespace guitai::bench
