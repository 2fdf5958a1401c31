// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payment with one code for all wallets goes on with the wallet that the customer chose, under its next attempt
// number:
//   release  the wallet before it has answered a close and has taken no money
//   begin    durable and in one write: that attempt ended, the next one begun; of two customers at once one wins
//   place    one call on the wire, applied
// Whatever is not certain begins nothing. Lives on the event loop's thread.
#pragma once

#include "results/attempt_settling.h"
#include "risk/risk_gate.h"
#include "routing/wallet_router.h"

namespace guitai::payments {

namespace errors {
/// It is not certain yet what became of the wallet that was chosen before; try again.
inline constexpr ErrorCode kWalletStillAsked{"WALLET_STILL_ASKED", 409};
/// Somebody else chose a wallet for it a moment ago.
inline constexpr ErrorCode kWalletChosenElsewhere{"WALLET_CHOSEN_ELSEWHERE", 409};
/// The wallet has not said who pays, or it was too long ago.
inline constexpr ErrorCode kPayerUnconfirmed{"PAYER_UNCONFIRMED", 403};
/// The wallet certainly takes no money for it; another may.
inline constexpr ErrorCode kWalletRefused{"WALLET_REFUSED", 409};
inline constexpr ErrorCode kTooManyWallets{"TOO_MANY_WALLETS_TRIED", 409};
/// Closed, its time is over, or a contradiction about it waits for a person.
inline constexpr ErrorCode kPaymentEnded{"PAYMENT_ENDED", 409};
} // namespace errors

struct WalletChoice
{
    WalletChoice(PaymentNo paymentNo, ChannelCode wallet) : paymentNo(std::move(paymentNo)), wallet(std::move(wallet))
    {
    }

    PaymentNo paymentNo;
    ChannelCode wallet;
    bool isInWallet = false; ///< the page was opened by that wallet
    QByteArray payerId;      ///< proven to be this browser's; empty where the wallet needs none
    QString clientIp;
};

/// All outlive the loop.
struct SwitchParts
{
    storage::Storage& storage;
    channels::Registry& registry;
    routing::WalletRouter& router;
    risk::RiskGate& risk;
    results::AttemptSettling& settling;
    const Clock& clock;
};

class SwitchWallet
{
public:
    explicit SwitchWallet(SwitchParts parts) : m_parts(parts) {}

    /// PAYMENT_NOT_FOUND unless it was begun with one code for all wallets.
    async::Task<Result<payment_records::PaymentFile>> find(PaymentNo paymentNo);
    QUrl pageOf(const PaymentNo& paymentNo) const { return m_parts.settling.pageOf(paymentNo); }
    /// What the page may offer now: in the wallet that opened it that one alone, elsewhere all; the best first.
    async::Task<std::vector<routing::Route>> offers(MerchantId merchantId, ChannelCode openedBy);
    /// The payment with a credential on its newest attempt: the one that was handed out, or a new one.
    async::Task<Result<payment_records::PaymentFile>> run(WalletChoice choice);

    /// An attempt's number has two digits, and nobody tries so many wallets in earnest.
    static constexpr int kMostAttempts = 20;

private:
    const channels::PayWay* wayOf(const WalletChoice& choice) const;
    Result<Done> checkOpen(const payment_records::PaymentFile& file) const;
    /// Of an attempt that is this choice already.
    async::Task<Result<payment_records::PaymentFile>> resume(payment_records::PaymentFile file);
    /// The payment as it is once its newest attempt takes no money.
    async::Task<Result<payment_records::PaymentFile>> released(payment_records::PaymentFile file);
    async::Task<Result<payment_records::PaymentFile>> begin(payment_records::PaymentFile file, routing::Route route,
                                                            WalletChoice choice);
    async::Task<Result<payment_records::PaymentFile>> place(payment_records::PaymentFile file);

    SwitchParts m_parts;
};

} // namespace guitai::payments
