// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's codes and what they mean to us, one row each.
#include "acp/acp_states.h"

#include <QTest>

using namespace guitai;
using namespace acp;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;

class tst_unionpay_states : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsMeaning_data();
    void everyCodeHasItsMeaning();
    void whatIsNotListedIsUnknown();
    void aCashierIsToldInWordsOfEveryWallet();
};

void tst_unionpay_states::everyCodeHasItsMeaning_data()
{
    QTest::addColumn<PlaceState>("placing");
    QTest::addColumn<ReportedState>("ofPayersCode");
    QTest::addColumn<ReportedState>("ofOurCode");
    QTest::addColumn<RefundState>("refunding");
    QTest::addColumn<RefundState>("ofRefund");
    for (const char* code : {"00", "A6"})
        QTest::newRow(code) << PlaceState::Unknown << ReportedState::Paid << ReportedState::Paid
                            << RefundState::Processing << RefundState::Succeeded;
    for (const char* code : {"03", "04", "05"})
        QTest::newRow(code) << PlaceState::Unknown << ReportedState::Paying << ReportedState::NotPaid
                            << RefundState::Unknown << RefundState::Processing;
    for (const char* code :
         {"01", "02", "10", "11", "13", "30", "31", "32", "33", "38", "39", "60", "61", "62", "63", "64", "65", "66"})
        QTest::newRow(code) << PlaceState::Refused << ReportedState::Failed << ReportedState::NotPaid
                            << RefundState::Refused << RefundState::Failed;
    for (const char* code : {"34", "35", "36"})
        QTest::newRow(code) << PlaceState::Unknown << ReportedState::Unknown << ReportedState::Unknown
                            << RefundState::Refused << RefundState::Unknown;
}

void tst_unionpay_states::everyCodeHasItsMeaning()
{
    const QByteArray code = QTest::currentDataTag();
    QFETCH(PlaceState, placing);
    QFETCH(ReportedState, ofPayersCode);
    QFETCH(ReportedState, ofOurCode);
    QFETCH(RefundState, refunding);
    QFETCH(RefundState, ofRefund);
    QCOMPARE(placeState(code), placing);
    QCOMPARE(reportedState(Kind::Payer, code), ofPayersCode);
    QCOMPARE(reportedState(Kind::Code, code), ofOurCode);
    QCOMPARE(reportedState(Kind::Form, code), ofOurCode);
    QCOMPARE(refundCallState(code), refunding);
    QCOMPARE(refundState(code), ofRefund);
    QCOMPARE(queryState(code), code == "34" ? ReportedState::NotFound : ReportedState::Unknown);
    QCOMPARE(refundQueryState(code), code == "34" ? RefundState::NotFound : RefundState::Unknown);
}

void tst_unionpay_states::whatIsNotListedIsUnknown()
{
    int unlisted = 0;
    const QByteArray letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char first : letters) {
        for (const char second : letters) {
            const QByteArray code{QByteArray(1, first) + second};
            const bool isUnknown =
                placeState(code) == PlaceState::Unknown && reportedState(Kind::Payer, code) == ReportedState::Unknown &&
                reportedState(Kind::Code, code) == ReportedState::Unknown &&
                refundCallState(code) == RefundState::Unknown && refundState(code) == RefundState::Unknown;
            unlisted += isUnknown ? 1 : 0;
        }
    }
    QCOMPARE(unlisted, 36 * 36 - 26);
    for (const char* code : {"", "000", "0", "06", "12", "37", "42", "45", "46", "68", "99", "a6"})
        QVERIFY2(placeState(code) == PlaceState::Unknown, code);
}

void tst_unionpay_states::aCashierIsToldInWordsOfEveryWallet()
{
    QCOMPARE(payerCodeWord("61"), QByteArray("PAYER_CODE_REFUSED"));
    QCOMPARE(payerCodeWord("64"), QByteArray("NOTENOUGH"));
    QCOMPARE(payerCodeWord("33"), QByteArray("33"));
}

QTEST_APPLESS_MAIN(tst_unionpay_states)
#include "tst_unionpay_states.moc"
