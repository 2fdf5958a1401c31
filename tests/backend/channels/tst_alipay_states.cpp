// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every word of Alipay that we know, and that every other one is Unknown.
#include "alipay/alipay_states.h"

#include <QTest>

using namespace guitai;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;

class tst_alipay_states : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsOfTheAccountAreTechnical();
    void tradeStates_data();
    void tradeStates();
    void placeErrors_data();
    void placeErrors();
    void queryErrors_data();
    void queryErrors();
    void closeErrors_data();
    void closeErrors();
    void refundErrors_data();
    void refundErrors();
    void gatewayCodes_data();
    void gatewayCodes();
};

void tst_alipay_states::refusalsOfTheAccountAreTechnical()
{
    for (const char* code : {"ACQ.ACCESS_FORBIDDEN", "ACQ.PARTNER_ERROR", "ACQ.SELLER_BEEN_BLOCKED"})
        QVERIFY2(alipay::isTechnicalRefusal(code), code);
    for (const char* code : {"ACQ.INVALID_PARAMETER", "ACQ.BUYER_BALANCE_NOT_ENOUGH", "ACQ.SYSTEM_ERROR", ""})
        QVERIFY2(!alipay::isTechnicalRefusal(code), code);
}

void tst_alipay_states::tradeStates_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<bool>("wasPaid");
    QTest::addColumn<ReportedState>("state");
    const auto row = [](const char* word, bool wasPaid, ReportedState state) {
        QTest::addRow("%s%s", word, wasPaid ? ", was paid" : "") << QByteArray(word) << wasPaid << state;
    };
    row("TRADE_SUCCESS", true, ReportedState::Paid);
    row("TRADE_SUCCESS", false, ReportedState::Paid);
    row("TRADE_FINISHED", true, ReportedState::Paid);
    row("WAIT_BUYER_PAY", false, ReportedState::Paying);
    row("TRADE_CLOSED", false, ReportedState::Closed);
    row("TRADE_CLOSED", true, ReportedState::Reversed);
    row("TRADE_PENDING", false, ReportedState::Unknown);
    row("trade_success", false, ReportedState::Unknown);
    row("TRADE_SUCCESS ", false, ReportedState::Unknown);
    row("", true, ReportedState::Unknown);
}

void tst_alipay_states::tradeStates()
{
    QFETCH(QByteArray, word);
    QFETCH(bool, wasPaid);
    QTEST(alipay::reportedState(word, wasPaid), "state");
}

void tst_alipay_states::placeErrors_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<PlaceState>("state");
    const auto row = [](const char* word, PlaceState state) { QTest::newRow(word) << QByteArray(word) << state; };
    for (const char* word :
         {"ACQ.INVALID_PARAMETER", "ACQ.ACCESS_FORBIDDEN", "ACQ.EXIST_FORBIDDEN_WORD", "ACQ.PARTNER_ERROR",
          "ACQ.TOTAL_FEE_EXCEED", "ACQ.TRADE_HAS_CLOSE", "ACQ.SELLER_BEEN_BLOCKED", "ACQ.PAYMENT_AUTH_CODE_INVALID",
          "ACQ.BUYER_BALANCE_NOT_ENOUGH", "ACQ.PAYMENT_REQUEST_HAS_RISK"})
        row(word, PlaceState::Refused);
    // A trade under the number may exist.
    for (const char* word : {"ACQ.SYSTEM_ERROR", "ACQ.CONTEXT_INCONSISTENT", "ACQ.TRADE_HAS_SUCCESS",
                             "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error", "INVALID_PARAMETER", "ACQ.NEW", ""})
        row(word, PlaceState::Unknown);
}

void tst_alipay_states::placeErrors()
{
    QFETCH(QByteArray, word);
    QTEST(alipay::placeState(word), "state");
}

void tst_alipay_states::queryErrors_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<ReportedState>("state");
    QTest::newRow("no such trade") << QByteArray("ACQ.TRADE_NOT_EXIST") << ReportedState::NotFound;
    QTest::newRow("a broken provider") << QByteArray("ACQ.SYSTEM_ERROR") << ReportedState::Unknown;
    QTest::newRow("a bad parameter") << QByteArray("ACQ.INVALID_PARAMETER") << ReportedState::Unknown;
    QTest::newRow("without its prefix") << QByteArray("TRADE_NOT_EXIST") << ReportedState::Unknown;
}

void tst_alipay_states::queryErrors()
{
    QFETCH(QByteArray, word);
    QTEST(alipay::queryState(word), "state");
}

void tst_alipay_states::closeErrors_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<CloseState>("state");
    const auto row = [](const char* word, CloseState state) { QTest::newRow(word) << QByteArray(word) << state; };
    row("ACQ.TRADE_NOT_EXIST", CloseState::NotFound);
    row("ACQ.TRADE_STATUS_ERROR", CloseState::TooLate);
    row("ACQ.REASON_TRADE_STATUS_INVALID", CloseState::TooLate);
    row("ACQ.REASON_ILLEGAL_STATUS", CloseState::TooLate);
    row("ACQ.SYSTEM_ERROR", CloseState::Unknown);
    row("ACQ.INVALID_PARAMETER", CloseState::Unknown);
}

void tst_alipay_states::closeErrors()
{
    QFETCH(QByteArray, word);
    QTEST(alipay::closeState(word), "state");
}

void tst_alipay_states::refundErrors_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<RefundState>("state");
    const auto row = [](const char* word, RefundState state) { QTest::newRow(word) << QByteArray(word) << state; };
    for (const char* word : {"ACQ.SELLER_BALANCE_NOT_ENOUGH", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "ACQ.TRADE_NOT_EXIST",
                             "ACQ.TRADE_HAS_FINISHED", "ACQ.TRADE_NOT_ALLOW_REFUND", "ACQ.NOT_ALLOW_PARTIAL_REFUND"})
        row(word, RefundState::Refused);
    // A refund under the number may exist.
    for (const char* word : {"ACQ.SYSTEM_ERROR", "ACQ.DISCORDANT_REPEAT_REQUEST", "ACQ.NEW", ""})
        row(word, RefundState::Unknown);
}

void tst_alipay_states::refundErrors()
{
    QFETCH(QByteArray, word);
    QTEST(alipay::refundCallState(word), "state");
}

void tst_alipay_states::gatewayCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("turnedDown");
    for (const char* code : {"40001", "40002", "40006"})
        QTest::newRow(code) << QByteArray(code) << true;
    for (const char* code : {"10000", "10003", "20000", "20001", "40003", "40004", "40005", "4000", ""})
        QTest::newRow(code) << QByteArray(code) << false;
}

void tst_alipay_states::gatewayCodes()
{
    QFETCH(QByteArray, code);
    QTEST(alipay::isTurnedDown(code), "turnedDown");
}

QTEST_APPLESS_MAIN(tst_alipay_states)
#include "tst_alipay_states.moc"
