// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP messages as the rest of the product sees them: whole, checked, in memory.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QUrl>

#include <functional>
#include <vector>

namespace guitai::http {

struct Header
{
    QByteArray name;
    QByteArray value;
};

/// Fields in the order of the wire; names compare without case.
class Headers
{
public:
    /// The field's value, trimmed; several fields of one name joined by ", "; null QByteArray when absent.
    QByteArray value(QByteArrayView name) const;
    bool has(QByteArrayView name) const;
    int count(QByteArrayView name) const;
    void append(QByteArray name, QByteArray value);
    /// Replaces every field of that name.
    void set(const QByteArray& name, QByteArray value);

    const std::vector<Header>& all() const { return m_fields; }

private:
    std::vector<Header> m_fields;
};

/// A request that arrived. Limits were enforced before it came to be.
struct Request
{
    QByteArray method;
    QByteArray target; ///< as on the wire, "/v1/payments?x=1"
    QByteArray path;   ///< target up to '?', not percent-decoded
    QByteArray query;  ///< after '?', without it; null QByteArray when the target has no '?'
    Headers headers;
    QByteArray body;
    QHostAddress peer;
    bool overTls = false;
};

struct Response
{
    int status = 200;
    Headers headers = {};
    QByteArray body = {};
    bool closeAfter = false; ///< close the connection behind this answer
    bool hangUp = false;     ///< close it instead of answering: a sandbox's lost reply
};

/// Takes a body piece by piece instead of keeping it in memory; false ends the call.
using BodySink = std::function<bool(QByteArrayView piece)>;

} // namespace guitai::http
