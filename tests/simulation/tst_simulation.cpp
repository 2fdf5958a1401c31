// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The simulation itself: a seed is a run, and a fault in the product does not go unnoticed.
#include "simulation/simulation.h"

#include <QTest>

using namespace guitai::simulation;

class TestSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeedIsTheSameRunWheneverItIsRun()
    {
        const Outcome first = simulate(m_furnished, {7});
        simulate(m_furnished, {8});
        const Outcome again = simulate(m_furnished, {7});
        Furnished other;
        const Outcome elsewhere = simulate(other, {7});
        QCOMPARE(again.traceHash, first.traceHash);
        QCOMPARE(elsewhere.traceHash, first.traceHash);
        QVERIFY(first.steps > 1'000);
    }
    void anotherSeedIsAnotherRun()
    {
        const Outcome one = simulate(m_furnished, {7});
        const Outcome other = simulate(m_furnished, {8});
        QVERIFY(one.traceHash != other.traceHash);
    }
    void aFaultInTheProductIsNoticed_data()
    {
        QTest::addColumn<int>("canary");
        for (const Canary canary : kCanaries)
            QTest::newRow(nameOf(canary)) << static_cast<int>(canary);
    }
    void aFaultInTheProductIsNoticed()
    {
        QFETCH(int, canary);
        constexpr std::uint64_t kSeeds = 40;
        bool noticed = false;
        for (std::uint64_t seed = 1; seed <= kSeeds && !noticed; ++seed)
            noticed = !simulate(m_furnished, {seed, static_cast<Canary>(canary)}).violations.empty();
        QVERIFY(noticed);
    }

private:
    Furnished m_furnished;
};

int main(int argc, char** argv)
{
    prepareProcess();
    QCoreApplication application(argc, argv);
    TestSimulation test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_simulation.moc"
