// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a merchant's refund number is, when nobody knows whether it was taken.
#include "backend/refunds/audited_refund_house.h"
#include "support/stumbling_storage.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace guitai::test;
using channels::RefundState;

namespace {

struct House : AuditedRefundHouse
{
    std::optional<ClaimedRefund> claimOf(const QByteArray& number)
    {
        const RefundClaim claim(merchant, claimKeyOf(MerchantRefundNo::trusted(number)));
        std::function<Result<std::optional<ClaimedRefund>>(storage::Reader&)> work = [claim](storage::Reader& reader) {
            return findRefundClaim(reader, claim);
        };
        return *wait(storage->read<std::optional<ClaimedRefund>>(claim.slot, std::move(work)));
    }

    StumblingStorage stumbling{*storage};
    RefundDesk faltering{
        {stumbling, *progress, pump, clock, &crypto::randomBytes, approval, refunds::kUsualApprovalAbove}};
};

} // namespace

class TestRefundClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The same request, sent twice at once, may go on under that claim: giving it back would leave its refund without
    /// one, and the number to somebody else.
    void aClaimThatMayBeTakenStays()
    {
        House house;
        house.stumbling.failOnce(1, storage::errors::kCommitUnknown, true);
        QVERIFY(!wait(house.faltering.create(house.command("r-1", 500))).ok());
        const auto claim = house.claimOf("r-1");
        QVERIFY(claim.has_value());
        house.channel->calls = {channels::RefundState::Succeeded};
        const auto again = wait(house.faltering.create(house.command("r-1", 500)));
        QVERIFY(again.ok());
        QCOMPARE(again->refund.refundNo, claim->refundNo);
    }

    void aRefusedRefundGivesItsNumberBack()
    {
        House house;
        const auto refused = wait(house.desk->create(house.command("r-1", 500'000)));
        QVERIFY(!refused.ok());
        QVERIFY(!house.claimOf("r-1").has_value());
    }

    void whoAsksAgainGetsTheSameRefundAndNothingGoesBackTwice()
    {
        House house;
        RefundCommand wanted = house.command("r", 500);
        RefundNo refundNo;
        const auto ask = [&] { return wait(house.desk->create(wanted)); };
        Step step;
        step.prepare = [&] {
            house.payAnother();
            wanted = house.command(house.next(), 500);
            wanted.idempotencyKey = IdempotencyKey::trusted("key-of-" + wanted.refund.merchantRefundNo.bytes());
            house.channel->called.clear();
            house.channel->calls = {RefundState::Succeeded};
            refundNo = ask()->refund.refundNo;
            return [&] { return ask().ok(); };
        };
        step.holds = [&] {
            const auto again = ask();
            const auto payment = house.stored();
            return unless(again && again->refund.refundNo == refundNo && again->refund.status == "SUCCEEDED" &&
                              payment.refunded.minor() == 500 && payment.refundReserved.minor() == 0 &&
                              house.channel->called.size() == 1,
                          "another refund, or money went back twice");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Garbled}), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aNumberThatIsTakenStaysTheFirstRefunds()
    {
        House house;
        RefundCommand second = house.command("r", 600);
        const auto isRefused = [&] {
            const auto answer = wait(house.desk->create(second));
            return !answer && answer.error().code == refunds::errors::kMerchantRefundNoUsed;
        };
        Step step;
        step.prepare = [&] {
            house.payAnother();
            const QByteArray number = house.next();
            house.channel->calls = {RefundState::Processing};
            const auto first = house.ask(number, 500);
            Q_UNUSED(first)
            second = house.command(number, 600);
            second.idempotencyKey = IdempotencyKey::trusted("key-of-" + number);
            return isRefused;
        };
        step.holds = [&] {
            return unless(isRefused() && house.stored().refundReserved.minor() == 500, "it was not refused");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        house.channel->queries = std::deque(500, RefundState::Succeeded);
        house.recover();
        QCOMPARE(house.audit(), QString());
    }
};

QTEST_GUILESS_MAIN(TestRefundClaims)
#include "tst_refund_claims.moc"
