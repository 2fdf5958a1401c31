// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The house's own users' accounts as the balance channel sees them. The channel knows nothing of the books; who keeps
// them implements this. Event loop's thread.
#pragma once

#include "channels/channel.h"

namespace guitai::channels {

class PayerAccounts
{
public:
    virtual ~PayerAccounts() = default;

    /// Takes the money once under the attempt's number, with the payer's consent in `order.authCode`. The same order
    /// again is answered as before. Paid, Refused (with a code of ours) or Unknown.
    virtual async::Task<PlaceOutcome> charge(MerchantId merchantId, Order order) = 0;
    /// Paid, Failed, Closed, NotFound or Unknown.
    virtual async::Task<Report> findCharge(AttemptNo attemptNo) = 0;
    /// Afterwards nothing can be taken under that number any more, unless it was already: then TooLate.
    virtual async::Task<CloseOutcome> voidCharge(AttemptNo attemptNo) = 0;
    /// Gives money of a charge back once under the refund's number.
    virtual async::Task<RefundReport> payBack(RefundOrder order) = 0;
    virtual async::Task<RefundReport> findPayBack(RefundOrder order) = 0;
};

} // namespace guitai::channels
