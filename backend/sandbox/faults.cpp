// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faults.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr int kMost = std::numeric_limits<int>::max();

/// How each member is read (false: unfit) and written; `inside` has the members of an object instead.
struct Member
{
    std::function<bool(const QJsonValue&)> read;
    std::function<QJsonValue()> write;
    std::map<QString, Member> inside = {};
};
using Members = std::map<QString, Member>;

Member number(int& target, int least, int most)
{
    return {[&target, least, most](const QJsonValue& value) {
                const qint64 given = value.toInteger(std::numeric_limits<qint64>::min());
                if (!value.isDouble() || given < least || given > most)
                    return false;
                target = static_cast<int>(given);
                return true;
            },
            [&target] { return QJsonValue(target); }};
}

Member count(int& target)
{
    return number(target, -1, kMost);
}

Member flag(bool& target)
{
    return {[&target](const QJsonValue& value) {
                target = value.toBool();
                return value.isBool();
            },
            [&target] { return QJsonValue(target); }};
}

Member text(QByteArray& target)
{
    return {[&target](const QJsonValue& value) {
                target = value.toString().toLatin1();
                return value.isString() && target.size() <= 64;
            },
            [&target] { return QJsonValue(QString::fromLatin1(target)); }};
}

template <class Choice>
Member choice(Choice& target, std::vector<std::pair<QString, Choice>> names)
{
    return {[&target, names](const QJsonValue& value) {
                const auto named =
                    std::ranges::find(names, value.toString(), [](const auto& entry) { return entry.first; });
                if (named == names.end())
                    return false;
                target = named->second;
                return true;
            },
            [&target, names] {
                return QJsonValue(
                    std::ranges::find(names, target, [](const auto& entry) { return entry.second; })->first);
            }};
}

Member delays(QList<int>& target)
{
    return {[&target](const QJsonValue& value) {
                QList<int> given;
                for (const QJsonValue& entry : value.toArray())
                    given.append(entry.toInt(-1));
                target = given;
                return value.isArray() && std::ranges::all_of(given, [](int ms) { return ms >= 0; });
            },
            [&target] {
                QJsonArray array;
                for (const int ms : target)
                    array.append(ms);
                return QJsonValue(array);
            }};
}

/// The path of the first member that is unknown or unfit.
std::optional<QString> readAll(const Members& members, const QJsonObject& changes, const QString& prefix)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const QString path = prefix + it.key();
        const auto member = members.find(it.key());
        if (member == members.end())
            return path;
        const Member& known = member->second;
        if (!known.inside.empty() && it->isObject()) {
            if (auto unfit = readAll(known.inside, it->toObject(), path + u'.'))
                return unfit;
        } else if (!known.read || !known.read(*it)) {
            return path;
        }
    }
    return std::nullopt;
}

QJsonObject writeAll(const Members& members)
{
    QJsonObject object;
    for (const auto& [name, member] : members)
        object.insert(name, member.inside.empty() ? member.write() : QJsonValue(writeAll(member.inside)));
    return object;
}

