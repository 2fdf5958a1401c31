// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pay_page/page_view.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

// Of a static library, which nobody else asks for them.
static void initPageResources()
{
    Q_INIT_RESOURCE(pay_page);
}

namespace guitai::pay_page {

namespace {

using Words = QHash<QString, QString>;

QByteArray resource(const QString& name)
{
    initPageResources();
    QFile file(QStringLiteral(":/pay_page/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject textsOf(const QByteArray& language)
{
    return QJsonDocument::fromJson(resource(QString::fromLatin1(language) + QStringLiteral(".json"))).object();
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\''), QStringLiteral("&#39;"));
}

/// Every {{name}} becomes its words, in one pass: what is put in is not read again.
QByteArray filled(const QString& page, const Words& words)
{
    QString out;
    qsizetype at = 0;
    for (;;) {
        const qsizetype from = page.indexOf(QLatin1String("{{"), at);
        const qsizetype end = from < 0 ? -1 : page.indexOf(QLatin1String("}}"), from);
        if (end < 0)
            break;
        out += QStringView(page).mid(at, from - at);
        out += words.value(page.mid(from + 2, end - from - 2));
        at = end + 2;
    }
    out += QStringView(page).mid(at);
    return out.toUtf8();
}

QString priceOf(const std::optional<Money>& amount)
{
    if (!amount)
        return {};
    const QString decimal = QString::fromLatin1(amount->toDecimal());
    return amount->currency() == Currency::cny() ? QStringLiteral("\u00A5") + decimal
                                                 : QString::fromLatin1(amount->currency().code() + ' ') + decimal;
}

QString buttonsOf(const PageView& view, const QJsonObject& texts)
{
    QString buttons;
    for (const ChannelCode& wallet : view.wallets) {
        const QString code = escaped(wallet.text());
        const QString word = view.isInWallet ? QStringLiteral("pay_") : QStringLiteral("wallet_");
        const QString name = texts.value(word + wallet.text()).toString(wallet.text());
        buttons += QStringLiteral("<button type=\"button\" class=\"wallet %1\" data-wallet=\"%1\">%2</button>\n")
                       .arg(code, escaped(name));
    }
    return buttons;
}

/// Each code with its sentence; the page shows the one that happened, and `other` for what it does not know.
QString problemsOf(const PageView& view, const QJsonObject& texts)
{
    const QString shown = QString::fromLatin1(view.problem);
    const QJsonObject problems = texts.value(QLatin1String("problems")).toObject();
    const QString known = problems.contains(shown) || shown.isEmpty() ? shown : QStringLiteral("other");
    QString all;
    for (auto it = problems.begin(); it != problems.end(); ++it) {
        all += QStringLiteral("<p data-problem=\"%1\"%2>%3</p>\n")
                   .arg(escaped(it.key()), it.key() == known ? QString() : QStringLiteral(" hidden"),
                        escaped(it.value().toString()));
    }
    return all;
}

} // namespace

QByteArray languageOf(QByteArrayView acceptLanguage)
{
    // The first language named is the most wanted one in every browser's header; weights are not needed for two.
    const QByteArray first = acceptLanguage.toByteArray().trimmed().toLower();
    return first.isEmpty() || first.startsWith("zh") || first.startsWith('*') ? QByteArray("zh") : QByteArray("en");
}

QByteArray documentOf(const PageView& view)
{
    const QJsonObject texts = textsOf(view.language);
    Words words;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        words.insert(it.key(), escaped(it.value().toString()));
    words.insert(QStringLiteral("lang"), view.language == "zh" ? QStringLiteral("zh-CN") : QStringLiteral("en"));
    words.insert(QStringLiteral("state"), escaped(QString::fromLatin1(view.state)));
    words.insert(QStringLiteral("number"), escaped(QString::fromLatin1(view.paymentNo)));
    words.insert(QStringLiteral("shop"), escaped(view.shop));
    words.insert(QStringLiteral("subject"), escaped(view.subject));
    words.insert(QStringLiteral("amount"), escaped(priceOf(view.amount)));
    const QByteArray paidAt = view.paidAt ? view.paidAt->toRfc3339(kShanghaiOffset) : QByteArray();
    words.insert(QStringLiteral("paid_at"), escaped(QString::fromLatin1(paidAt)));
    words.insert(QStringLiteral("paid_time"), escaped(QString::fromLatin1(paidAt.left(16).replace('T', ' '))));
    words.insert(QStringLiteral("buttons"), buttonsOf(view, texts));
    words.insert(QStringLiteral("problems"), problemsOf(view, texts));
    words.insert(QStringLiteral("problem"), escaped(QString::fromLatin1(view.problem)));
    words.insert(QStringLiteral("problem_hidden"), view.problem.isEmpty() ? QStringLiteral("hidden") : QString());
    // Without a wallet the problem says all there is to say.
    const bool isSaid = view.wallets.empty() && !view.problem.isEmpty();
    words.insert(QStringLiteral("offer_hidden"), isSaid ? QStringLiteral("hidden") : QString());
    const QString hint = view.wallets.empty() ? QStringLiteral("offer_none")
                         : view.isInWallet    ? QStringLiteral("offer_here")
                                              : QStringLiteral("offer_choose");
    words.insert(QStringLiteral("offer"), escaped(texts.value(hint).toString()));
    return filled(QString::fromUtf8(resource(QStringLiteral("page.html"))), words);
}

QByteArray assetNamed(QByteArrayView name)
{
    if (name != "page.css" && name != "page.js")
        return {};
    return resource(QString::fromLatin1(name));
}

} // namespace guitai::pay_page
