// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An error as it travels through the product: a stable code with the HTTP status it is answered with,
// the request field it concerns, and details for logs and integrators. Text for people exists only in
// the cashier, which translates codes.
#pragma once

#include <QJsonObject>
#include <QString>

#include <cstring>

namespace guitai {

/// A stable code. Folders declare theirs as `inline constexpr ErrorCode kX{"X", 409};`, one line each.
struct ErrorCode
{
    const char* name;
    int httpStatus;

    friend bool operator==(const ErrorCode& a, const ErrorCode& b) { return std::strcmp(a.name, b.name) == 0; }
};

struct Error
{
    ErrorCode code;
    QString field = {};      ///< the request field at fault, JSON name; empty when none is
    QString detail = {};     ///< one English sentence without secrets or internals
    QJsonObject extras = {}; ///< further members of the problem document, for example "payment_no"
};

namespace errors {
inline constexpr ErrorCode kInvalidRequest{"INVALID_REQUEST", 400};
inline constexpr ErrorCode kUnauthorized{"UNAUTHORIZED", 401};
inline constexpr ErrorCode kForbidden{"FORBIDDEN", 403};
inline constexpr ErrorCode kNotFound{"NOT_FOUND", 404};
inline constexpr ErrorCode kInternal{"INTERNAL_ERROR", 500};
inline constexpr ErrorCode kUnavailable{"UNAVAILABLE", 503};
} // namespace errors

} // namespace guitai
