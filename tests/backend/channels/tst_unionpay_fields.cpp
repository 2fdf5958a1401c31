// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's forms, its raw answers and what of them is signed.
#include "acp/acp_messages.h"

#include <QTest>

using namespace guitai;
using namespace acp;

class tst_unionpay_fields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsRead();
    void bracketsHoldTheirSeparators();
    void malformedAnswersAreRefused_data();
    void malformedAnswersAreRefused();
    void whatIsSignedIsSortedRawAndWithoutEmptyFields();
    void theDigestIsSixtyFourCharacters();
    void timesAreBeijings();
    void aTraceTimeFindsItsYear();
    void aSettlementDayEndsAtEleven();
};

void tst_unionpay_fields::anAnswerIsRead()
{
    const QByteArray pem = "-----BEGIN CERTIFICATE-----\r\nMIIE+w==\r\n-----END CERTIFICATE-----";
    const auto fields = readAnswer("orderId=A1&respMsg=成功[0000000]&signPubKeyCert=" + pem + "&signature=a+b/c==");
    QVERIFY(fields);
    QCOMPARE(fields->size(), size_t(4));
    QCOMPARE(field(*fields, "signPubKeyCert"), pem);
    QCOMPARE(field(*fields, "signature"), QByteArray("a+b/c=="));
    QCOMPARE(field(*fields, "respMsg"), QByteArray("成功[0000000]"));
    QCOMPARE(field(*fields, "absent"), QByteArray());
    QCOMPARE(field(*readAnswer("a=&b=2"), "a"), QByteArray());
    QCOMPARE(field(*readAnswer("a=%41+"), "a"), QByteArray("%41+")); // nothing is decoded
}

void tst_unionpay_fields::bracketsHoldTheirSeparators()
{
    const auto fields = readAnswer("a={x=1&y={z=2&w=[3&4]}}&b=[p=1&q=2]&c=]&d=}");
    QVERIFY(fields);
    QCOMPARE(field(*fields, "a"), QByteArray("{x=1&y={z=2&w=[3&4]}}"));
    QCOMPARE(field(*fields, "b"), QByteArray("[p=1&q=2]"));
    QCOMPARE(field(*fields, "c"), QByteArray("]"));
    QCOMPARE(field(*fields, "d"), QByteArray("}"));
    // What is never closed takes everything, and with it the signature.
    QCOMPARE(readAnswer("a={1&signature=x")->size(), size_t(1));
}

void tst_unionpay_fields::malformedAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no sign") << QByteArray("<html>");
    QTest::newRow("no name") << QByteArray("=1");
    QTest::newRow("a pair without sign") << QByteArray("a&b=1");
    QTest::newRow("a name twice") << QByteArray("a=1&b=2&a=1");
    QTest::newRow("an empty pair") << QByteArray("a=1&&b=2");
    QTest::newRow("an end that expects more") << QByteArray("a=1&");
    QByteArray many = "a=1";
    for (int i = 0; i < 300; ++i)
        many += "&n" + QByteArray::number(i) + "=1";
    QTest::newRow("too many") << many;
}

void tst_unionpay_fields::malformedAnswersAreRefused()
{
    QFETCH(QByteArray, body);
    QVERIFY(!readAnswer(body));
}

void tst_unionpay_fields::whatIsSignedIsSortedRawAndWithoutEmptyFields()
{
    const Fields fields{{"txnType", "01"},   {"merId", "777290058110048"},      {"signature", "none of it"},
                        {"reqReserved", ""}, {"backUrl", "http://a/b?c=d&e=f"}, {"accNo", "6216***0018"},
                        {"Upper", "first"}};
    QCOMPARE(signedText(fields), QByteArray("Upper=first&accNo=6216***0018&backUrl=http://a/b?c=d&e=f&"
                                            "merId=777290058110048&txnType=01"));
}

void tst_unionpay_fields::theDigestIsSixtyFourCharacters()
{
    // printf 'a=1&b=2' | sha256sum
    QCOMPARE(signedDigest({{"b", "2"}, {"a", "1"}}),
             QByteArray("8e85be58c1c372ac29fe7bfa80d8ddcbd04a4032c7b51c1c026d67c55b1ab23f"));
}

void tst_unionpay_fields::timesAreBeijings()
{
    const UtcTime at = UtcTime::fromSeconds(1'795'399'400);
    QCOMPARE(beijingTime(at), QByteArray("20261123100320"));
    QVERIFY(readBeijingTime("20261123100320") == at);
    for (const char* other : {"", "2026112310032", "20261323100320", "2026112310032x"})
        QVERIFY(!readBeijingTime(other));
}

void tst_unionpay_fields::aTraceTimeFindsItsYear()
{
    const UtcTime newYearsEve = *readBeijingTime("20261231235930");
    QVERIFY(traceTime("1231235940", newYearsEve) == readBeijingTime("20261231235940"));
    QVERIFY(traceTime("0101000010", newYearsEve) == readBeijingTime("20270101000010"));
    // Their clock is behind ours.
    const UtcTime newYear = *readBeijingTime("20270101000002");
    QVERIFY(traceTime("1231235959", newYear) == readBeijingTime("20261231235959"));
    QVERIFY(!traceTime("", newYear));
    QVERIFY(!traceTime("1341235959", newYear));
}

void tst_unionpay_fields::aSettlementDayEndsAtEleven()
{
    QCOMPARE(settlementDay(*readBeijingTime("20261123225959")), QByteArray("20261123"));
    QCOMPARE(settlementDay(*readBeijingTime("20261123230000")), QByteArray("20261124"));
}

QTEST_APPLESS_MAIN(tst_unionpay_fields)
#include "tst_unionpay_fields.moc"
