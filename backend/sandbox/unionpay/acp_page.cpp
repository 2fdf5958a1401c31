// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_page.h"

#include "money/money.h"
#include "sandbox/played_wallet.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

const QString kShell = uR"(<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>沙箱银联</title>
<style>
:root{color-scheme:light dark}
body{max-width:26rem;margin:0 auto;padding:1rem;font:17px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;
text-align:center}
.amount{font-size:3rem;font-weight:700;margin:.5rem 0}
button{width:100%;min-height:3.25rem;margin:.4rem 0;border-radius:.75rem;border:1px solid;font:inherit}
button.go{background:#d7000f;color:#fff;border:0;font-weight:600}
button:focus-visible{outline:3px solid;outline-offset:2px}
</style></head><body><header>沙箱银联 · 不会产生真实扣款</header>
%1
</body></html>
)"_s;

QString button(const QString& action, const QString& look, const QString& label, const QByteArray& code)
{
    return u"<form method=\"post\" action=\"/unionpay/%1\"><input type=\"hidden\" name=\"code\" value=\"%2\">"
           "<button class=\"%3\" type=\"submit\">%4</button></form>"_s.arg(
               action, QString::fromUtf8(code).toHtmlEscaped(), look, label);
}

} // namespace

QByteArray tradePage(const Trade& trade, const QString& shop, const QString& say, bool isPayable)
{
    const Money money(trade.amount(), Currency::cny());
    QString content = u"<h1>%1</h1><p class=\"amount\">¥%2</p><p>%3</p>"_s.arg(
        shop.toHtmlEscaped(), QString::fromLatin1(money.toDecimal()),
        QString::fromUtf8(valueOf(trade.asked, "orderDesc")).toHtmlEscaped());
    if (!say.isEmpty())
        content += u"<p role=\"status\">%1</p>"_s.arg(say.toHtmlEscaped());
    if (isPayable)
        content += button(u"pay"_s, u"go"_s, u"立即支付"_s, trade.code) +
                   button(u"decline"_s, u"no"_s, u"换卡失败，拒绝付款"_s, trade.code);
    if (const QString shopPage = webAddress(valueOf(trade.asked, "frontUrl")); !shopPage.isEmpty())
        content += u"<p><a class=\"leave\" href=\"%1\">返回商户</a></p>"_s.arg(shopPage.toHtmlEscaped());
    return kShell.arg(content).toUtf8();
}

QByteArray backPage(const QByteArray& frontUrl, const Fields& fields)
{
    QString form = u"<p role=\"status\">支付成功</p><form method=\"post\" action=\"%1\">"_s.arg(
        QString::fromUtf8(frontUrl).toHtmlEscaped());
    for (const auto& [name, value] : fields)
        form += u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(QString::fromUtf8(name).toHtmlEscaped(),
                                                                          QString::fromUtf8(value).toHtmlEscaped());
    return kShell.arg(form + u"<button class=\"go\" type=\"submit\">返回商户</button></form>"_s).toUtf8();
}

QByteArray plainPage(const QString& say)
{
    return kShell.arg(u"<p role=\"status\">%1</p>"_s.arg(say.toHtmlEscaped())).toUtf8();
}

} // namespace guitai::sandbox::unionpay
