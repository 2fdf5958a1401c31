// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payer's consent to be charged: a token for a short while, or a code for one payment, shown by the payer. Stored as
// a hash; both carry the slot of their user. Inside a transaction on the user's shard.
#pragma once

#include "ids/payment_no.h"
#include "secret/secret.h"
#include "users/user_record.h"

namespace guitai::users {

namespace errors {
/// Unknown, over, used for another payment, or not of this merchant's user. One answer for all.
inline constexpr ErrorCode kConsentInvalid{"PAYER_CONSENT_INVALID", 422};
} // namespace errors

enum class ConsentKind {
    Token, ///< "ut_" + 4 digits of the slot + "_" + 43 characters; any number of payments in its life
    Code   ///< 20 digits: "88", 4 of the slot, 14 at random; one payment
};

inline constexpr Duration kTokenLife = std::chrono::minutes(5);
inline constexpr Duration kCodeLife = std::chrono::seconds(60);

struct NewConsent
{
    Secret secret; ///< what the payer shows
    UtcTime expiresAt;
};

/// Stores the consent's hash and answers the consent.
Result<NewConsent> insertConsent(storage::Transaction& tx, const UserNo& userNo, ConsentKind kind, const Secret& secret,
                                 UtcTime now);
Secret mintConsent(ConsentKind kind, storage::Slot slot, const RandomBytes& random);
/// Where its user lives; nothing when it has neither form.
std::optional<storage::Slot> slotOfConsent(const Secret& secret);

/// Who consented to that attempt, decided by the write: a code is bound to the first attempt it is shown for. The user
/// must be the merchant's and active. PAYER_CONSENT_INVALID otherwise.
Result<UserNo> useConsent(storage::Transaction& tx, const Secret& secret, const MerchantId& merchantId,
                          const AttemptNo& attemptNo, UtcTime now);
/// Whose live token it is, to let them ask for a code.
Result<UserNo> checkToken(storage::Reader& reader, const Secret& secret, const MerchantId& merchantId, UtcTime now);

} // namespace guitai::users
