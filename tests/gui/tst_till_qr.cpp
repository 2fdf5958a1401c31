// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The code on the screen is what the payment says: decoded by zbar from a grab of the window.
#include "support/skip.h"
#include "till_fixture.h"

#include <QPainter>
#include <QProcess>
#include <QStandardPaths>

using namespace guitai;
using models::PaymentState;
using test::TillFixture;

namespace {

QImage grabAt(QWidget& window, qreal ratio)
{
    QImage image(window.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    window.render(&image);
    return image;
}

QByteArray decode(const QString& zbar, const QString& file)
{
    QProcess process;
    process.start(zbar, {QStringLiteral("--quiet"), QStringLiteral("--raw"), file});
    process.waitForFinished(20000);
    return process.readAllStandardOutput().trimmed();
}

} // namespace

class TestTillQr : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrabDecodes_data();
    void aGrabDecodes();
};

void TestTillQr::aGrabDecodes_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<double>("ratio");
    QTest::newRow("light at one pixel a point") << QStringLiteral("light") << 1.0;
    QTest::newRow("light at two") << QStringLiteral("light") << 2.0;
    QTest::newRow("dark at one") << QStringLiteral("dark") << 1.0;
    QTest::newRow("dark at two") << QStringLiteral("dark") << 2.0;
    QTest::newRow("dark at one and a half") << QStringLiteral("dark") << 1.5;
}

void TestTillQr::aGrabDecodes()
{
    const QString zbar = QStandardPaths::findExecutable(QStringLiteral("zbarimg"));
    if (zbar.isEmpty())
        GUITAI_SKIP(QStringLiteral("zbarimg is not installed (package zbar-tools)"));
    QFETCH(QString, theme);
    QFETCH(double, ratio);
    TillFixture till(QStringLiteral("zh_CN"), theme);
    till.start();
    till.signIn();
    till.type("12.30");
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.state(), PaymentState::ShowingQr);
    QTest::qWait(100);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("till.png"));
    QVERIFY(grabAt(till.window(), ratio).save(file));
    QCOMPARE(QString::fromUtf8(decode(zbar, file)), till.backend.latest().credential->text);
}

GUITAI_SKIPPING_MAIN(QApplication, TestTillQr)
#include "tst_till_qr.moc"
