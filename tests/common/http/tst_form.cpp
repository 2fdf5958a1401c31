// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/form.h"

#include <QTest>

using namespace guitai::http;

class TestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        const FormFields fields{{"orderDesc", "珍珠 & 奶茶=+%"}, {"signature", "a+b/c=="}, {"empty", ""}};
        const QByteArray form = formEncoded(fields);
        QVERIFY(form.contains("signature=a%2Bb%2Fc%3D%3D"));
        QVERIFY(readForm(form) == fields);
    }

    void aPlusIsASpaceAndDigitsMayBeSmall() { QCOMPARE(readForm("a=1+2%20%e7%8f%8D")->at("a"), QByteArray("1 2 珍")); }

    void whoBelievesOneFormOnTheWireRefusesSmallDigits()
    {
        QVERIFY(!readForm("a=%e7%8F%8D", HexDigits::Capital));
        QCOMPARE(readForm("a=%E7%8F%8D", HexDigits::Capital)->at("a"), QByteArray("珍"));
    }

    void malformedFormsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char* body :
             {"", "a", "=1", "a=%", "a=%4", "a=%4g", "a=%zz", "a=1&a=2", "a=1&%61=2", "a=1&&b=2", "&"})
            QTest::newRow(body) << QByteArray(body);
    }
    void malformedFormsAreRefused()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!readForm(body));
    }

    void twoHundredFieldsAreTheMost()
    {
        QByteArray body = "n0=";
        for (int i = 1; i < 200; ++i)
            body += "&n" + QByteArray::number(i) + '=';
        QCOMPARE(readForm(body)->size(), 200U);
        QVERIFY(!readForm(body + "&n200="));
    }
};

QTEST_APPLESS_MAIN(TestForm)
#include "tst_form.moc"
