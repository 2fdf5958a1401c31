// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_credentials.h"

namespace guitai::wechat_v2 {

namespace {

channels::Credential parameters(Fields fields, const char* signName, const Account& account)
{
    fields[signName] = signature(fields, account.apiKey, account.digest);
    channels::Credential credential{"sdk"};
    for (const auto& [name, value] : fields)
        credential.parameters.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    return credential;
}

QString linkOf(const Handing& handing)
{
    if (handing.returnUrl.isEmpty())
        return handing.placed;
    return handing.placed + QLatin1String("&redirect_url=") +
           QString::fromLatin1(handing.returnUrl.toEncoded().toPercentEncoding());
}

} // namespace

channels::Credential credentialOf(const TradeType& type, const Account& account, const Handing& handing)
{
    const QByteArray seconds = QByteArray::number(handing.at.seconds());
    switch (type.handed) {
    case Handed::Nothing: return {};
    case Handed::Code: break;
    case Handed::Link: return {"link", linkOf(handing), {}};
    case Handed::PageParameters:
        return parameters({{"appId", account.appid},
                           {"timeStamp", seconds},
                           {"nonceStr", handing.nonce},
                           {"package", "prepay_id=" + handing.placed.toLatin1()},
                           {"signType", nameOf(account.digest)}},
                          "paySign", account);
    case Handed::AppParameters:
        return parameters({{"appid", account.appid},
                           {"partnerid", account.mchid},
                           {"prepayid", handing.placed.toLatin1()},
                           {"package", "Sign=WXPay"},
                           {"noncestr", handing.nonce},
                           {"timestamp", seconds}},
                          "sign", account);
    }
    return {"qr", handing.placed, {}};
}

} // namespace guitai::wechat_v2
