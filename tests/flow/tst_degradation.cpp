// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay goes dark under steady payments: new ones go to Alipay, and come back when it is well again.
// GUITAI_CHART_FOLDER=<folder> draws it; GUITAI_DRILL_RATE=<payments a second> instead of 50.
#include "flow/channel_chart.h"
#include "flow/shop_test.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

const QJsonObject kAny{{QStringLiteral("pay_way"), QStringLiteral("AUTO_QR")}};
const QJsonObject kWechat{{QStringLiteral("pay_way"), QStringLiteral("WECHAT_NATIVE")}};

QJsonObject fault(const char* member, int value)
{
    const QJsonObject one{{QLatin1String(member), value}};
    return {
        {QStringLiteral("operations"),
         QJsonObject{{QStringLiteral("native"), one}, {QStringLiteral("query"), one}, {QStringLiteral("close"), one}}}};
}

} // namespace

class TestDegradation : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void newPaymentsGoElsewhereAndComeBack_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<int>("value");
        QTest::newRow("it hangs up") << QStringLiteral("drop_request") << -1;
        QTest::newRow("it says nothing") << QStringLiteral("delay_ms") << 30'000;
    }
    void newPaymentsGoElsewhereAndComeBack()
    {
        QFETCH(QString, member);
        QFETCH(int, value);
        preferWechat();
        QTRY_COMPARE_WITH_TIMEOUT(chargeAny().text("channel"), QStringLiteral("wechat"), 5000);

        m_chart = ChannelChart();
        m_time.start();
        steadily([this] { return m_time.elapsed() > 3'000; });
        m_chart.mark(now(), QStringLiteral("WeChat Pay goes dark"));
        m_sandbox.setFaults(fault(member.toLatin1().constData(), value));
        const Duration elsewhere = steadily([this] { return shareOf("alipay", kRate) >= 98; });
        QVERIFY(elsewhere > 0ms);
        qInfo("%s, %d payments/s: %lld ms from dark until 98 %% of a second's new payments went elsewhere",
              QTest::currentDataTag(), kRate, static_cast<long long>(elsewhere.count()));
        QVERIFY(wechat().value(QLatin1String("state")).toString() != QStringLiteral("healthy")); // perhaps on trial

        // Who asks for it by name is told what works.
        const ShopAnswer refused = m_shop->charge(nextOrder(), kWechat);
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.text("code"), QStringLiteral("CHANNEL_UNAVAILABLE"));
        QVERIFY(!refused.headers.value("Retry-After").isEmpty());
        QVERIFY(refused.body.value(QLatin1String("alternatives")).toArray().contains(QStringLiteral("ALIPAY_QR")));

        m_sandbox.clearFaults();
        m_chart.mark(now(), QStringLiteral("it answers again"));
        const Duration back = steadily([this] { return shareOf("wechat", kRate / 2) == 100; });
        QVERIFY(back > 0ms);
        qInfo("%s, %d payments/s: %lld ms from light until half a second's payments all went to WeChat Pay again",
              QTest::currentDataTag(), kRate, static_cast<long long>(back.count()));
        QCOMPARE(wechat().value(QLatin1String("state")).toString(), QStringLiteral("healthy"));
        steadily([this, until = m_time.elapsed() + 3'000] { return m_time.elapsed() > until; });
        draw();
        // What was left in doubt is asked about until it is known.
        QTRY_COMPARE_WITH_TIMEOUT(unknownAttempts(), 0, 60'000);
    }

    void aPauseTakesAWalletFromTheTillsAtOnce()
    {
        preferWechat();
        const QByteArray reason = R"({"reason":"疑似欺诈"})";
        QCOMPARE(m_shop->callAs(QStringLiteral("cashier"), "POST", kPause, reason).status, 403);
        const ShopAnswer paused = m_shop->callAs(QStringLiteral("supervisor"), "POST", kPause, reason);
        QCOMPARE(paused.status, 200);
        QCOMPARE(paused.text("state"), QStringLiteral("paused"));
        QCOMPARE(m_shop->charge(nextOrder(), kWechat).status, 503);
        QCOMPARE(chargeAny().text("channel"), QStringLiteral("alipay"));
        m_shop->stopBackend();
        m_shop->startBackend(); // a pause outlives the process
        QCOMPARE(m_shop->charge(nextOrder(), kWechat).status, 503);
        QCOMPARE(m_shop->callAs(QStringLiteral("supervisor"), "POST", kResume).status, 200);
        QCOMPARE(m_shop->charge(nextOrder(), kWechat).status, 201);
    }

private:
    const int kRate = std::max(50, qEnvironmentVariableIntValue("GUITAI_DRILL_RATE"));
    const QString kPause = QStringLiteral("/v1/channels/wechat/pause");
    const QString kResume = QStringLiteral("/v1/channels/wechat/resume");

    void preferWechat()
    {
        m_channels.clear();
        prefer("wechat", 100);
        prefer("unionpay", 0);
    }
    void prefer(const char* channel, int preference)
    {
        const QString target = QStringLiteral("/v1/channels/%1/preference").arg(QLatin1String(channel));
        const QByteArray body = "{\"preference\":" + QByteArray::number(preference) + '}';
        QCOMPARE(m_shop->callAs(QStringLiteral("admin"), "PUT", target, body).status, 200);
    }
    QString nextOrder() { return QStringLiteral("%1-%2").arg(orderNo()).arg(++m_charges); }
    ShopAnswer chargeAny() { return m_shop->charge(nextOrder(), kAny); }
    /// Payments begin at the rate, whether earlier ones were answered or not, until it holds; zero after a minute.
    Duration steadily(const std::function<bool()>& holds)
    {
        QElapsedTimer since;
        since.start();
        qint64 due = 0;
        std::vector<std::shared_ptr<std::optional<ShopAnswer>>> begun;
        std::vector<Duration> begunAt;
        size_t seen = 0;
        m_channels.clear();
        while (since.elapsed() < 60'000) {
            for (; since.elapsed() * kRate >= due * 1'000; ++due) {
                const QString order = nextOrder();
                begunAt.push_back(now());
                begun.push_back(m_shop->begin("POST", QStringLiteral("/v1/payments"), Shop::chargeBody(order, kAny),
                                              order.toLatin1()));
            }
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            for (; seen < begun.size() && begun[seen]->has_value(); ++seen)
                take(begunAt[seen], (*begun[seen])->text("channel"));
            // Those that hang are passed over: the newest answers tell where payments go now.
            for (; begun.size() - seen > static_cast<size_t>(kRate); ++seen)
                take(begunAt[seen], {});
            if (holds())
                return Duration(since.elapsed());
        }
        return 0ms;
    }
    void take(Duration begunAt, const QString& channel)
    {
        m_channels.append(channel);
        m_chart.add(begunAt, channel);
    }
    Duration now() const { return Duration(m_time.elapsed()); }
    void draw() const
    {
        const QString folder = qEnvironmentVariable("GUITAI_CHART_FOLDER");
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-'));
        if (!folder.isEmpty())
            QVERIFY(m_chart.write(QStringLiteral("%1/degradation-%2.svg").arg(folder, name)));
    }
    /// Of the newest `count` answers, in percent; -1 while there are fewer.
    int shareOf(const char* channel, qsizetype count) const
    {
        if (m_channels.size() < count)
            return -1;
        const QStringList newest = m_channels.mid(m_channels.size() - count);
        return static_cast<int>(newest.count(QLatin1String(channel)) * 100 / count);
    }
    QJsonObject wechat()
    {
        const ShopAnswer page = m_shop->call("GET", QStringLiteral("/v1/channels"));
        for (const QJsonValue& one : page.body.value(QLatin1String("channels")).toArray()) {
            if (one.toObject().value(QLatin1String("code")).toString() == QLatin1String("wechat"))
                return one.toObject();
        }
        return {};
    }
    int unknownAttempts()
    {
        const ShopAnswer page = m_shop->call("GET", QStringLiteral("/v1/payments?status=PENDING&limit=200"));
        int unknown = 0;
        for (const QJsonValue& one : page.body.value(QLatin1String("payments")).toArray())
            unknown += one.toObject().value(QLatin1String("attempt_status")).toString() == QLatin1String("UNKNOWN");
        return unknown;
    }

    int m_charges = 0;
    QElapsedTimer m_time;
    ChannelChart m_chart;
    QStringList m_channels; ///< of the answers, as they came
};

QTEST_GUILESS_MAIN(TestDegradation)
#include "tst_degradation.moc"
