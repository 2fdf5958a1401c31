// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faults.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai::sandbox;

class FaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrongAtFirst();
    void membersAreMerged();
    void refusesAndNamesTheMember_data();
    void refusesAndNamesTheMember();
    void countsRunOut();
};

void FaultsTest::nothingIsWrongAtFirst()
{
    const Faults faults;
    QCOMPARE(faults.callbacks.retryDelaysMs.size(), 15);
    for (const Operation operation : kOperations)
        QCOMPARE(faults.operation(operation).dropReply, 0);
    Faults again;
    QVERIFY(!merge(again, toJson(faults)));
    QCOMPARE(toJson(again), toJson(faults));
}

void FaultsTest::membersAreMerged()
{
    Faults faults;
    QVERIFY(!merge(faults, {{u"operations"_s, QJsonObject{{u"native"_s, QJsonObject{{u"drop_reply"_s, 2}}}}}}));
    QVERIFY(!merge(faults,
                   {{u"callbacks"_s, QJsonObject{{u"forge"_s, u"amount"_s}, {u"retry_delays_ms"_s, QJsonArray{1, 2}}}},
                    {u"pay_inside_native"_s, true}}));
    QCOMPARE(faults.operation(Operation::Native).dropReply, 2);
    QCOMPARE(faults.operation(Operation::Query).dropReply, 0);
    QVERIFY(faults.callbacks.forge == Forgery::Amount);
    QCOMPARE(faults.callbacks.retryDelaysMs, (QList<int>{1, 2}));
    QVERIFY(faults.payInsideNative);
}

void FaultsTest::refusesAndNamesTheMember_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("member");
    const auto callbacks = [](const QString& name, const QJsonValue& value) {
        return QJsonObject{{u"callbacks"_s, QJsonObject{{name, value}}}};
    };
    QTest::newRow("unknown") << QJsonObject{{u"nope"_s, 1}} << u"nope"_s;
    QTest::newRow("unknown inside") << callbacks(u"nope"_s, 1) << u"callbacks.nope"_s;
    QTest::newRow("a number as text") << callbacks(u"drop"_s, u"1"_s) << u"callbacks.drop"_s;
    QTest::newRow("a fraction") << callbacks(u"drop"_s, 0.5) << u"callbacks.drop"_s;
    QTest::newRow("too many copies") << callbacks(u"copies"_s, 201) << u"callbacks.copies"_s;
    QTest::newRow("an unknown forgery") << callbacks(u"forge"_s, u"everything"_s) << u"callbacks.forge"_s;
    QTest::newRow("a negative delay") << callbacks(u"retry_delays_ms"_s, QJsonArray{-1})
                                      << u"callbacks.retry_delays_ms"_s;
    QTest::newRow("no object") << QJsonObject{{u"callbacks"_s, 1}} << u"callbacks"_s;
    QTest::newRow("an unknown operation")
        << QJsonObject{{u"operations"_s, QJsonObject{{u"recall"_s, QJsonObject()}}}} << u"operations.recall"_s;
}

void FaultsTest::refusesAndNamesTheMember()
{
    QFETCH(QJsonObject, changes);
    Faults faults;
    changes.insert(u"clock_skew_ms"_s, 1);
    const auto unfit = merge(faults, changes);
    QVERIFY(unfit);
    QTEST(*unfit, "member");
    QCOMPARE(toJson(faults), toJson(Faults()));
}

void FaultsTest::countsRunOut()
{
    int twice = 2;
    QVERIFY(take(twice));
    QVERIFY(take(twice));
    QVERIFY(!take(twice));
    int always = -1;
    QVERIFY(take(always));
    QCOMPARE(always, -1);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_sandbox_faults.moc"
