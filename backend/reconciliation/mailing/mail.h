// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A mail with files, as it goes over the wire (RFC 5322, MIME). Pure.
#pragma once

#include "result/result.h"
#include "time/utc_time.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace guitai::mailing {

namespace errors {
inline constexpr ErrorCode kMailInvalid{"MAIL_INVALID", 400};
} // namespace errors

struct Attachment
{
    QByteArray name; ///< letters, digits, '.', '_', '-'
    QByteArray type; ///< "application/pdf"
    QByteArray bytes;
};

struct Mail
{
    QByteArray from; ///< addresses alone, without names
    std::vector<QByteArray> to;
    QString subject;
    QString text;
    UtcTime at;
    std::vector<Attachment> attachments;
};

/// MAIL_INVALID where an address, a name or a type could break out of its header, or where nobody is written to.
Result<QByteArray> messageOf(const Mail& mail);

} // namespace guitai::mailing
