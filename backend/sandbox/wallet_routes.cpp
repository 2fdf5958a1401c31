// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wallet_routes.h"

#include "sandbox/answers.h"
#include "sandbox/wallet_page.h"
#include "sandbox/wechat/handed_parameters.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QByteArray kPay = "/wallet/pay";
const QByteArray kDecline = "/wallet/decline";
const QByteArray kPayerCode = "/wallet/payer-code";

bool speaksJson(const http::Request& request)
{
    return request.headers.value("Content-Type").startsWith("application/json");
}

QString linkIn(const http::Request& request)
{
    if (!speaksJson(request))
        return formValue(request.body, "code");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QJsonValue parameters = body.value(u"parameters"_s);
    if (parameters.isObject())
        return QString::fromUtf8(QJsonDocument(parameters.toObject()).toJson(QJsonDocument::Compact));
    return body.value(u"code"_s).toString();
}

/// Where a page outside WeChat sends its browser afterwards, as its link says.
QString redirectIn(const QString& link)
{
    return webAddress(formValue(link.toUtf8(), "redirect_url").toUtf8());
}

/// `link`: as it was opened.
ShownOrder shownOf(const Order& order, const QByteArray& code, const QString& link)
{
    ShownOrder shown;
    shown.total = order.total();
    shown.subject = order.text(u"description"_s);
    shown.outTradeNo = order.outTradeNo;
    shown.expiresAt = order.expiresAt;
    shown.link = linkOf(order.tradeType, code);
    if (order.tradeType == TradeType::H5) {
        shown.link = link;
        shown.returnUrl = redirectIn(link);
        shown.quitUrl = shown.returnUrl;
    }
    if (order.receipt) {
        shown.tradeNo = order.receipt->transactionId;
        shown.paidAt = order.receipt->paidAt;
    }
    return shown;
}

QJsonObject actedOn(const QByteArray& outTradeNo, const QByteArray& tradeNo)
{
    QJsonObject body{{u"out_trade_no"_s, QString::fromLatin1(outTradeNo)}};
    if (!tradeNo.isEmpty())
        body.insert(u"transaction_id"_s, QString::fromLatin1(tradeNo));
    return body;
}

int statusOf(PayProblem problem)
{
    return problem == PayProblem::UnknownCode ? 404 : 409;
}

} // namespace

QString formValue(const QByteArray& form, const QByteArray& name)
{
    for (const QByteArray& pair : form.split('&')) {
        if (!pair.startsWith(name + '='))
            continue;
        QByteArray value = pair.mid(name.size() + 1);
        value.replace('+', ' ');
        return QString::fromUtf8(QByteArray::fromPercentEncoding(value));
    }
    return {};
}

http::Response WalletRoutes::answer(const http::Request& request)
{
    if (request.method == "POST" && (request.path == kPay || request.path == kDecline))
        return act(request);
    if (request.method == "POST" && request.path == kPayerCode)
        return showPayerCode(request);
    if (request.method != "GET" || request.path != "/wallet")
        return pageResponse(404, pastePage(u"没有这个页面"_s));
    const QString link = formValue(request.query, "code");
    if (link.isEmpty())
        return pageResponse(200, pastePage());
    if (PlayedWallet* other = otherOf(link))
        return showOther(*other, link);
    const auto code = codeIn(link);
    return code ? show(*code, link) : pageResponse(409, pastePage(problemText(PayProblem::ForgedParameters)));
}

std::optional<QByteArray> WalletRoutes::codeIn(const QString& text) const
{
    if (!text.trimmed().startsWith(u'{'))
        return codeOfLink(text);
    const auto handed = readHanded(QJsonDocument::fromJson(text.toUtf8()).object(), m_identity);
    if (!handed)
        return std::nullopt;
    const Order* order = m_orders.findByCode(handed->prepayId);
    if (order && order->tradeType != handed->type)
        return std::nullopt;
    return handed->prepayId;
}

