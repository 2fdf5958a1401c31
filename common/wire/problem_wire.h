// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 9457 problem documents: what every refused request is answered with.
#pragma once

#include "result/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace guitai::wire {

struct Problem
{
    int status = 500;
    QByteArray code; ///< stable, upper case
    QString field;   ///< JSON name of the member at fault, or empty
    QString detail;  ///< English, for integrators and logs
    QByteArray requestId;
    QJsonObject extras; ///< further members: payment_no, alternatives, …

    static Problem of(const Error& error, QByteArray requestId);
    /// Never fails: an unreadable document becomes code "HTTP_<status>".
    static Problem read(int status, QByteArrayView json);
    QByteArray toJson() const;
};

} // namespace guitai::wire
