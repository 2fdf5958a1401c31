// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and freezes as the door asks for them: clear refusals, nothing changed by them, nobody sees another's.
#include "backend/accounts/funds_fixture.h"

#include "accounts/account_desk.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;

namespace {

const MerchantId kOther = MerchantId::trusted("M2000");

class Desk
{
public:
    Desk()
    {
        wait(shop.folding.runOnce());
        if (!open(kOther))
            qFatal("the other merchant has no account");
    }
    Result<wire::Account> open(const MerchantId& merchant) { return wait(desk.open(merchant, wire::CreateAccount())); }
    Result<wire::Freeze> freeze(const QByteArray& no, std::int64_t minor)
    {
        return wait(desk.freeze(shop.merchant, home, wire::CreateFreeze{no, Money(minor, shop.cny)}));
    }
    Result<wire::Freeze> capture(const QByteArray& freezeNo, std::int64_t minor)
    {
        const auto theirs = accounts::merchantHome(kOther, shop.cny).number;
        return wait(desk.capture(shop.merchant, freezeNo, wire::CaptureFreeze{minor, theirs}));
    }
    Result<wire::Freeze> release(const QByteArray& freezeNo) { return wait(desk.release(shop.merchant, freezeNo)); }
    std::int64_t theirs() { return shop.books.balance(accounts::merchantHome(kOther, shop.cny)); }

    FundsFixture shop{1000}; // 9.94 yuan behind the fee
    accounts::AccountDesk desk{shop.storage, shop.funds, shop.courier, shop.clock};
    const AccountNo home = accounts::merchantHome(shop.merchant, shop.cny).number;
};

template <class T>
bool refusedWith(const Result<T>& answer, const ErrorCode& code)
{
    return !answer && answer.error().code == code;
}

} // namespace

class TestAccountDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAccountIsOpenedOnceAndShowsItsMoney()
    {
        Desk desk;
        const auto opened = desk.open(desk.shop.merchant);
        QVERIFY(opened);
        QCOMPARE(opened->accountNo, desk.home);
        QCOMPARE(opened->balance.minor(), 994);
        QCOMPARE(desk.open(MerchantId::trusted("M3000"))->balance.minor(), 0);
        QCOMPARE(desk.open(MerchantId::trusted("M3000"))->status, QByteArray("ACTIVE"));
        QVERIFY(desk.freeze("f1", 94));
        const auto account = wait(desk.desk.get(desk.shop.merchant, desk.home));
        QCOMPARE(account->balance.minor(), 900);
        QCOMPARE(account->frozen.minor(), 94);
    }

    void theListShowsOwnAccountsAlone()
    {
        Desk desk;
        const auto list = wait(desk.desk.list(desk.shop.merchant));
        QVERIFY(list);
        QCOMPARE(list->accounts.size(), size_t{1});
        QCOMPARE(list->accounts.front().accountNo, desk.home);
        QCOMPARE(list->accounts.front().balance.minor(), 994);
        QVERIFY(wait(desk.desk.list(MerchantId::trusted("M9000")))->accounts.empty());
    }

    void anotherMerchantsAccountDoesNotExist()
    {
        Desk desk;
        QVERIFY(desk.freeze("f1", 94));
        const QByteArray freezeNo = accounts::freezeNoOf(desk.shop.merchant, "f1");
        const auto& notFound = accounts::errors::kAccountNotFound;
        QVERIFY(refusedWith(wait(desk.desk.get(kOther, desk.home)), notFound));
        QVERIFY(refusedWith(wait(desk.desk.entries(kOther, desk.home, {}, 50)), notFound));
        const wire::CreateFreeze wanted{"f2", Money(1, desk.shop.cny)};
        QVERIFY(refusedWith(wait(desk.desk.freeze(kOther, desk.home, wanted)), notFound));
        QVERIFY(refusedWith(wait(desk.desk.release(kOther, freezeNo)), accounts::errors::kFreezeNotFound));
        QVERIFY(refusedWith(wait(desk.desk.capture(kOther, freezeNo, wire::CaptureFreeze{1, desk.home})),
                            accounts::errors::kFreezeNotFound));
        QVERIFY(refusedWith(wait(desk.desk.get(desk.shop.merchant, AccountNo::trusted("nonsense"))), notFound));
        QCOMPARE(desk.shop.frozen(), 94);
    }

    void norOnTheSameShard()
    {
        Desk desk;
        QVERIFY(desk.freeze("f1", 94));
        const QByteArray freezeNo = accounts::freezeNoOf(desk.shop.merchant, "f1");
        const MerchantId neighbour = desk.shop.neighbour();
        const auto theirs = desk.open(neighbour)->accountNo;
        QVERIFY(refusedWith(wait(desk.desk.get(neighbour, desk.home)), accounts::errors::kAccountNotFound));
        QVERIFY(refusedWith(wait(desk.desk.release(neighbour, freezeNo)), accounts::errors::kFreezeNotFound));
        QVERIFY(refusedWith(wait(desk.desk.capture(neighbour, freezeNo, wire::CaptureFreeze{94, theirs})),
                            accounts::errors::kFreezeNotFound));
        QCOMPARE(desk.shop.frozen(), 94);
        QCOMPARE(wait(desk.desk.get(neighbour, theirs))->balance.minor(), 0);
    }

    void ourOwnAccountsAreNoMerchants()
    {
        Desk desk;
        const auto fees = accounts::feeAccount(desk.shop.slot, desk.shop.channel, desk.shop.cny).number;
        QVERIFY(refusedWith(wait(desk.desk.get(desk.shop.merchant, fees)), accounts::errors::kAccountNotFound));
    }

    void aFreezeIsOneForItsNumber()
    {
        Desk desk;
        const auto first = desk.freeze("f1", 500);
        QCOMPARE(first->status, QByteArray("HELD"));
        QCOMPARE(desk.freeze("f1", 500)->freezeNo, first->freezeNo);
        QVERIFY(refusedWith(desk.freeze("f1", 501), accounts::errors::kHoldDiffers));
        QCOMPARE(desk.shop.frozen(), 500);
    }

    void moreThanThereIsIsRefused()
    {
        Desk desk;
        QVERIFY(refusedWith(desk.freeze("f1", 995), accounts::errors::kInsufficientBalance));
        QCOMPARE(desk.shop.frozen(), 0);
        QVERIFY(refusedWith(desk.release(accounts::freezeNoOf(desk.shop.merchant, "f1")),
                            accounts::errors::kFreezeNotFound));
        QVERIFY(desk.shop.isSettled());
    }

    void onlyTheHomeAccountIsFrozen()
    {
        Desk desk;
        const auto inflow = accounts::merchantInflow(desk.shop.slot, desk.shop.merchant, desk.shop.cny).number;
        const wire::CreateFreeze wanted{"f1", Money(1, desk.shop.cny)};
        QVERIFY(refusedWith(wait(desk.desk.freeze(desk.shop.merchant, inflow, wanted)),
                            accounts::errors::kAccountNotFreezable));
        const wire::CreateFreeze dollars{"f1", Money(1, *Currency::parse("USD"))};
        QVERIFY(refusedWith(wait(desk.desk.freeze(desk.shop.merchant, desk.home, dollars)),
                            guitai::errors::kCurrencyMismatch));
    }

    void aFreezeIsReleasedOnce()
    {
        Desk desk;
        const auto freeze = desk.freeze("f1", 500);
        const auto released = desk.release(freeze->freezeNo);
        QCOMPARE(released->status, QByteArray("RELEASED"));
        QCOMPARE(released->released, 500);
        QVERIFY(released->endedAt);
        QVERIFY(refusedWith(desk.release(freeze->freezeNo), accounts::errors::kHoldReleased));
        QVERIFY(refusedWith(desk.capture(freeze->freezeNo, 1), accounts::errors::kHoldReleased));
        QCOMPARE(desk.shop.home(), 994);
        QCOMPARE(desk.theirs(), 0);
        QVERIFY(desk.shop.isSettled());
    }

    void aCapturePaysAPartAndReleasesTheRest()
    {
        Desk desk;
        const auto freeze = desk.freeze("f1", 500);
        QVERIFY(refusedWith(desk.capture(freeze->freezeNo, 501), accounts::errors::kCaptureAboveFreeze));
        QCOMPARE(desk.shop.frozen(), 500);
        const auto captured = desk.capture(freeze->freezeNo, 300);
        QCOMPARE(captured->status, QByteArray("CAPTURED"));
        QCOMPARE(captured->captured, 300);
        QCOMPARE(captured->released, 200);
        QCOMPARE(desk.theirs(), 300);
        QCOMPARE(desk.shop.home(), 694);
        QCOMPARE(desk.capture(freeze->freezeNo, 300)->captured, 300); // the same again is answered again
        QVERIFY(refusedWith(desk.capture(freeze->freezeNo, 200), accounts::errors::kHoldCaptured));
        QVERIFY(refusedWith(desk.release(freeze->freezeNo), accounts::errors::kHoldCaptured));
        QCOMPARE(desk.theirs(), 300);
        QVERIFY(desk.shop.isSettled());
    }

    void nobodyIsPaidWhoDoesNotExist()
    {
        Desk desk;
        const auto freeze = desk.freeze("f1", 500);
        const auto nobody = accounts::merchantHome(MerchantId::trusted("M9"), desk.shop.cny).number;
        const auto frozen = accounts::merchantFreeze(desk.shop.merchant, desk.shop.cny).number;
        for (const AccountNo& to : {nobody, frozen, AccountNo::trusted("nonsense")}) {
            const auto answer = wait(desk.desk.capture(desk.shop.merchant, freeze->freezeNo, {0, to}));
            QVERIFY(refusedWith(answer, accounts::errors::kAccountNotFound));
        }
        QCOMPARE(desk.shop.frozen(), 500);
    }

    void aRefundsHoldIsNobodysFreeze()
    {
        Desk desk;
        QVERIFY(desk.shop.hold("R1", 100));
        QVERIFY(refusedWith(desk.release("R1"), accounts::errors::kFreezeNotFound));
        QVERIFY(refusedWith(desk.capture("R1", 100), accounts::errors::kFreezeNotFound));
        QCOMPARE(desk.shop.frozen(), 100);
    }

    void twoEndsAtOnceEndItOnce()
    {
        Desk desk;
        const auto freeze = desk.freeze("f1", 500);
        const auto theirs = accounts::merchantHome(kOther, desk.shop.cny).number;
        std::vector<std::shared_ptr<std::optional<Result<wire::Freeze>>>> answers;
        for (int i = 0; i < 16; ++i) {
            answers.push_back(begin(desk.desk.release(desk.shop.merchant, freeze->freezeNo)));
            answers.push_back(begin(desk.desk.capture(desk.shop.merchant, freeze->freezeNo, {100 + i, theirs})));
        }
        int ended = 0;
        for (const auto& answer : answers)
            ended += waitFor<Result<wire::Freeze>>(answer) ? 1 : 0;
        QCOMPARE(ended, 1);
        QCOMPARE(desk.shop.home() + desk.theirs(), 994);
        QVERIFY(desk.shop.isSettled());
    }

    void entriesComeNewestFirstPageByPage()
    {
        Desk desk;
        for (int i = 1; i <= 7; ++i) {
            desk.shop.clock.advance(std::chrono::milliseconds(i % 2)); // some in the same millisecond
            QVERIFY(desk.freeze("f" + QByteArray::number(i), i));
        }
        QByteArray cursor;
        QList<qint64> amounts;
        UtcTime last = UtcTime::fromMs(std::numeric_limits<std::int64_t>::max());
        int pages = 0;
        do {
            const auto page = wait(desk.desk.entries(desk.shop.merchant, desk.home, cursor, 3));
            QVERIFY(page);
            for (const wire::AccountEntry& entry : page->entries) {
                QVERIFY(entry.postedAt <= last);
                last = entry.postedAt;
                amounts.append(entry.side == "DEBIT" ? -entry.amount.minor() : entry.amount.minor());
            }
            cursor = page->nextCursor;
            ++pages;
        } while (!cursor.isEmpty() && pages < 10);
        QCOMPARE(pages, 3);
        std::sort(amounts.begin(), amounts.end());
        QCOMPARE(amounts, (QList<qint64>{-7, -6, -5, -4, -3, -2, -1, 994}));
        QVERIFY(refusedWith(wait(desk.desk.entries(desk.shop.merchant, desk.home, "no cursor", 3)),
                            guitai::errors::kInvalidRequest));
    }
};

QTEST_GUILESS_MAIN(TestAccountDesk)
#include "tst_account_desk.moc"