http::Response WalletRoutes::showPayerCode(const http::Request& request)
{
    const bool asks = speaksJson(request)
                          ? QJsonDocument::fromJson(request.body).object().value(u"asks_payer"_s).toBool()
                          : formValue(request.body, "asks_payer") == u"on"_s;
    const QString wallet = speaksJson(request)
                               ? QJsonDocument::fromJson(request.body).object().value(u"wallet"_s).toString()
                               : formValue(request.body, "wallet");
    const auto other = std::ranges::find(m_others, wallet, &PlayedWallet::name);
    const QByteArray code =
        other == m_others.end() ? m_payerCodes.show(asks, m_clock.now()).text : (*other)->payerCode(asks);
    if (!speaksJson(request))
        return pageResponse(201, payerCodePage(code));
    return jsonResponse(201, QJsonObject{{u"auth_code"_s, QString::fromLatin1(code)}});
}

http::Response WalletRoutes::show(const QByteArray& code, const QString& link) const
{
    const Order* order = m_orders.findByCode(code);
    if (!order)
        return pageResponse(404, pastePage(problemText(PayProblem::UnknownCode)));
    if (const auto problem = m_orders.problem(code, m_clock.now()))
        return pageResponse(409, refusedPage(shownOf(*order, code, link), m_shop, *problem));
    return pageResponse(200, orderPage(shownOf(*order, code, link), m_shop));
}

http::Response WalletRoutes::act(const http::Request& request)
{
    const QString link = linkIn(request);
    if (PlayedWallet* other = otherOf(link))
        return actOnOther(request, *other, link);
    const auto handed = codeIn(link);
    if (!handed)
        return refuseHanded(request);
    const QByteArray code = *handed;
    const bool pays = request.path == kPay;
    const auto problem = pays ? m_wallet.pay(code) : m_wallet.decline(code);
    return speaksJson(request) ? actedJson(code, problem) : actedPage(code, link, problem, pays);
}

http::Response WalletRoutes::refuseHanded(const http::Request& request) const
{
    if (speaksJson(request))
        return actedJson({}, PayProblem::ForgedParameters);
    return pageResponse(409, pastePage(problemText(PayProblem::ForgedParameters)));
}

http::Response WalletRoutes::actedPage(const QByteArray& code, const QString& link, std::optional<PayProblem> problem,
                                       bool paid) const
{
    const Order* order = m_orders.findByCode(code);
    if (!order)
        return pageResponse(404, pastePage(problemText(PayProblem::UnknownCode)));
    if (problem)
        return pageResponse(409, refusedPage(shownOf(*order, code, link), m_shop, *problem));
    return pageResponse(200, paid ? paidPage(shownOf(*order, code, link), m_shop)
                                  : declinedPage(shownOf(*order, code, link), m_shop));
}

http::Response WalletRoutes::actedJson(const QByteArray& code, std::optional<PayProblem> problem) const
{
    if (problem)
        return jsonResponse(statusOf(*problem), QJsonObject{{u"problem"_s, problemName(*problem)}});
    const Order* order = m_orders.findByCode(code);
    return jsonResponse(200, actedOn(order->outTradeNo, shownOf(*order, code, {}).tradeNo));
}

PlayedWallet* WalletRoutes::otherOf(const QString& link) const
{
    const auto other = std::ranges::find_if(m_others, [&](const PlayedWallet* one) { return one->isMine(link); });
    return other == m_others.end() ? nullptr : *other;
}

http::Response WalletRoutes::showOther(PlayedWallet& other, const QString& link) const
{
    const auto order = other.show(link);
    if (!order)
        return pageResponse(404, pastePage(problemText(PayProblem::UnknownCode)));
    if (const auto problem = other.problem(link))
        return pageResponse(409, refusedPage(*order, m_shop, *problem));
    return pageResponse(200, orderPage(*order, m_shop));
}

http::Response WalletRoutes::actOnOther(const http::Request& request, PlayedWallet& other, const QString& link) const
{
    const bool pays = request.path == kPay;
    const auto problem = pays ? other.pay(link) : other.decline(link);
    const auto order = other.show(link);
    if (problem && speaksJson(request))
        return jsonResponse(statusOf(*problem), QJsonObject{{u"problem"_s, problemName(*problem)}});
    if (!order)
        return pageResponse(404, pastePage(problemText(PayProblem::UnknownCode)));
    if (speaksJson(request))
        return jsonResponse(200, actedOn(order->outTradeNo, order->tradeNo));
    if (problem)
        return pageResponse(409, refusedPage(*order, m_shop, *problem));
    return pageResponse(200, pays ? paidPage(*order, m_shop) : declinedPage(*order, m_shop));
}

} // namespace guitai::sandbox
