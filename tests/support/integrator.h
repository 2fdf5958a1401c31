// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's program that signs, sends and waits, over real sockets and without an event loop; and the merchant's
// users, who have money and tokens. One thread.
#pragma once

#include "support/load_requests.h"

#include <QJsonObject>

#include <vector>

namespace guitai::test {

/// Status 0 when no answer came.
struct IntegratorAnswer
{
    int status = 0;
    QJsonObject body;

    QByteArray text(const char* member) const { return body.value(QLatin1String(member)).toString().toUtf8(); }
    qint64 number(const char* member) const { return body.value(QLatin1String(member)).toInteger(); }
};

/// A user of the merchant. A token pays as often as its balance allows, for five minutes.
struct TestPayer
{
    QByteArray userNo;
    QByteArray accountNo;
    QByteArray token;
};

class Integrator
{
public:
    Integrator(quint16 port, QByteArray keyId, Secret secret) : m_port(port), m_requests(std::move(keyId), secret) {}

    IntegratorAnswer post(const QByteArray& path, const QByteArray& body = {}, const QByteArray& key = {});
    IntegratorAnswer get(const QByteArray& path);
    LoadRequests& requests() { return m_requests; }
    /// The session of a person who signs in; empty when that was refused.
    QByteArray signIn(const QByteArray& who, const Secret& password);
    /// Status and code of the last refusal.
    QByteArray problem() const { return m_problem; }

    /// So many users with that much each, out of cash that the shop took and gives away. Empty when something failed.
    std::vector<TestPayer> openPayers(int count, qint64 minorEach);
    /// A new token for each; false when one was refused.
    bool renewTokens(std::vector<TestPayer>& payers);

    /// The number of M1000's home account in yuan, where its takings come together.
    static QByteArray homeAccount();

private:
    IntegratorAnswer send(const QByteArray& bytes);
    bool takeCash(const QByteArray& number, qint64 minor);
    bool give(const TestPayer& payer, qint64 minor);

    const quint16 m_port;
    LoadRequests m_requests;
    QByteArray m_problem;
};

} // namespace guitai::test
