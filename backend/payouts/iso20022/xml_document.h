// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An XML document of a bank as a small tree, read with expat under limits: UTF-8, no DOCTYPE, one namespace. Pure.
#pragma once

#include "result/result.h"

#include <QByteArray>

#include <vector>

namespace guitai::iso20022 {

inline constexpr qsizetype kMostBytes = 1 << 20;
inline constexpr int kMostElements = 20'000;
inline constexpr int kDeepest = 32;
inline constexpr int kMostAttributes = 8;
inline constexpr qsizetype kLongestText = 4'096;

struct Element
{
    QByteArray name;     ///< without its namespace
    QByteArray text;     ///< trimmed; what stands between children is not kept
    QByteArray currency; ///< the attribute Ccy
    std::vector<Element> children;

    /// Null unless there is exactly one.
    const Element* only(QByteArrayView child) const;
    /// Follows a path of only ones, "OrgnlGrpInfAndSts/OrgnlMsgId"; null when it breaks.
    const Element* at(QByteArrayView path) const;
    /// The text there; empty when there is none.
    QByteArray textAt(QByteArrayView path) const;
    std::vector<const Element*> all(QByteArrayView child) const;
};

/// The root "Document", whose elements are all of `nameSpace`. BANK_DOCUMENT_REFUSED otherwise.
Result<Element> readDocument(QByteArrayView xml, QByteArrayView nameSpace);

} // namespace guitai::iso20022
