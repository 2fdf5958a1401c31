// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/money_text.h"

#include <cstdlib>

namespace guitai::models {

namespace {

QString currencyMark(const Currency& currency)
{
    if (currency == Currency::cny())
        return QStringLiteral("¥");
    return QString::fromLatin1(currency.code());
}

/// Four digits with 拾佰仟, no leading zero: 2030 is 贰仟零叁拾.
QString capitalsOfGroup(int group)
{
    static const QString kDigits = QStringLiteral("零壹贰叁肆伍陆柒捌玖");
    static const QString kPlaces[] = {QString(), QStringLiteral("拾"), QStringLiteral("佰"), QStringLiteral("仟")};
    static constexpr int kPowers[] = {1, 10, 100, 1000};
    QString text;
    bool zeroWaits = false;
    for (int place = 3; place >= 0; --place) {
        const int digit = group / kPowers[place] % 10;
        if (digit == 0) {
            zeroWaits = !text.isEmpty();
            continue;
        }
        if (zeroWaits)
            text += kDigits[0];
        zeroWaits = false;
        text += kDigits[digit] + kPlaces[place];
    }
    return text;
}

QString capitalsOfWhole(std::int64_t whole)
{
    static const QString kGroups[] = {QString(), QStringLiteral("万"), QStringLiteral("亿"), QStringLiteral("万亿")};
    static constexpr std::int64_t kPowers[] = {1, 10'000, 100'000'000, 1'000'000'000'000};
    QString text;
    bool zeroWaits = false;
    for (int place = 3; place >= 0; --place) {
        const int group = static_cast<int>(whole / kPowers[place] % 10'000);
        if (group == 0) {
            zeroWaits = !text.isEmpty();
            continue;
        }
        if (!text.isEmpty() && (zeroWaits || group < 1000))
            text += QStringLiteral("零");
        zeroWaits = false;
        text += capitalsOfGroup(group) + kGroups[place];
    }
    return text;
}

} // namespace

QString moneyText(const Money& amount)
{
    const QString plain = plainAmountText(amount);
    const QString mark = currencyMark(amount.currency()) + QChar(0x00A0);
    return amount.minor() < 0 ? QLatin1Char('-') + mark + plain.sliced(1) : mark + plain;
}

QString plainAmountText(const Money& amount)
{
    QString text = QString::fromLatin1(amount.toDecimal());
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    const qsizetype first = amount.minor() < 0 ? 1 : 0;
    for (qsizetype place = (dot < 0 ? text.size() : dot) - 3; place > first; place -= 3)
        text.insert(place, QLatin1Char(','));
    return text;
}

QString chineseCapitals(const Money& amount)
{
    const std::int64_t minor = std::abs(amount.minor());
    const QString whole = capitalsOfWhole(minor / 100);
    const int jiao = static_cast<int>(minor / 10 % 10);
    const int fen = static_cast<int>(minor % 10);
    QString text = whole.isEmpty() ? QString() : whole + QStringLiteral("元");
    if (jiao == 0 && fen == 0)
        return (text.isEmpty() ? QStringLiteral("零元") : text) + QStringLiteral("整");
    if (jiao != 0)
        text += capitalsOfGroup(jiao) + QStringLiteral("角");
    else if (!text.isEmpty())
        text += QStringLiteral("零");
    if (fen != 0)
        text += capitalsOfGroup(fen) + QStringLiteral("分");
    return text;
}

} // namespace guitai::models
