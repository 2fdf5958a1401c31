// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong on demand. Set by the control endpoint, asked by the parts that misbehave. A count is
// how often a fault still happens: 0 never, -1 until it is cleared.
#pragma once

#include "sandbox/bill_rows.h"
#include "sandbox/refund_book.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <array>
#include <optional>

namespace guitai::sandbox {

enum class Operation {
    Native,
    Jsapi,
    H5,
    App,
    Codepay,
    Reverse,
    Query,
    Close,
    Certificates,
    Refund,
    QueryRefund,
    Bill,
    BillFile,
    BankPayment,
    BankStatus,
    BankNotification,
    AlipayPrecreate,
    AlipayWapPay,
    AlipayPay,
    AlipayQuery,
    AlipayCancel,
    AlipayClose,
    AlipayRefund,
    AlipayRefundQuery,
    AlipayBill,
    OauthToken,
    End ///< none: how many there are
};
inline constexpr auto kOperations = [] {
    std::array<Operation, static_cast<std::size_t>(Operation::End)> all{};
    for (std::size_t number = 0; number < all.size(); ++number)
        all[number] = static_cast<Operation>(number);
    return all;
}();
QString operationName(Operation operation);

struct OperationFault
{
    int delayMs = 0;     ///< between the effect and the answer
    int dropRequest = 0; ///< count: hang up before anything happens
    int dropReply = 0;   ///< count: hang up after it happened
    int errorTimes = 0;  ///< count: answer errorStatus and errorCode
    int errorPercent = 100;
    int errorStatus = 500;
    QByteArray errorCode = "SYSTEM_ERROR";
    bool errorAfterEffect = false; ///< the error is a lie: it happened all the same
};

/// What is false about a callback. Amount, Currency, Mchid, Appid and Number are properly signed lies.
enum class Forgery { None, Signature, Serial, SignTest, Stale, Ciphertext, Amount, Currency, Mchid, Appid, Number };
QString forgeryName(Forgery forgery);

/// The platform key callbacks are signed with.
enum class CallbackKey { AsOrdered, Certificate, PublicKey };

struct CallbackFault
{
    int drop = 0;    ///< count of sends that never leave
    int delayMs = 0; ///< before the first send
    int copies = 1;  ///< sends of each attempt, at the same moment
    int reorder = 0; ///< callbacks wait until so many are there and leave last first
    Forgery forge = Forgery::None;
    int forgeTimes = -1; ///< count of sends that are forged
    CallbackKey key = CallbackKey::AsOrdered;
    QList<int> retryDelaysMs; ///< after each unacknowledged send
};

struct RefundFault
{
    RefundStatus outcome = RefundStatus::Success; ///< what a new refund comes to
    int settleAfterMs = 50; ///< after the answer PROCESSING; 0 before the answer, -1 only when told
    int amountOff = 0;      ///< added to the amount that answers report: a lie, properly signed
};

struct BillFault
{
    bool atOnce = false; ///< any day's bill can be had at any time, today's too
    QList<PlantedDifference> differences;
};

struct BankFault
{
    bool rejects = false;         ///< a new payment comes to nothing
    QByteArray reason = "AC04";   ///< of a rejection
    int settleAfterMs = 50;       ///< after the answer; 0 before it, -1 only when told
    int amountOff = 0;            ///< added to the amount that notifications tell: a lie
    bool withholdNotices = false; ///< there are none, says the bank
};

struct Faults
{
    Faults();

    std::array<OperationFault, kOperations.size()> operations;
    CallbackFault callbacks;
    CallbackFault alipayCallbacks;
    RefundFault refunds;
    BillFault bills;
    BankFault bank;
    QByteArray queryState;        ///< the trade_state a query answers instead of the truth; empty: the truth
    int signTestAnswers = 0;      ///< count of answers with a WECHATPAY/SIGNTEST/ signature
    bool payInsideNative = false; ///< paid, and the callback sent, before the order is answered
    int payAfterMs = -1;          ///< every new order is paid after so long; -1 never
    int clockSkewMs = 0;          ///< the sandbox's clock is so much ahead

    OperationFault& operation(Operation operation) { return operations[static_cast<std::size_t>(operation)]; }
    const OperationFault& operation(Operation operation) const
    {
        return operations[static_cast<std::size_t>(operation)];
    }
};

/// True when the fault happens now; counts it.
bool take(int& count);

QJsonObject toJson(const Faults& faults);
/// Sets the members given. On an unknown or unfit member nothing is set and its name is returned.
std::optional<QString> merge(Faults& faults, const QJsonObject& changes);

} // namespace guitai::sandbox
