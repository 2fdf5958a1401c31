// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_page.h"

#include "sandbox/wallet_page.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

QByteArray framed(const QString& content)
{
    return framedPage(u"沙箱银联"_s, u"沙箱银联"_s, content);
}

QString said(const QString& say)
{
    return u"<p class=\"say\" role=\"status\">%1</p>"_s.arg(say.toHtmlEscaped());
}

QString button(const QString& action, const QString& look, const QString& label, const QByteArray& code)
{
    return u"<form method=\"post\" action=\"/unionpay/%1\"><input type=\"hidden\" name=\"code\" value=\"%2\">"
           "<button class=\"%3\" type=\"submit\">%4</button></form>"_s.arg(
               action, QString::fromUtf8(code).toHtmlEscaped(), look, label);
}

} // namespace

QByteArray tradePage(const Trade& trade, const QString& shop, const QString& say, bool isPayable)
{
    QString content = u"<section class=\"card\">"_s + shopLine(shop) + amountLine(trade.amount()) +
                      u"<p>%1</p>"_s.arg(QString::fromUtf8(valueOf(trade.asked, "orderDesc")).toHtmlEscaped());
    if (!say.isEmpty())
        content += said(say);
    content += u"</section><div class=\"actions\">"_s;
    if (isPayable)
        content += button(u"pay"_s, u"go"_s, u"立即支付"_s, trade.code) +
                   button(u"decline"_s, u"no"_s, u"换卡失败，拒绝付款"_s, trade.code);
    if (const QString shopPage = webAddress(valueOf(trade.asked, "frontUrl")); !shopPage.isEmpty())
        content += u"<a class=\"button leave\" href=\"%1\">返回商户</a>"_s.arg(shopPage.toHtmlEscaped());
    return framed(content + u"</div>"_s);
}

QByteArray backPage(const Trade& trade, const QString& shop, const QByteArray& frontUrl, const Fields& fields)
{
    QString form = u"<section class=\"card\"><div class=\"mark\" aria-hidden=\"true\">✓</div>"_s + said(u"支付成功"_s) +
                   shopLine(shop) + amountLine(trade.amount()) +
                   u"</section><form method=\"post\" action=\"%1\">"_s.arg(QString::fromUtf8(frontUrl).toHtmlEscaped());
    for (const auto& [name, value] : fields)
        form += u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(QString::fromUtf8(name).toHtmlEscaped(),
                                                                          QString::fromUtf8(value).toHtmlEscaped());
    return framed(form + u"<button class=\"go\" type=\"submit\">返回商户</button></form>"_s);
}

QByteArray plainPage(const QString& say)
{
    return framed(u"<section class=\"card\">"_s + said(say) + u"</section>"_s);
}

} // namespace guitai::sandbox::unionpay
