// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wallet_page.h"

#include "money/money.h"
#include "sandbox/wallet.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QString kShell = uR"(<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%1</title>
<style>
:root{color-scheme:light dark;--page:#f2f3f5;--card:#fff;--text:#171a1d;--soft:#6b7280;--line:#e5e7eb;
--go:#07a35a;--go-text:#fff;--bad:#c2410c}
@media(prefers-color-scheme:dark){:root{--page:#111315;--card:#1c1f22;--text:#f3f4f6;--soft:#a1a8b3;
--line:#2f3439;--go:#12b76a;--go-text:#04130b;--bad:#fb923c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:17px/1.5 system-ui,"Noto Sans CJK SC",sans-serif}
main{max-width:26rem;min-height:100vh;margin:0 auto;padding:1rem;display:flex;flex-direction:column;gap:1rem}
header{color:var(--soft);font-size:.85rem;text-align:center;padding-top:.5rem}
.card{background:var(--card);border-radius:1rem;padding:2rem 1.25rem;text-align:center}
.shop{font-size:1.35rem;font-weight:600;overflow-wrap:anywhere}
.amount{font-size:3.2rem;font-weight:700;line-height:1.2;margin:.75rem 0;font-variant-numeric:tabular-nums}
.amount small{font-size:.55em;margin-right:.1em}
dl{margin:1.5rem 0 0;padding-top:1rem;border-top:1px solid var(--line);text-align:left;font-size:.95rem}
dl div{display:flex;gap:1rem;justify-content:space-between;padding:.2rem 0}
dt{color:var(--soft);flex:none}dd{margin:0;text-align:right;overflow-wrap:anywhere}
.mark{font-size:3.5rem;line-height:1;color:var(--go)}.bad .mark,.bad .say{color:var(--bad)}
.say{font-size:1.3rem;font-weight:600;margin:.5rem 0 1rem}
form{margin:0}
button,a.button{display:block;width:100%;min-height:3.25rem;border:0;border-radius:.75rem;padding:.8rem;
font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer;
background:var(--card);color:var(--text)}
button.go{background:var(--go);color:var(--go-text);font-size:1.2rem}
button:focus-visible,a:focus-visible,input:focus-visible{outline:3px solid var(--go);outline-offset:2px}
input{width:100%;min-height:3.25rem;border:1px solid var(--line);border-radius:.75rem;padding:.6rem .8rem;
font:inherit;background:var(--page);color:var(--text);margin:1rem 0}
input[type=checkbox]{width:auto;min-height:0;margin:0 .5rem}
.actions{display:flex;flex-direction:column;gap:.75rem}
a.leave{background:none;color:var(--soft);font-weight:400}
</style></head><body><main><header>%2 · 不会产生真实扣款</header>
%3
</main></body></html>
)"_s;

QByteArray page(const QString& title, const QString& content)
{
    return framedPage(title, u"沙箱钱包"_s, content);
}

QString row(const QString& label, const QString& value)
{
    return u"<div><dt>%1</dt><dd>%2</dd></div>"_s.arg(label, value.toHtmlEscaped());
}

QString clockTime(UtcTime time)
{
    return beijingTime(time).mid(5, 14).replace(u'T', u' ');
}

QString detailsOf(const ShownOrder& order)
{
    QString rows = row(u"商品"_s, order.subject) + row(u"商户单号"_s, QString::fromLatin1(order.outTradeNo));
    if (order.paidAt)
        rows += row(u"交易单号"_s, QString::fromLatin1(order.tradeNo)) + row(u"支付时间"_s, clockTime(*order.paidAt));
    else
        rows += row(u"支付截止"_s, clockTime(order.expiresAt));
    return u"<dl>%1</dl>"_s.arg(rows);
}

QString actionForm(const QString& action, const QString& buttonClass, const QString& label, const QString& link)
{
    return u"<form method=\"post\" action=\"/wallet/%1\"><input type=\"hidden\" name=\"code\" value=\"%2\">"
           "<button class=\"%3\" type=\"submit\">%4</button></form>"_s.arg(action, link.toHtmlEscaped(), buttonClass,
                                                                           label);
}

QString leaveLink(const QString& label, const QString& target = {})
{
    const QString address = target.isEmpty() ? u"/wallet"_s : target.toHtmlEscaped();
    return u"<a class=\"button leave\" href=\"%1\">%2</a>"_s.arg(address, label);
}

QString result(const QString& mark, const QString& say, const QString& rest)
{
    return u"<section class=\"card %1\"><div class=\"mark\" aria-hidden=\"true\">%2</div>"
           "<p class=\"say\" role=\"status\">%3</p>%4</section>"_s.arg(mark == u"✓" ? u"good"_s : u"bad"_s, mark, say,
                                                                       rest);
}

} // namespace

QByteArray framedPage(const QString& title, const QString& wallet, const QString& content)
{
    return kShell.arg(title.toHtmlEscaped(), wallet, content).toUtf8();
}

QString amountLine(qint64 fen)
{
    const Money money(fen, Currency::cny());
    return u"<p class=\"amount\"><small>¥</small>%1</p>"_s.arg(QString::fromLatin1(money.toDecimal()));
}

QString shopLine(const QString& shop)
{
    return u"<p class=\"shop\">%1</p>"_s.arg(shop.toHtmlEscaped());
}

QByteArray pastePage(const QString& problem)
{
    const QString say =
        problem.isEmpty() ? QString() : u"<p class=\"say\" role=\"alert\">%1</p>"_s.arg(problem.toHtmlEscaped());
    const QString content =
        u"<section class=\"card %1\"><p class=\"shop\">扫码付款</p>%2<form method=\"get\" action=\"/wallet\">"
        "<label for=\"code\">粘贴收款码内容、H5 链接或调起支付的参数</label>"
        "<input id=\"code\" name=\"code\" required autofocus autocomplete=\"off\" "
        "placeholder=\"weixin://wxpay/bizpayurl?pr=…\">"
        "<button class=\"go\" type=\"submit\">下一步</button></form></section>"
        "<form class=\"actions\" method=\"post\" action=\"/wallet/payer-code\">"
        "<label><input type=\"checkbox\" name=\"asks_payer\">支付时需要密码</label>"
        "<button type=\"submit\">出示付款码</button></form>"_s.arg(problem.isEmpty() ? QString() : u"bad"_s, say);
    return page(u"沙箱钱包"_s, content);
}

QByteArray payerCodePage(const QByteArray& code)
{
    const QString text = QString::fromLatin1(code);
    const QString grouped = text.left(6) + u' ' + text.mid(6, 4) + u' ' + text.mid(10, 4) + u' ' + text.mid(14);
    const QString content = u"<section class=\"card\"><p class=\"shop\">向商家付款</p>"
                            "<p class=\"say\">%1</p><p>一分钟内有效，仅限使用一次</p></section>"
                            "<div class=\"actions\">"_s.arg(grouped) +
                            actionForm(u"pay"_s, u"go"_s, u"输入密码，确认支付"_s, text) +
                            actionForm(u"decline"_s, u"no"_s, u"取消支付"_s, text) + leaveLink(u"离开"_s) + u"</div>"_s;
    return page(u"付款码"_s, content);
}

QByteArray orderPage(const ShownOrder& order, const QString& shop)
{
    const QString content = u"<section class=\"card\">"_s + shopLine(shop) + amountLine(order.total) +
                            detailsOf(order) + u"</section><div class=\"actions\">"_s +
                            actionForm(u"pay"_s, u"go"_s, u"立即支付"_s, order.link) +
                            actionForm(u"decline"_s, u"no"_s, u"拒绝付款"_s, order.link) +
                            leaveLink(u"稍后再说，离开此页"_s, order.quitUrl) + u"</div>"_s;
    return page(u"付款给 "_s + shop, content);
}

QByteArray paidPage(const ShownOrder& order, const QString& shop)
{
    const QString content = result(u"✓"_s, u"支付成功"_s, shopLine(shop) + amountLine(order.total) + detailsOf(order)) +
                            u"<div class=\"actions\">"_s + leaveLink(u"完成"_s, order.returnUrl) + u"</div>"_s;
    return page(u"支付成功"_s, content);
}

QByteArray declinedPage(const ShownOrder& order, const QString& shop)
{
    const QString content =
        result(u"×"_s, u"已拒绝付款，没有扣款"_s, shopLine(shop) + amountLine(order.total) + detailsOf(order)) +
        u"<div class=\"actions\">"_s + actionForm(u"pay"_s, u"go"_s, u"改变主意，立即支付"_s, order.link) +
        leaveLink(u"离开"_s, order.quitUrl) + u"</div>"_s;
    return page(u"已拒绝付款"_s, content);
}

QByteArray refusedPage(const ShownOrder& order, const QString& shop, PayProblem problem)
{
    const QString content =
        result(u"!"_s, problemText(problem), shopLine(shop) + amountLine(order.total) + detailsOf(order)) +
        u"<div class=\"actions\">"_s + leaveLink(u"离开"_s, order.quitUrl) + u"</div>"_s;
    return page(u"无法支付"_s, content);
}

QString webAddress(const QByteArray& url)
{
    const QUrl address = QUrl::fromEncoded(url, QUrl::StrictMode);
    const bool isWeb = address.scheme() == u"https"_s || address.scheme() == u"http"_s;
    return address.isValid() && isWeb ? QString::fromUtf8(address.toEncoded()) : QString();
}

QByteArray messagePage(const QString& say)
{
    return page(u"沙箱钱包"_s, result(u"!"_s, say.toHtmlEscaped(), {}));
}

QString problemText(PayProblem problem)
{
    switch (problem) {
    case PayProblem::UnknownCode: return u"没有找到这个收款码"_s;
    case PayProblem::CodeTooOld: return u"收款码已失效，请商家重新出码"_s;
    case PayProblem::Expired: return u"订单已过支付时间，没有扣款"_s;
    case PayProblem::Closed: return u"订单已关闭，没有扣款"_s;
    case PayProblem::ForgedParameters: return u"调起支付的参数不正确：签名、应用或商户不符"_s;
    case PayProblem::AlreadyPaid: break;
    }
    return u"订单已经支付，不会重复扣款"_s;
}

} // namespace guitai::sandbox
