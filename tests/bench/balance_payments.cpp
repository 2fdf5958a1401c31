// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/balance_payments.h"

#include "bench/machine.h"
#include "bench/prepared_store.h"
#include "bench/report.h"
#include "support/load_requests.h"

namespace guitai::bench {

namespace {

constexpr int kSellers = 100;
constexpr int kUsers = 1'000;
constexpr int kRounds = 4;
constexpr int kCreated = 201;

/// The buyers of some sellers, each request by the next of them.
class Buyers
{
public:
    Buyers(const Crowd& crowd, size_t firstSeller, size_t lastSeller) : m_crowd(crowd), m_first(firstSeller)
    {
        for (size_t seller = firstSeller; seller <= lastSeller; ++seller)
            m_requests.emplace_back(crowd.sellers[seller].keyId.bytes(), crowd.sellers[seller].keySecret);
        for (const Buyer& buyer : crowd.buyers) {
            if (buyer.seller >= firstSeller && buyer.seller <= lastSeller)
                m_buyers.push_back(&buyer);
        }
    }

    QByteArray next(const QByteArray& orderNo)
    {
        const Buyer& buyer = *m_buyers[m_turn++ % m_buyers.size()];
        return m_requests[buyer.seller - m_first].createFromBalance(orderNo, buyer.token);
    }

private:
    const Crowd& m_crowd;
    const size_t m_first;
    std::vector<test::LoadRequests> m_requests;
    std::vector<const Buyer*> m_buyers;
    size_t m_turn = 0;
};

Measured measurePaying(test::LoadBackend& backend, const SteadyLoad& load, Buyers& buyers)
{
    const QByteArray name = runName();
    Work work;
    work.request = [&](qint64 index) { return buyers.next(name + QByteArray::number(index)); };
    work.isDone = [](const test::LoadAnswer& answer) {
        return answer.status == kCreated && answer.body.contains("\"status\":\"SUCCEEDED\"");
    };
    return measure(backend, load, work);
}

Crowd prepared(const test::LoadBackend& backend)
{
    Crowd crowd;
    PreparedStore store(backend);
    store.addSeller(crowd, kUsers); // the hot one
    for (int i = 0; i < kSellers; ++i)
        store.addSeller(crowd, kUsers / kSellers);
    return crowd;
}

} // namespace

int balancePayments(test::LoadBackend& backend, const SteadyLoad& load, const QString& resultFile)
{
    row("load average before", loadAverage());
    if (!started(backend) || backend.stop() != 0)
        return kFailed;
    const Crowd crowd = prepared(backend);
    if (!started(backend))
        return kFailed;
    Buyers ofOne(crowd, 0, 0);
    Buyers ofMany(crowd, 1, kSellers);
    SteadyLoad part = load;
    part.seconds = std::max(load.seconds / kRounds, 1);
    Measured hot;
    Measured spread;
    for (int round = 0; round < kRounds; ++round) { // by turns: a disk that changes its pace changes it for both
        spread.add(measurePaying(backend, part, ofMany));
        hot.add(measurePaying(backend, part, ofOne));
    }
    if (!isClean(spread) || !isClean(hot))
        return kFailed;
    row("signed, durable payments from balances", QStringLiteral("**%1/s**").arg(spread.perSecond()));
    row("they are of", QStringLiteral("%1 users of %2 merchants").arg(kUsers).arg(kSellers));
    row("all to one merchant", QStringLiteral("**%1/s**, %2 % of that, %3 users, by turns with the others")
                                   .arg(hot.perSecond())
                                   .arg(hot.perSecond() * 100 / std::max<qint64>(spread.perSecond(), 1))
                                   .arg(kUsers));
    row("processor time each of one merchant's, backend and generator",
        QStringLiteral("%1 µs and %2 µs").arg(hot.cpuMicrosecondsEach()).arg(hot.ownCpuMicrosecondsEach()));
    describe(backend, load, spread);
    keep(resultFile, spread.perSecond());
    return kDone;
}

} // namespace guitai::bench
