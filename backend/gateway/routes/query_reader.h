// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a query string by name, strictly: unknown and repeated parameters and bad percent-encoding are refused.
// The first thing wrong is kept. Pure; any thread.
#pragma once

#include "ids/tagged_id.h"
#include "result/result.h"
#include "wire/member_reader.h"

#include <span>
#include <vector>

namespace guitai::routes {

class QueryReader
{
public:
    explicit QueryReader(QByteArrayView query);

    /// Empty when the parameter is absent or empty.
    QByteArray text(const char* name);
    int integer(const char* name, int least, int most, int otherwise);
    /// Rows a page: "limit", 1 to 200, 50 unless told.
    int limit();
    /// Where a list goes on: "cursor", opaque; empty for the first page.
    QByteArray cursor();
    /// One of the words, or empty.
    QByteArray oneOf(const char* name, std::span<const char* const> words);
    /// RFC 3339.
    std::optional<UtcTime> time(const char* name);
    template <class Id>
    Id id(const char* name)
    {
        const QByteArray value = text(name);
        if (value.isEmpty())
            return {};
        if (auto id = Id::parse(value))
            return *id;
        refuse(wire::errors::kFieldInvalid, name);
        return {};
    }
    void refuse(const ErrorCode& code, QByteArrayView name);

    /// After the last parameter.
    std::optional<Error> finish();

private:
    struct Parameter
    {
        QByteArray name;
        QByteArray value;
        bool read = false;
    };

    std::vector<Parameter> m_parameters;
    std::optional<Error> m_error;
};

} // namespace guitai::routes
