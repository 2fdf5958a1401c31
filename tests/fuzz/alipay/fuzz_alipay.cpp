// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever Alipay's gateway or somebody in its name sends, every reader answers: what is signed is a part of what came,
// and nothing reads as paid without an amount that money can hold. The first byte chooses the reader.
#include "alipay/alipay_reports.h"
#include "result/assert.h"
#include "wire/json_reader.h"

using namespace guitai;

namespace {

constexpr char kMethod[] = "alipay.trade.query";

const alipay::Account& account()
{
    static const alipay::Account known = [] {
        alipay::Account account(crypto::RsaPrivateKey::generate(2048));
        account.appId = "2021000000000001";
        account.sellerId = "2088000000000001";
        return account;
    }();
    return known;
}

alipay::Answer answerWith(QByteArrayView content)
{
    alipay::Answer answer;
    answer.isVerified = true;
    answer.verdict.code = "10000";
    answer.content = content.toByteArray();
    return answer;
}

void checkMoney(const std::optional<Money>& amount)
{
    GUITAI_ASSERT(!amount || (amount->minor() > 0 && amount->minor() <= Money::kMostMinor));
}

void readEnvelope(QByteArrayView body)
{
    const auto envelope = alipay::readEnvelope(body, kMethod);
    if (!envelope)
        return;
    const auto content = wire::readJson(envelope->content, {1 << 20, 16});
    GUITAI_ASSERT(body.contains(envelope->content) && content && content->isObject());
    (void)alipay::genuineContent(*envelope, account().platformKeys);
    (void)alipay::readVerdict(envelope->content);
}

void readNotice(QByteArrayView body)
{
    const auto fields = http::readForm(body, http::HexDigits::Capital);
    if (!fields)
        return;
    (void)alipay::isGenuineNotice(*fields, account().platformKeys);
    const auto trade = alipay::readTradeNotice(*fields);
    if (!trade)
        return;
    const channels::Report report = alipay::readNoticed(*trade, account()).report;
    GUITAI_ASSERT(report.money.has_value() == (report.state == channels::ReportedState::Paid));
}

void readTrade(QByteArrayView content)
{
    const channels::Report report = alipay::readQueried(answerWith(content), AttemptNo());
    GUITAI_ASSERT(report.money.has_value() == (report.state == channels::ReportedState::Paid));
    if (const auto trade = alipay::readPaidTrade(content))
        checkMoney(trade->amount);
}

void readRefund(QByteArrayView content)
{
    for (const auto& refund : {alipay::readRefundCalled(content), alipay::readRefundQueried(content)}) {
        if (refund)
            checkMoney(refund->amount);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView body(bytes + 1, static_cast<qsizetype>(size - 1));
    switch (bytes[0]) {
    case 'c': (void)alipay::readCancel(body); break;
    case 'e': readEnvelope(body); break;
    case 'n': readNotice(body); break;
    case 'p': (void)alipay::readQrCode(body, AttemptNo()); break;
    case 'r': readRefund(body); break;
    case 't': readTrade(body); break;
    default: break;
    }
    return 0;
}
