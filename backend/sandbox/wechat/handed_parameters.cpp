// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/handed_parameters.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

QByteArray textOf(const QJsonObject& parameters, const QString& member)
{
    return parameters.value(member).toString().toLatin1();
}

bool isSigned(const Identity& identity, const QByteArrayList& lines, const QByteArray& signature)
{
    if (lines.contains(QByteArray()))
        return false;
    return identity.merchantKey.verify(lines.join('\n') + '\n', QByteArray::fromBase64(signature));
}

std::optional<Handed> readPage(const QJsonObject& parameters, const Identity& identity)
{
    const QByteArray marker = "prepay_id=";
    const QByteArray appid = textOf(parameters, u"appId"_s);
    const QByteArray package = textOf(parameters, u"package"_s);
    const QByteArrayList lines{appid, textOf(parameters, u"timeStamp"_s), textOf(parameters, u"nonceStr"_s), package};
    const bool isOurs =
        appid == identity.merchant.appid && package.startsWith(marker) && textOf(parameters, u"signType"_s) == "RSA";
    if (!isOurs || !isSigned(identity, lines, textOf(parameters, u"paySign"_s)))
        return std::nullopt;
    return Handed{TradeType::Jsapi, package.mid(marker.size())};
}

std::optional<Handed> readApplication(const QJsonObject& parameters, const Identity& identity)
{
    const QByteArray appid = textOf(parameters, u"appid"_s);
    const QByteArray prepayId = textOf(parameters, u"prepayid"_s);
    const QByteArrayList lines{appid, textOf(parameters, u"timestamp"_s), textOf(parameters, u"noncestr"_s), prepayId};
    const bool isOurs = appid == identity.merchant.appid &&
                        textOf(parameters, u"partnerid"_s) == identity.merchant.mchid &&
                        textOf(parameters, u"package"_s) == "Sign=WXPay";
    if (!isOurs || !isSigned(identity, lines, textOf(parameters, u"sign"_s)))
        return std::nullopt;
    return Handed{TradeType::App, prepayId};
}

} // namespace

std::optional<Handed> readHanded(const QJsonObject& parameters, const Identity& identity)
{
    return parameters.contains(u"appId"_s) ? readPage(parameters, identity) : readApplication(parameters, identity);
}

} // namespace guitai::sandbox
