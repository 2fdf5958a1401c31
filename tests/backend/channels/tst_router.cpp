// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/router.h"

#include <QTest>

using namespace guitai;
using namespace guitai::channels;
using namespace std::chrono_literals;

class tst_router final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheaperWalletComesFirst()
    {
        QCOMPARE(order({wallet("dear", 6'000), wallet("cheap", 3'800)}), "cheap dear");
    }

    void preferenceWeighsOnePercent()
    {
        Candidate liked = wallet("dear", 6'000);
        liked.preference = 100;
        QCOMPARE(order({wallet("cheap", 3'800), liked}), "dear cheap");
        liked.feePpm = 9'000;
        QCOMPARE(order({wallet("cheap", 3'800), liked}), "cheap dear");
    }

    void aWalletThatFailsNowAndThenComesLater()
    {
        Candidate failing = wallet("failing", 3'800);
        failing.line.lately.calls = 1000;
        failing.line.lately.failures = 40;
        QCOMPARE(order({failing, wallet("sound", 6'000)}), "sound failing");
        Candidate slow = wallet("slow", 6'000);
        slow.line.lately.p95 = 2s;
        QCOMPARE(order({slow, wallet("sound", 7'000)}), "sound slow");
    }

    void whatIsDegradedOrPausedIsNoChoice()
    {
        Candidate degraded = wallet("degraded", 0);
        degraded.line.state = LineState::Degraded;
        Candidate paused = wallet("paused", 0);
        paused.isPaused = true;
        QCOMPARE(order({degraded, paused, wallet("sound", 6'000)}), "sound");
        QCOMPARE(reasonOf({degraded, paused}), QByteArray("degraded 5000 degraded, paused 5000 paused"));
    }

    void aTrialComesFirstAndOnlyWhenItIsDue()
    {
        Candidate trial = wallet("trial", 9'000);
        trial.line.state = LineState::Trial;
        QCOMPARE(order({wallet("sound", 6'000), trial}), "sound");
        trial.line.hasTrial = true;
        QCOMPARE(order({wallet("sound", 6'000), trial}), "trial sound");
        trial.isPaused = true;
        QCOMPARE(order({wallet("sound", 6'000), trial}), "sound");
    }

private:
    static Candidate wallet(const QByteArray& channel, int feePpm)
    {
        Candidate one;
        one.account.channel = ChannelCode::trusted(channel);
        one.feePpm = feePpm;
        return one;
    }
    static QByteArray order(std::vector<Candidate> candidates)
    {
        QByteArrayList names;
        for (const Candidate& one : ranked(std::move(candidates)))
            names.append(one.account.channel.bytes());
        return names.join(' ');
    }
};

QTEST_GUILESS_MAIN(tst_router)
#include "tst_router.moc"
