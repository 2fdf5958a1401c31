// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every word of WeChat Pay that we know, and that every other one is Unknown.
#include "wechat/wechat_states.h"

#include <QTest>

using namespace guitai;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;

class tst_wechat_states : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsOfTheAccountAreTechnical();
    void tradeStates_data();
    void tradeStates();
    void placeErrors_data();
    void placeErrors();
    void codePayErrors_data();
    void codePayErrors();
    void payerCodesAreRefusedInOneSetOfWords();
    void reverseErrors_data();
    void reverseErrors();
    void queryErrors_data();
    void queryErrors();
    void closeAnswers_data();
    void closeAnswers();
    void refundStates_data();
    void refundStates();
    void refundErrors_data();
    void refundErrors();
    void refundQueryErrors_data();
    void refundQueryErrors();
};

void tst_wechat_states::refusalsOfTheAccountAreTechnical()
{
    for (const char* code : {"SIGN_ERROR", "NO_AUTH", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS"})
        QVERIFY2(wechat::isTechnicalRefusal(code), code);
    for (const char* code : {"PARAM_ERROR", "RULE_LIMIT", "NOTENOUGH", "SYSTEM_ERROR", ""})
        QVERIFY2(!wechat::isTechnicalRefusal(code), code);
}

void tst_wechat_states::tradeStates_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<ReportedState>("state");
    const auto row = [](const char* word, ReportedState state) { QTest::newRow(word) << QByteArray(word) << state; };
    row("SUCCESS", ReportedState::Paid);
    row("REFUND", ReportedState::Paid);
    row("NOTPAY", ReportedState::NotPaid);
    row("USERPAYING", ReportedState::Paying);
    row("USER_PAYING", ReportedState::Paying);
    row("CLOSED", ReportedState::Closed);
    row("REVOKED", ReportedState::Closed);
    row("PAYERROR", ReportedState::Failed);
    row("ACCEPT", ReportedState::Unknown);
    row("success", ReportedState::Unknown);
    row("SUCCESS ", ReportedState::Unknown);
    row("", ReportedState::Unknown);
}

void tst_wechat_states::tradeStates()
{
    QFETCH(QByteArray, word);
    QTEST(wechat::reportedState(word), "state");
}

void tst_wechat_states::placeErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<PlaceState>("state");
    const auto row = [](int status, const char* code, PlaceState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(400, "PARAM_ERROR", PlaceState::Refused);
    row(400, "PARAMERROR", PlaceState::Refused);
    row(400, "INVALID_REQUEST", PlaceState::Refused);
    row(401, "SIGN_ERROR", PlaceState::Refused);
    row(403, "NO_AUTH", PlaceState::Refused);
    row(403, "NOAUTH", PlaceState::Refused);
    row(400, "APPID_MCHID_NOT_MATCH", PlaceState::Refused);
    row(400, "MCH_NOT_EXISTS", PlaceState::Refused);
    row(403, "RULE_LIMIT", PlaceState::Refused);
    row(403, "RULELIMIT", PlaceState::Refused);
    row(400, "ORDER_CLOSED", PlaceState::Refused);
    row(500, "PARAM_ERROR", PlaceState::Unknown);
    row(403, "OUT_TRADE_NO_USED", PlaceState::Unknown);
    row(403, "ORDERPAID", PlaceState::Unknown);
    row(403, "TRADE_ERROR", PlaceState::Unknown);
    row(429, "FREQUENCY_LIMITED", PlaceState::Unknown);
    row(429, "RATELIMIT_EXCEEDED", PlaceState::Unknown);
    row(500, "SYSTEM_ERROR", PlaceState::Unknown);
    row(500, "SYSTEMERROR", PlaceState::Unknown);
    row(400, "UNREADABLE", PlaceState::Unknown);
    row(400, "", PlaceState::Unknown);
}

void tst_wechat_states::placeErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::placeState(status, code), "state");
}

