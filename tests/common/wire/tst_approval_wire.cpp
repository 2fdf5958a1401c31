// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions and PINs as they cross the border.
#include "wire/approval_wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::wire;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

template <class T>
QByteArray codeOf(const Result<T>& answer)
{
    return answer.ok() ? QByteArray() : QByteArray(answer.error().code.name);
}

} // namespace

class TestApprovalWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDecisionIsReadStrictly_data();
    void aDecisionIsReadStrictly();
    void aColleagueComesBackAsTheyWere();
    void aPinIsSixToTwelveDigits_data();
    void aPinIsSixToTwelveDigits();
    void refusalsNeverRepeatThePin();
};

void TestApprovalWire::aDecisionIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const char* json, const char* code) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(code);
    };
    row("no body", "", "");
    row("nothing in it", "{}", "");
    row("a hash", R"({"content_hash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})", "");
    row("half a hash", R"({"content_hash":"e3b0c442"})", "FIELD_INVALID");
    row("a colleague", R"({"operator":"supervisor","pin":"481920"})", "");
    row("a colleague without a PIN", R"({"operator":"supervisor"})", "FIELD_MISSING");
    row("a PIN of nobody", R"({"pin":"481920"})", "FIELD_MISSING");
    row("a PIN that is a number", R"({"operator":"supervisor","pin":481920})", "FIELD_INVALID");
    row("something else", R"({"amount":1})", "FIELD_UNKNOWN");
    row("no JSON", "yes", "JSON_INVALID");
}

void TestApprovalWire::aDecisionIsReadStrictly()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, code);
    QCOMPARE(codeOf(DecideApproval::read(json)), code);
}

void TestApprovalWire::aColleagueComesBackAsTheyWere()
{
    DecideApproval decision;
    decision.secondPerson = {OperatorId::trusted("supervisor"), Secret("481920")};
    const auto read = DecideApproval::read(compact(decision.toJson()));
    QVERIFY(read.ok());
    QVERIFY(read->secondPerson.isThere());
    QCOMPARE(read->secondPerson.operatorId, decision.secondPerson.operatorId);
    QCOMPARE(read->secondPerson.pin.reveal(), QByteArray("481920"));
    QVERIFY(!DecideApproval::read("{}")->secondPerson.isThere());
    const auto alone = SecondPerson::read(compact(decision.secondPerson.toJson()));
    QCOMPARE(alone->pin.reveal(), QByteArray("481920"));
}

void TestApprovalWire::aPinIsSixToTwelveDigits_data()
{
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<bool>("fits");
    QTest::newRow("five digits are refused") << QByteArray("48192") << false;
    QTest::newRow("six digits are taken") << QByteArray("481920") << true;
    QTest::newRow("twelve digits are taken") << QByteArray("481920481920") << true;
    QTest::newRow("thirteen digits are refused") << QByteArray("4819204819204") << false;
    QTest::newRow("a letter is refused") << QByteArray("48192a") << false;
    QTest::newRow("a sign is refused") << QByteArray("-48192") << false;
}

void TestApprovalWire::aPinIsSixToTwelveDigits()
{
    QFETCH(QByteArray, pin);
    QFETCH(bool, fits);
    QCOMPARE(isPin(pin), fits);
    const SetPin wanted{Secret("a long password"), Secret(pin)};
    QCOMPARE(codeOf(SetPin::read(compact(wanted.toJson()))), QByteArray(fits ? "" : "FIELD_INVALID"));
}

void TestApprovalWire::refusalsNeverRepeatThePin()
{
    const auto refused = DecideApproval::read(R"({"operator":"supervisor","pin":"48192x"})");
    QCOMPARE(refused.error().field, QStringLiteral("pin"));
    QVERIFY(!refused.error().detail.contains(QLatin1String("48192x")));
}

QTEST_GUILESS_MAIN(TestApprovalWire)
#include "tst_approval_wire.moc"
