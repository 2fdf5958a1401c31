// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ids/ids.h"

#include <QTest>

#include <type_traits>

using namespace guitai;

// Ids of different kinds do not mix, and no text becomes one by accident.
static_assert(!std::is_convertible_v<PaymentNo, AttemptNo>);
static_assert(!std::is_constructible_v<PaymentNo, AttemptNo>);
static_assert(!std::is_convertible_v<QByteArray, PaymentNo>);
static_assert(!std::is_invocable_v<std::equal_to<>, PaymentNo, AttemptNo>);

class TestTaggedId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsPrintableAsciiOnly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isId");
        QTest::newRow("letters and digits") << QByteArray("M1000") << true;
        QTest::newRow("64 characters") << QByteArray(64, 'x') << true;
        QTest::newRow("65 characters") << QByteArray(65, 'x') << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("a space") << QByteArray("a b") << false;
        QTest::newRow("a quote") << QByteArray("a\"b") << false;
        QTest::newRow("a NUL") << QByteArray("a\0b", 3) << false;
        QTest::newRow("an accent in UTF-8") << QByteArray("caf\xc3\xa9") << false;
    }
    void acceptsPrintableAsciiOnly()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isId);
        QCOMPARE(MerchantId::parse(text).has_value(), isId);
    }

    void comparesAsBytes()
    {
        QVERIFY(MerchantId::trusted("abc") != MerchantId::trusted("ABC"));
        QVERIFY(MerchantId::trusted("a") < MerchantId::trusted("b"));
    }
};

QTEST_APPLESS_MAIN(TestTaggedId)
#include "tst_tagged_id.moc"
