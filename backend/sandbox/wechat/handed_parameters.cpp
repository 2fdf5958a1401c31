// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/handed_parameters.h"

#include "sandbox/wechat_v2/v2_wire.h"

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

/// API v2's: a digest over all members, with the key both sides know.
bool isSignedByV2(const Identity& identity, const QJsonObject& parameters, const QString& signName)
{
    v2::Fields fields;
    for (auto member = parameters.begin(); member != parameters.end(); ++member)
        fields[member.key().toLatin1()] = member->toString().toLatin1();
    const QByteArray sign = fields.extract(signName.toLatin1()).mapped();
    // Applications do not say which digest it is, but its length does.
    const QByteArray type = sign.size() == 32 ? "MD5" : "HMAC-SHA256";
    return !fields.empty() && sign == v2::signature(fields, identity.apiKey, type);
}

bool isSigned(const Identity& identity, const QJsonObject& parameters, const QString& signName,
              const QByteArrayList& lines)
{
    const QByteArray sign = textOf(parameters, signName);
    if (sign.size() == 32 || sign.size() == 64)
        return !lines.contains(QByteArray()) && isSignedByV2(identity, parameters, signName);
    return isSigned(identity, lines, sign);
}

std::optional<Handed> readPage(const QJsonObject& parameters, const Identity& identity)
{
    const QByteArray marker = "prepay_id=";
    const QByteArray appid = textOf(parameters, u"appId"_s);
    const QByteArray package = textOf(parameters, u"package"_s);
    const QByteArrayList lines{appid, textOf(parameters, u"timeStamp"_s), textOf(parameters, u"nonceStr"_s), package};
    const QByteArrayList types{"RSA", "MD5", "HMAC-SHA256"};
    const bool isOurs = appid == identity.merchant.appid && package.startsWith(marker) &&
                        types.contains(textOf(parameters, u"signType"_s));
    if (!isOurs || !isSigned(identity, parameters, u"paySign"_s, lines))
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
    if (!isOurs || !isSigned(identity, parameters, u"sign"_s, lines))
        return std::nullopt;
    return Handed{TradeType::App, prepayId};
}

} // namespace

std::optional<Handed> readHanded(const QJsonObject& parameters, const Identity& identity)
{
    return parameters.contains(u"appId"_s) ? readPage(parameters, identity) : readApplication(parameters, identity);
}

} // namespace guitai::sandbox
