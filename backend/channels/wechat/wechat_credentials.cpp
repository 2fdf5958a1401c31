// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_credentials.h"

namespace guitai::wechat {

namespace {

/// A page signs what it hands over; an application signs the bare id and hands over a fixed word.
QString packageOf(const Handing& handing)
{
    return QLatin1String("prepay_id=") + handing.placed;
}

QString linkOf(const Handing& handing)
{
    if (handing.returnUrl.isEmpty())
        return handing.placed;
    return handing.placed + QLatin1String("&redirect_url=") +
           QString::fromLatin1(handing.returnUrl.toEncoded().toPercentEncoding());
}

QString secondsOf(const Handing& handing)
{
    return QString::number(handing.at.seconds());
}

} // namespace

QByteArray handingMessage(const TradeType& type, const Account& account, const Handing& handing)
{
    if (type.handed != Handed::PageParameters && type.handed != Handed::AppParameters)
        return {};
    const QString last = type.handed == Handed::PageParameters ? packageOf(handing) : handing.placed;
    return account.appid + '\n' + QByteArray::number(handing.at.seconds()) + '\n' + handing.nonce + '\n' +
           last.toLatin1() + '\n';
}

channels::Credential credentialOf(const TradeType& type, const Account& account, const Handing& handing,
                                  const QByteArray& signature)
{
    const QString nonce = QString::fromLatin1(handing.nonce);
    const QString appid = QString::fromLatin1(account.appid);
    const QString sign = QString::fromLatin1(signature.toBase64());
    switch (type.handed) {
    case Handed::Nothing: return {};
    case Handed::Code: break;
    case Handed::Link: return {"link", linkOf(handing), {}};
    case Handed::PageParameters:
        return {"sdk",
                {},
                {{QStringLiteral("appId"), appid},
                 {QStringLiteral("timeStamp"), secondsOf(handing)},
                 {QStringLiteral("nonceStr"), nonce},
                 {QStringLiteral("package"), packageOf(handing)},
                 {QStringLiteral("signType"), QStringLiteral("RSA")},
                 {QStringLiteral("paySign"), sign}}};
    case Handed::AppParameters:
        return {"sdk",
                {},
                {{QStringLiteral("appid"), appid},
                 {QStringLiteral("partnerid"), QString::fromLatin1(account.mchid)},
                 {QStringLiteral("prepayid"), handing.placed},
                 {QStringLiteral("package"), QStringLiteral("Sign=WXPay")},
                 {QStringLiteral("noncestr"), nonce},
                 {QStringLiteral("timestamp"), secondsOf(handing)},
                 {QStringLiteral("sign"), sign}}};
    }
    return {"qr", handing.placed, {}};
}

} // namespace guitai::wechat
