// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Standard Webhooks' own example, and what is no secret.
#include "webhooks/webhook_signature.h"

#include <QTest>

using namespace guitai;

class tst_webhook_signature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownAnswer();
    void freshSecretsAreUsable();
    void malformedSecrets_data();
    void malformedSecrets();
};

void tst_webhook_signature::knownAnswer()
{
    const auto key = webhooks::signingKey(Secret(QByteArray("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
    QVERIFY(key.has_value());
    const auto id = EventId::trusted("msg_p5jXN8AQM9LWM0D4loKWxJek");
    QCOMPARE(webhooks::webhookSignature(*key, id, UtcTime::fromMs(1'614'265'330'999), "{\"test\": 2432232314}"),
             QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

void tst_webhook_signature::freshSecretsAreUsable()
{
    const Secret secret = webhooks::makeWebhookSecret();
    QVERIFY(webhooks::signingKey(secret).has_value());
    QCOMPARE(webhooks::signingKey(secret)->reveal().size(), 32);
    QVERIFY(webhooks::makeWebhookSecret().reveal() != secret.reveal());
}

void tst_webhook_signature::malformedSecrets_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no prefix") << QByteArray("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QTest::newRow("another prefix") << QByteArray("whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QTest::newRow("no base64") << QByteArray("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa*w");
    QTest::newRow("23 bytes") << "whsec_" + QByteArray(23, 'x').toBase64();
    QTest::newRow("65 bytes") << "whsec_" + QByteArray(65, 'x').toBase64();
}

void tst_webhook_signature::malformedSecrets()
{
    QFETCH(QByteArray, secret);
    QVERIFY(!webhooks::signingKey(Secret(secret)).has_value());
}

QTEST_APPLESS_MAIN(tst_webhook_signature)
#include "tst_webhook_signature.moc"
