// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// 32 clients move money at random between users and their shop on four shards of the real backend, over real sockets,
// while readers add up the book: the sum never changes and nobody is ever below 0. GUITAI_BANK_SECONDS says how long
// (8, at most 240: a token is good for five minutes), GUITAI_BANK_SEED repeats the choices.
#include "accounts/account_id.h"
#include "bank/bank_clients.h"
#include "bank/book_reader.h"
#include "support/backend_storage.h"
#include "support/engine_fixture.h"
#include "support/load_backend.h"
#include "support/skip.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

namespace guitai::test {

namespace {

constexpr int kShards = 4;
constexpr int kClients = 32;
constexpr int kPayers = 8;
constexpr qint64 kMinorEach = 200'000;
constexpr int kUsualSeconds = 8;
constexpr int kMostSeconds = 240;

int numberOf(const char* variable, int usual)
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue(variable, &given);
    return given && wanted > 0 ? wanted : usual;
}

/// The shop's own accounts as the API shows them, read over and over.
struct ApiReads
{
    qint64 reads = 0;
    qint64 smallest = 0;
    QStringList wrongs;

    void read(Integrator& integrator)
    {
        const IntegratorAnswer account = integrator.get("/v1/accounts/" + Integrator::homeAccount());
        if (account.status != 200) {
            wrongs.append(QString::fromLatin1(integrator.problem()));
            return;
        }
        ++reads;
        for (const char* member : {"balance", "frozen"}) {
            smallest = std::min(smallest, account.number(member));
            if (account.number(member) < 0)
                wrongs.append(QStringLiteral("%1 is %2").arg(QLatin1String(member)).arg(account.number(member)));
        }
    }
};

QString countsText(const BankClients& clients)
{
    QStringList parts;
    const std::map<Deed, const char*> names{{Deed::Pay, "payments"},
                                            {Deed::Refund, "refunds"},
                                            {Deed::Freeze, "freezes"},
                                            {Deed::Capture, "captures"},
                                            {Deed::Release, "releases"}};
    for (const auto& [deed, count] : clients.counts())
        parts.append(QStringLiteral("%1 %2 (+%3 refused, %4 open at first)")
                         .arg(QLatin1String(names.at(deed)))
                         .arg(count.done)
                         .arg(count.refused)
                         .arg(count.open));
    return parts.join(QLatin1String(", "));
}

qint64 operations(const BankClients& clients)
{
    qint64 answered = 0;
    for (const auto& [deed, count] : clients.counts())
        answered += count.done + count.refused;
    return answered;
}

} // namespace

class TestBank : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFenFromNowhereIsSeen();
    void theSumNeverChangesAndNobodyIsOverdrawn();
};

void TestBank::initTestCase()
{
    if (const QString reason = whyNoStorage(); !reason.isEmpty())
        GUITAI_SKIP(reason);
}

void TestBank::aFenFromNowhereIsSeen()
{
    const EngineFixture fixture(onMaria() ? Engine::Maria : Engine::Sqlite, 2);
    const auto opened = fixture.open();
    BookReader book(fixture.options(), 2);
    QCOMPARE(book.expectFromNow(), 0);
    book.read();
    QCOMPARE(book.wrongs(), QStringList());
    const auto account = accounts::merchantHome(MerchantId::trusted("M1000"), Currency::cny());
    std::function<Result<int>(storage::Transaction&)> plant = [&](storage::Transaction& tx) {
        return tx.run({"accounts/insert_account"}, {account.number, account.slot.number(), "MERCHANT_HOME", "MERCHANT",
                                                    storage::Bind::text(account.owner), "CNY", 1, UtcTime()});
    };
    QVERIFY(wait(opened->write<int>(account.slot, plant)).ok());
    book.read();
    QCOMPARE(book.wrongs(), (QStringList{QStringLiteral("read 2: the balances of a shard sum to 1"),
                                         QStringLiteral("read 2: the sum is 1 instead of 0")}));
}

void TestBank::theSumNeverChangesAndNobodyIsOverdrawn()
{
    const int seconds = std::min(numberOf("GUITAI_BANK_SECONDS", kUsualSeconds), kMostSeconds);
    const auto seed =
        static_cast<unsigned>(numberOf("GUITAI_BANK_SEED", static_cast<int>(std::random_device()() >> 1)));
    qInfo("seed %u (GUITAI_BANK_SEED)", seed);
    const QTemporaryDir folder;
    const storage::EngineOptions storage = freshStorage(folder.path(), kShards);
    LoadBackend backend(folder.path(), settingsFor(storage, kShards));
    QVERIFY2(backend.start(), backend.log().constData());
    Integrator integrator(backend.port(), backend.keyId(), backend.keySecret());
    std::vector<TestPayer> payers = integrator.openPayers(kPayers, kMinorEach);
    QVERIFY2(!payers.empty(), integrator.problem().constData());

    BookReader book(storage, kShards);
    QTRY_COMPARE_WITH_TIMEOUT(book.open(), 0, 30'000);
    QCOMPARE(book.expectFromNow(), kPayers * kMinorEach);
    BankClients clients(payers, seed);
    ApiReads api;
    std::atomic<bool> over = false;
    std::thread reading([&] {
        for (; !over; book.read()) {}
    });
    std::thread asking([&] {
        Integrator other(backend.port(), backend.keyId(), backend.keySecret());
        for (; !over; api.read(other)) {}
    });
    const bool ran = clients.run(integrator, backend.port(), kClients, std::chrono::seconds(seconds));
    const QStringList unsettled = clients.settle(integrator);
    over = true;
    reading.join();
    asking.join();

    qInfo("%d clients on %d shards, %.1f s: %s", kClients, kShards, clients.seconds(), qPrintable(countsText(clients)));
    qInfo("%.0f operations/s; %lld reads of the whole book, %lld by the API; sum %lld at every read, smallest balance "
          "seen %lld, at most %lld on its way",
          double(operations(clients)) / clients.seconds(), book.reads(), api.reads, book.expected(),
          std::min(book.smallest(), api.smallest), book.mostOnItsWay());
    QVERIFY(ran);
    QCOMPARE(book.wrongs(), QStringList());
    QCOMPARE(api.wrongs, QStringList());
    QCOMPARE(clients.surprises().mid(0, 5), QStringList());
    QCOMPARE(unsettled.mid(0, 5), QStringList());
    QVERIFY2(operations(clients) > seconds && book.reads() > seconds, "hardly anything happened");

    // Quiet: every user has what he was told, and nothing is left between slots.
    QTRY_COMPARE_WITH_TIMEOUT(book.open(), 0, 60'000);
    QCOMPARE(book.between(), 0);
    const auto changes = clients.changes();
    for (const TestPayer& payer : payers)
        QCOMPARE(book.balanceOf(payer.accountNo), kMinorEach + changes.value(payer.accountNo));
    QCOMPARE(book.expectFromNow(), kPayers * kMinorEach);
    QCOMPARE(backend.stop(), 0);
    const LoadBackend::Audit audit = backend.audit();
    QVERIFY2(audit.exitCode == 0, audit.text.constData());
}

} // namespace guitai::test

GUITAI_SKIPPING_MAIN(QCoreApplication, guitai::test::TestBank)
#include "tst_bank.moc"
