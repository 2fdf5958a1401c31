// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a merchant's refund number is, when nobody knows whether it was taken.
#include "backend/refunds/refund_house.h"
#include "support/stumbling_storage.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace guitai::test;

namespace {

struct House : RefundHouse
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
};

QTEST_GUILESS_MAIN(TestRefundClaims)
#include "tst_refund_claims.moc"
