// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever WeChat Pay's gateway or somebody in its name sends, every reader answers; nothing reads as paid without an
// amount that money can hold. The first byte chooses the reader.
#include "result/assert.h"
#include "wechat/wechat_bills.h"
#include "wechat/wechat_oauth.h"
#include "wechat/wechat_reports.h"

using namespace guitai;

namespace {

const Secret kApiV3Key = Secret(QByteArray("0123456789abcdef0123456789ABCDEF"));
const QUrl kGateway(QStringLiteral("https://api.mch.weixin.qq.com"));

const wechat::Account& account()
{
    static const wechat::Account known = [] {
        wechat::Account account(crypto::RsaPrivateKey::generate(2048), kApiV3Key);
        account.mchid = "1900000109";
        account.appid = "wxd678efh567hg6787";
        return account;
    }();
    return known;
}

void checkMoney(const std::optional<Money>& amount)
{
    GUITAI_ASSERT(!amount || (amount->minor() > 0 && amount->minor() <= Money::kMostMinor));
}

void readQueried(QByteArrayView body)
{
    wechat::Answer answer;
    answer.isTrusted = true;
    answer.status = 200;
    answer.body = body.toByteArray();
    const channels::Report report = wechat::readQueried(answer, account(), AttemptNo());
    GUITAI_ASSERT(report.money.has_value() == (report.state == channels::ReportedState::Paid));
}

void readNotice(QByteArrayView body)
{
    if (const auto envelope = wechat::readNoticeEnvelope(body))
        (void)wechat::openResource(envelope->resource, kApiV3Key);
}

void readRefunded(QByteArrayView body)
{
    for (const auto& refund : {wechat::readRefund(body), wechat::readRefundNotice(body)}) {
        if (refund)
            checkMoney(refund->amount);
    }
}

void readHeaders(QByteArrayView bytes)
{
    http::Headers headers;
    for (const QByteArray& line : bytes.toByteArray().split('\n')) {
        const qsizetype colon = line.indexOf(':');
        headers.append(line.left(colon), line.mid(colon + 1).trimmed());
    }
    (void)wechat::readPlatformSignature(headers);
}

void readPayerId(QByteArrayView body)
{
    http::Response response;
    response.body = body.toByteArray();
    const wechat::PayerIdAnswer answer = wechat::readPayerId(response);
    GUITAI_ASSERT(answer.openid.isEmpty() != answer.errorCode.isEmpty());
    GUITAI_ASSERT(answer.openid.isEmpty() || wechat::isConsentCode(answer.openid));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView body(bytes + 1, static_cast<qsizetype>(size - 1));
    switch (bytes[0]) {
    case 'b': (void)wechat::readBillTicket(body, kGateway); break;
    case 'c': (void)wechat::readCertificates(body, kApiV3Key, UtcTime::fromMs(1'795'000'000'000)); break;
    case 'e': (void)wechat::readErrorCode(body); break;
    case 'h': readHeaders(body); break;
    case 'n': readNotice(body); break;
    case 'o': readPayerId(body); break;
    case 'p': (void)wechat::readPlaced(body, *wechat::tradeTypeOf("WECHAT_NATIVE")); break;
    case 'r': readRefunded(body); break;
    case 't': readQueried(body); break;
    default: break;
    }
    return 0;
}
