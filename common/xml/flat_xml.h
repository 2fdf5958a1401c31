// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// XML of one level, <xml><name>value</name>…</xml>, over expat: WeChat Pay's API v2. What has no business in such a
// document is refused before it can cost or mean anything. Pure; any thread.
#pragma once

#include "result/result.h"

#include <QByteArray>

#include <map>

namespace guitai::xml {

namespace errors {
inline constexpr ErrorCode kTooLarge{"XML_TOO_LARGE", 400};
/// No well-formed XML in UTF-8, or other bytes before or behind it.
inline constexpr ErrorCode kMalformed{"XML_MALFORMED", 400};
inline constexpr ErrorCode kDoctype{"XML_DOCTYPE_REFUSED", 400};
inline constexpr ErrorCode kRoot{"XML_ROOT_UNKNOWN", 400};
/// Elements inside elements, text between them, comments or processing instructions.
inline constexpr ErrorCode kNotFlat{"XML_NOT_FLAT", 400};
inline constexpr ErrorCode kAttribute{"XML_ATTRIBUTE_REFUSED", 400};
inline constexpr ErrorCode kTwice{"XML_FIELD_TWICE", 400};
inline constexpr ErrorCode kTooMany{"XML_TOO_MANY_FIELDS", 400};
} // namespace errors

inline constexpr qsizetype kMostBytes = 64 * 1024;
inline constexpr std::size_t kMostFields = 128;

/// By name, in the order of their bytes.
using Fields = std::map<QByteArray, QByteArray>;

Result<Fields> readFlat(QByteArrayView document, QByteArrayView root = "xml");

/// Values stand in CDATA sections. Only for values that spoken() leaves as they are: others would come back changed.
QByteArray writeFlat(const Fields& fields, const QByteArray& root = "xml");
/// The text with a space for each character that XML cannot carry or does not keep.
QByteArray spoken(const QString& text);

} // namespace guitai::xml