void tst_wechat_states::codePayErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<PlaceState>("state");
    const auto row = [](int status, const char* code, PlaceState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(202, "USERPAYING", PlaceState::Placed);
    row(202, "USER_PAYING", PlaceState::Placed);
    row(400, "USERPAYING", PlaceState::Placed);
    row(500, "USERPAYING", PlaceState::Unknown);
    row(202, "SOMETHING_NEW", PlaceState::Unknown);
    row(403, "AUTHCODEEXPIRE", PlaceState::Refused);
    row(403, "AUTH_CODE_ERROR", PlaceState::Refused);
    row(403, "AUTH_CODE_INVALID", PlaceState::Refused);
    row(403, "NOT_ENOUGH", PlaceState::Refused);
    row(403, "NOTENOUGH", PlaceState::Refused);
    row(403, "ORDERREVERSED", PlaceState::Refused);
    row(400, "PARAM_ERROR", PlaceState::Refused);
    row(403, "TRADE_ERROR", PlaceState::Unknown);
    row(500, "BANK_ERROR", PlaceState::Unknown);
    row(403, "BANK_ERROR", PlaceState::Unknown);
    row(500, "SYSTEM_ERROR", PlaceState::Unknown);
    row(500, "AUTHCODEEXPIRE", PlaceState::Unknown);
    row(400, "ORDERPAID", PlaceState::Unknown);
    row(403, "OUT_TRADE_NO_USED", PlaceState::Unknown);
}

void tst_wechat_states::codePayErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::codePayState(status, code), "state");
}

void tst_wechat_states::payerCodesAreRefusedInOneSetOfWords()
{
    QCOMPARE(wechat::codePayError("AUTHCODEEXPIRE"), QByteArray("PAYER_CODE_EXPIRED"));
    QCOMPARE(wechat::codePayError("AUTH_CODE_EXPIRED"), QByteArray("PAYER_CODE_EXPIRED"));
    QCOMPARE(wechat::codePayError("AUTH_CODE_ERROR"), QByteArray("PAYER_CODE_REFUSED"));
    QCOMPARE(wechat::codePayError("AUTH_CODE_INVALID"), QByteArray("PAYER_CODE_REFUSED"));
    QCOMPARE(wechat::codePayError("NOT_ENOUGH"), QByteArray("NOT_ENOUGH"));
}

void tst_wechat_states::reverseErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<ReverseState>("state");
    const auto row = [](int status, const char* code, ReverseState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(403, "ORDERREVERSED", ReverseState::Reversed);
    row(400, "ORDER_CLOSED", ReverseState::Reversed);
    row(404, "ORDER_NOT_EXIST", ReverseState::NotFound);
    row(500, "ORDER_NOT_EXIST", ReverseState::Unknown);
    row(200, "ORDERREVERSED", ReverseState::Unknown);
    row(400, "INVALID_REQUEST", ReverseState::Unknown);
    row(400, "REVERSE_EXPIRE", ReverseState::TooLate);
    row(403, "REVERSEEXPIRE", ReverseState::TooLate);
    row(500, "REVERSE_EXPIRE", ReverseState::Unknown);
    row(500, "SYSTEM_ERROR", ReverseState::Unknown);
}

void tst_wechat_states::reverseErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::reverseState(status, code), "state");
}

void tst_wechat_states::queryErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<ReportedState>("state");
    const auto row = [](int status, const char* code, ReportedState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(404, "ORDER_NOT_EXIST", ReportedState::NotFound);
    row(404, "ORDERNOTEXIST", ReportedState::NotFound);
    row(500, "ORDER_NOT_EXIST", ReportedState::Unknown);
    row(404, "RESOURCE_NOT_EXISTS", ReportedState::Unknown);
    row(404, "UNREADABLE", ReportedState::Unknown);
    row(401, "SIGN_ERROR", ReportedState::Unknown);
    row(429, "FREQUENCY_LIMITED", ReportedState::Unknown);
}