Members membersOf(OperationFault& fault)
{
    return {{u"delay_ms"_s, number(fault.delayMs, 0, 600'000)},
            {u"drop_request"_s, count(fault.dropRequest)},
            {u"drop_reply"_s, count(fault.dropReply)},
            {u"error_times"_s, count(fault.errorTimes)},
            {u"error_percent"_s, number(fault.errorPercent, 0, 100)},
            {u"error_status"_s, number(fault.errorStatus, 200, 599)},
            {u"error_code"_s, text(fault.errorCode)},
            {u"error_after_effect"_s, flag(fault.errorAfterEffect)}};
}

// clang-format off
std::vector<std::pair<QString, Forgery>> forgeryNames()
{
    return {{u"none"_s, Forgery::None},         {u"signature"_s, Forgery::Signature},
            {u"serial"_s, Forgery::Serial},     {u"signtest"_s, Forgery::SignTest},
            {u"stale"_s, Forgery::Stale},       {u"ciphertext"_s, Forgery::Ciphertext},
            {u"amount"_s, Forgery::Amount},     {u"currency"_s, Forgery::Currency},
            {u"mchid"_s, Forgery::Mchid},       {u"appid"_s, Forgery::Appid},
            {u"out_trade_no"_s, Forgery::Number}};
}
// clang-format on

Members membersOf(CallbackFault& fault)
{
    return {{u"drop"_s, count(fault.drop)},
            {u"delay_ms"_s, number(fault.delayMs, 0, 600'000)},
            {u"copies"_s, number(fault.copies, 1, 200)},
            {u"reorder"_s, number(fault.reorder, 0, 100)},
            {u"forge"_s, choice(fault.forge, forgeryNames())},
            {u"forge_times"_s, count(fault.forgeTimes)},
            {u"key"_s, choice<CallbackKey>(fault.key, {{u"as_ordered"_s, CallbackKey::AsOrdered},
                                                       {u"certificate"_s, CallbackKey::Certificate},
                                                       {u"public_key"_s, CallbackKey::PublicKey}})},
            {u"retry_delays_ms"_s, delays(fault.retryDelaysMs)}};
}

Members membersOf(RefundFault& fault)
{
    return {{u"outcome"_s, choice<RefundStatus>(fault.outcome, {{u"SUCCESS"_s, RefundStatus::Success},
                                                                {u"CLOSED"_s, RefundStatus::Closed},
                                                                {u"ABNORMAL"_s, RefundStatus::Abnormal}})},
            {u"settle_after_ms"_s, number(fault.settleAfterMs, -1, 600'000)},
            {u"amount_off"_s, number(fault.amountOff, -kMost, kMost)}};
}

// clang-format off
const std::map<QString, Difference> kDifferences{
    {u"missing"_s, Difference::Missing}, {u"extra"_s, Difference::Extra}, {u"amount"_s, Difference::Amount},
    {u"fee"_s, Difference::Fee},         {u"duplicate"_s, Difference::Duplicate}, {u"state"_s, Difference::State},
    {u"currency"_s, Difference::Currency}, {u"unreadable"_s, Difference::Unreadable},
    {u"midnight"_s, Difference::Midnight}};
// clang-format on

std::optional<PlantedDifference> differenceOf(const QJsonObject& value)
{
    const auto known = kDifferences.find(value.value(u"difference"_s).toString());
    const QByteArray number = value.value(u"number"_s).toString().toLatin1();
    if (known == kDifferences.end() || number.isEmpty())
        return std::nullopt;
    return PlantedDifference{known->second, number, value.value(u"off"_s).toInteger()};
}

QJsonObject toJson(const PlantedDifference& planted)
{
    const auto named =
        std::ranges::find(kDifferences, planted.difference, [](const auto& entry) { return entry.second; });
    return {
        {u"difference"_s, named->first}, {u"number"_s, QString::fromLatin1(planted.number)}, {u"off"_s, planted.off}};
}

Member differences(QList<PlantedDifference>& target)
{
    return {[&target](const QJsonValue& value) {
                QList<PlantedDifference> given;
                for (const QJsonValue& entry : value.toArray()) {
                    const auto planted = differenceOf(entry.toObject());
                    if (!planted)
                        return false;
                    given.append(*planted);
                }
                target = given;
                return value.isArray();
            },
            [&target] {
                QJsonArray array;
                for (const PlantedDifference& planted : target)
                    array.append(toJson(planted));
                return QJsonValue(array);
            }};
}

Members membersOf(BankFault& fault)
{
    return {{u"rejects"_s, flag(fault.rejects)},
            {u"reason"_s, text(fault.reason)},
            {u"settle_after_ms"_s, number(fault.settleAfterMs, -1, 600'000)},
            {u"amount_off"_s, number(fault.amountOff, -kMost, kMost)},
            {u"withhold_notices"_s, flag(fault.withholdNotices)}};
}

Member nested(Members members)
{
    return {{}, {}, std::move(members)};
}

Members membersOf(Faults& faults)
{
    Members operations;
    for (const Operation operation : kOperations)
        operations.emplace(operationName(operation), nested(membersOf(faults.operation(operation))));
    return {{u"operations"_s, nested(operations)},
            {u"callbacks"_s, nested(membersOf(faults.callbacks))},
            {u"alipay_callbacks"_s, nested(membersOf(faults.alipayCallbacks))},
            {u"refunds"_s, nested(membersOf(faults.refunds))},
            {u"bills"_s, nested({{u"at_once"_s, flag(faults.bills.atOnce)},
                                 {u"differences"_s, differences(faults.bills.differences)}})},
            {u"bank"_s, nested(membersOf(faults.bank))},
            {u"query_state"_s, text(faults.queryState)},
            {u"signtest_answers"_s, count(faults.signTestAnswers)},
            {u"pay_inside_native"_s, flag(faults.payInsideNative)},
            {u"pay_after_ms"_s, number(faults.payAfterMs, -1, 600'000)},
            {u"clock_skew_ms"_s, number(faults.clockSkewMs, -kMost, kMost)}};
}

} // namespace

Faults::Faults()
{
    // The documented schedule: 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h.
    for (const int seconds : {15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600})
        callbacks.retryDelaysMs.append(seconds * 1000);
    // Alipay's: 4m/10m/10m/1h/2h/6h/15h.
    for (const int minutes : {4, 10, 10, 60, 120, 360, 900})
        alipayCallbacks.retryDelaysMs.append(minutes * 60'000);
}

QString operationName(Operation operation)
{
    switch (operation) {
    case Operation::Native: return u"native"_s;
    case Operation::Jsapi: return u"jsapi"_s;
    case Operation::H5: return u"h5"_s;
    case Operation::App: return u"app"_s;
    case Operation::Codepay: return u"codepay"_s;
    case Operation::Reverse: return u"reverse"_s;
    case Operation::Query: return u"query"_s;
    case Operation::Close: return u"close"_s;
    case Operation::Refund: return u"refund"_s;
    case Operation::QueryRefund: return u"query_refund"_s;
    case Operation::Bill: return u"bill"_s;
    case Operation::BillFile: return u"bill_file"_s;
    case Operation::BankPayment: return u"bank_payment"_s;
    case Operation::BankStatus: return u"bank_status"_s;
    case Operation::BankNotification: return u"bank_notification"_s;
    case Operation::AlipayPrecreate: return u"alipay_precreate"_s;
    case Operation::AlipayWapPay: return u"alipay_wap_pay"_s;
    case Operation::AlipayPay: return u"alipay_pay"_s;
    case Operation::AlipayQuery: return u"alipay_query"_s;
    case Operation::AlipayCancel: return u"alipay_cancel"_s;
    case Operation::AlipayClose: return u"alipay_close"_s;
    case Operation::AlipayRefund: return u"alipay_refund"_s;
    case Operation::AlipayRefundQuery: return u"alipay_refund_query"_s;
    case Operation::AlipayBill: return u"alipay_bill"_s;
    case Operation::OauthToken: return u"oauth_token"_s;
    case Operation::Certificates:
    case Operation::End: break;
    }
    return u"certificates"_s;
}

QString forgeryName(Forgery forgery)
{
    const auto names = forgeryNames();
    return std::ranges::find(names, forgery, [](const auto& entry) { return entry.second; })->first;
}

bool take(int& count)
{
    if (count > 0)
        --count;
    else if (count == 0)
        return false;
    return true;
}

QJsonObject toJson(const Faults& faults)
{
    Faults copy = faults;
    return writeAll(membersOf(copy));
}

std::optional<QString> merge(Faults& faults, const QJsonObject& changes)
{
    Faults changed = faults;
    if (auto unfit = readAll(membersOf(changed), changes, {}))
        return unfit;
    faults = changed;
    return std::nullopt;
}

} // namespace guitai::sandbox
