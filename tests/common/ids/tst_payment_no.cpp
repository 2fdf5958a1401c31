// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ids/payment_no.h"

#include <QSet>
#include <QTest>

using namespace guitai;

namespace {

// 2026-11-23T04:05:06.789Z is 12:05:06.789 of the business day 2026-11-23.
const UtcTime kNow = *UtcTime::parseRfc3339("2026-11-23T04:05:06.789Z");

QByteArray zeros(qsizetype count)
{
    return QByteArray(count, '\0');
}

} // namespace

class TestPaymentNo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsDayMillisecondAndSlot()
    {
        const PaymentNo number = mintPaymentNo(kNow, 42, zeros);
        QCOMPARE(number.bytes().size(), 30);
        QVERIFY(number.bytes().startsWith("P202611234350678900000000042"));
        QCOMPARE(slotOfNumber('P', number.bytes()), std::optional(42));
    }

    void everyChangedCharacterIsNoticed()
    {
        const QByteArray number = mintPaymentNo(kNow, 1023, zeros).bytes();
        for (qsizetype i = 0; i < number.size(); ++i) {
            QByteArray changed = number;
            changed[i] = changed[i] == '7' ? '3' : '7';
            QVERIFY2(!parsePaymentNo(changed), changed.constData());
        }
    }

    void refusesWhatIsNoNumber_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray number = mintPaymentNo(kNow, 7, zeros).bytes();
        QTest::newRow("empty text") << QByteArray();
        QTest::newRow("one character short") << number.chopped(1);
        QTest::newRow("one character long") << number + '0';
        QTest::newRow("small letters") << number.toLower();
        QTest::newRow("a refund's letter") << 'R' + number.mid(1);
        QTest::newRow("a space inside") << QByteArray(number).replace(10, 1, " ");
    }
    void refusesWhatIsNoNumber()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parsePaymentNo(text));
    }

    void numbersOfOneMillisecondDiffer()
    {
        int call = 0;
        const RandomBytes counting = [&call](qsizetype count) {
            QByteArray bytes(count, '\0');
            const int value = call++;
            for (qsizetype i = 0; i < count; ++i)
                bytes[i] = static_cast<char>((value >> (5 * i)) & 31);
            return bytes;
        };
        QSet<QByteArray> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(mintPaymentNo(kNow, i % 1024, counting).bytes());
        QCOMPARE(seen.size(), 10'000);
    }

    void anAttemptLeadsToItsPayment()
    {
        const PaymentNo payment = mintPaymentNo(kNow, 5, zeros);
        const AttemptNo attempt = attemptNoOf(payment, 3);
        QCOMPARE(attempt.bytes(), payment.bytes() + "03");
        QCOMPARE(paymentOfAttempt(attempt), std::optional(payment));
        QVERIFY(!paymentOfAttempt(AttemptNo::trusted(payment.bytes())));
    }
};

QTEST_APPLESS_MAIN(TestPaymentNo)
#include "tst_payment_no.moc"