void tst_wechat_states::queryErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::queryState(status, code), "state");
}

void tst_wechat_states::closeAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<CloseState>("state");
    const auto row = [](int status, const char* code, CloseState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(204, "", CloseState::Closed);
    row(400, "ORDER_CLOSED", CloseState::Closed);
    row(400, "ORDERPAID", CloseState::TooLate);
    row(403, "ORDER_PAID", CloseState::TooLate);
    row(202, "USERPAYING", CloseState::TooLate);
    row(404, "ORDER_NOT_EXIST", CloseState::NotFound);
    row(200, "", CloseState::Unknown);
    row(200, "ORDER_CLOSED", CloseState::Unknown);
    row(400, "INVALID_REQUEST", CloseState::Unknown);
    row(429, "FREQUENCY_LIMITED", CloseState::Unknown);
    row(500, "SYSTEM_ERROR", CloseState::Unknown);
    row(502, "ORDER_CLOSED", CloseState::Unknown);
}

void tst_wechat_states::closeAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::closeState(status, code), "state");
}

void tst_wechat_states::refundStates_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<RefundState>("state");
    const auto row = [](const char* word, RefundState state) { QTest::newRow(word) << QByteArray(word) << state; };
    row("SUCCESS", RefundState::Succeeded);
    row("PROCESSING", RefundState::Processing);
    row("CLOSED", RefundState::Failed);
    row("ABNORMAL", RefundState::Abnormal);
    row("FAIL", RefundState::Unknown);
    row("success", RefundState::Unknown);
    row("", RefundState::Unknown);
}

void tst_wechat_states::refundStates()
{
    QFETCH(QByteArray, word);
    QTEST(wechat::refundState(word), "state");
}

void tst_wechat_states::refundErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<RefundState>("state");
    const auto row = [](int status, const char* code, RefundState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(400, "PARAM_ERROR", RefundState::Refused);
    row(400, "INVALID_REQUEST", RefundState::Refused);
    row(401, "SIGN_ERROR", RefundState::Refused);
    row(403, "NO_AUTH", RefundState::Refused);
    row(403, "NOT_ENOUGH", RefundState::Refused);
    row(403, "NOTENOUGH", RefundState::Refused);
    row(403, "USER_ACCOUNT_ABNORMAL", RefundState::Refused);
    row(404, "MCH_NOT_EXISTS", RefundState::Refused);
    row(404, "RESOURCE_NOT_EXISTS", RefundState::Refused);
    row(500, "NOT_ENOUGH", RefundState::Unknown);
    row(500, "SYSTEM_ERROR", RefundState::Unknown);
    row(500, "SYSTEMERROR", RefundState::Unknown);
    row(429, "FREQUENCY_LIMITED", RefundState::Unknown);
    row(403, "SOMETHING_NEW", RefundState::Unknown);
    row(502, "UNREADABLE", RefundState::Unknown);
}

void tst_wechat_states::refundErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::refundCallState(status, code), "state");
}

void tst_wechat_states::refundQueryErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<RefundState>("state");
    const auto row = [](int status, const char* code, RefundState state) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << state;
    };
    row(404, "RESOURCE_NOT_EXISTS", RefundState::NotFound);
    row(404, "RESOURCENOTEXISTS", RefundState::NotFound);
    row(500, "RESOURCE_NOT_EXISTS", RefundState::Unknown);
    row(404, "UNREADABLE", RefundState::Unknown);
    row(404, "MCH_NOT_EXISTS", RefundState::Unknown);
    row(429, "FREQUENCY_LIMITED", RefundState::Unknown);
}

void tst_wechat_states::refundQueryErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QTEST(wechat::refundQueryState(status, code), "state");
}

QTEST_APPLESS_MAIN(tst_wechat_states)
#include "tst_wechat_states.moc"
