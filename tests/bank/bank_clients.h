// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// 32 clients that move money between users and their shop at random, and what they were told about it. The load's
// thread while it runs, the test's afterwards.
#pragma once

#include "support/integrator.h"
#include "support/load_client.h"

#include <QHash>

#include <map>
#include <random>

namespace guitai::test {

enum class Deed { Pay, Refund, Freeze, Capture, Release };

/// Counts of one kind.
struct DeedCount
{
    qint64 done = 0;
    qint64 refused = 0; ///< for want of money, or as more than was paid
    qint64 open = 0;    ///< without a final answer, asked for again in the end
};

class BankClients
{
public:
    BankClients(std::vector<TestPayer> payers, unsigned seed) : m_payers(std::move(payers)), m_random(seed) {}

    /// Sends for so long.
    bool run(Integrator& integrator, quint16 port, int connections, std::chrono::seconds seconds);
    /// Sends once more what had no final answer, and asks for what it came to. What is wrong, in words.
    QStringList settle(Integrator& integrator);

    /// By account: what its owner was told of its money, since it was filled.
    QHash<QByteArray, qint64> changes() const;
    const std::map<Deed, DeedCount>& counts() const { return m_counts; }
    /// Anything but an answer that the client expects.
    QStringList surprises() const { return m_surprises; }
    double seconds() const { return m_seconds; }

private:
    struct Step
    {
        Deed deed = Deed::Pay;
        QByteArray path;
        QByteArray body;
        size_t payer = 0;   ///< who pays, gets back or is sent to
        size_t payment = 0; ///< of a refund, in m_payments
        qint64 minor = 0;
        QByteArray freezeNo;
    };
    struct Paid
    {
        QByteArray paymentNo;
        size_t payer = 0;
    };

    Step randomStep();
    Step pay();
    Step refund();
    Step freeze();
    Step endOfFreeze();
    qint64 upTo(qint64 most) { return std::uniform_int_distribution<qint64>(1, most)(m_random); }
    /// False while its outcome is open.
    bool take(const Step& step, int status, const QJsonObject& answer);
    bool takeMoney(const Step& step, const QByteArray& status, const QJsonObject& answer);

    std::vector<TestPayer> m_payers;
    std::mt19937 m_random;
    QHash<std::int64_t, Step> m_underWay;
    std::vector<Step> m_open;
    std::vector<Paid> m_payments;
    std::vector<Step> m_freezes; ///< held
    std::map<size_t, qint64> m_changes;
    std::map<Deed, DeedCount> m_counts;
    QStringList m_surprises;
    qint64 m_numbers = 0;
    double m_seconds = 0;
};

} // namespace guitai::test
