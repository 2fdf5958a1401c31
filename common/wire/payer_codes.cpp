// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payer_codes.h"

#include "result/assert.h"

#include <QRegularExpression>

#include <algorithm>

namespace guitai::wire {

namespace {

constexpr int kMostDigits = 64;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool overlap(int first, int last, int otherFirst, int otherLast)
{
    return first <= otherLast && otherFirst <= last;
}

bool fitOneCode(const PayerCodeShape& one, const PayerCodeShape& other)
{
    return overlap(one.firstPrefix, one.lastPrefix, other.firstPrefix, other.lastPrefix) &&
           overlap(one.leastDigits, one.mostDigits, other.leastDigits, other.mostDigits);
}

Error invalid(const QString& line, const QString& why)
{
    return {errors::kPayerCodesInvalid, QStringLiteral("payer_codes"), QStringLiteral("\"%1\": %2").arg(line, why)};
}

/// "WECHAT_CODE 10-15 18"
std::optional<std::pair<QByteArray, PayerCodeShape>> readLine(const QString& line)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A([0-9A-Z_]{1,27}_CODE) ([0-9]{2})(?:-([0-9]{2}))? ([0-9]{1,2})(?:-([0-9]{1,2}))?\\z"));
    const auto match = shape.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group, int otherwise) {
        return match.hasCaptured(group) ? match.captured(group).toInt() : otherwise;
    };
    PayerCodeShape read;
    read.firstPrefix = number(2, 0);
    read.lastPrefix = number(3, read.firstPrefix);
    read.leastDigits = number(4, 0);
    read.mostDigits = number(5, read.leastDigits);
    const bool isSound = read.firstPrefix <= read.lastPrefix && read.leastDigits >= 2 &&
                         read.leastDigits <= read.mostDigits && read.mostDigits <= kMostDigits;
    if (!isSound)
        return std::nullopt;
    return std::pair(match.captured(1).toLatin1(), read);
}

} // namespace

bool PayerCodeShape::hasPrefixOf(QByteArrayView code) const
{
    if (code.size() < 2 || !isDigit(code[0]) || !isDigit(code[1]))
        return false;
    const int prefix = (code[0] - '0') * 10 + (code[1] - '0');
    return prefix >= firstPrefix && prefix <= lastPrefix;
}

bool PayerCodeShape::fits(QByteArrayView code) const
{
    return hasPrefixOf(code) && code.size() >= leastDigits && code.size() <= mostDigits &&
           std::all_of(code.begin(), code.end(), isDigit);
}

PayerCodes PayerCodes::usual()
{
    auto lines = parse(QString::fromLatin1(kUsual));
    GUITAI_ASSERT(lines.ok());
    return std::move(*lines);
}

Result<PayerCodes> PayerCodes::parse(const QString& lines)
{
    PayerCodes codes;
    for (const QString& part : lines.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString line = part.simplified();
        const auto read = readLine(line);
        if (!read)
            return invalid(line, QStringLiteral("Expected a pay way, prefixes and lengths, \"WECHAT_CODE 10-15 18\"."));
        for (const Line& before : codes.m_lines) {
            if (before.payWay == read->first)
                return invalid(line, QStringLiteral("This pay way has a line already."));
            if (fitOneCode(before.shape, read->second))
                return invalid(line, QStringLiteral("It fits codes of %1.").arg(QLatin1String(before.payWay)));
        }
        codes.m_lines.push_back({read->first, read->second});
    }
    return codes;
}

std::optional<PayerCodes::Wallet> PayerCodes::walletOf(QByteArrayView code) const
{
    const auto fits = [&code](const Line& line) { return line.shape.fits(code); };
    if (const auto whole = std::find_if(m_lines.begin(), m_lines.end(), fits); whole != m_lines.end())
        return Wallet{whole->payWay, true};
    const auto begins = [&code](const Line& line) { return line.shape.hasPrefixOf(code); };
    if (const auto part = std::find_if(m_lines.begin(), m_lines.end(), begins); part != m_lines.end())
        return Wallet{part->payWay, false};
    return std::nullopt;
}

std::optional<PayerCodeShape> PayerCodes::shapeOf(QByteArrayView payWay) const
{
    const auto found =
        std::find_if(m_lines.begin(), m_lines.end(), [&payWay](const Line& line) { return line.payWay == payWay; });
    return found == m_lines.end() ? std::nullopt : std::optional(found->shape);
}

QString shortPayerCode(QByteArrayView code)
{
    constexpr qsizetype kShownAtAll = 10;
    if (code.size() < kShownAtAll)
        return QString(QChar(0x2026));
    return QString::fromLatin1(code.first(2)) + QChar(0x2026) + QString::fromLatin1(code.last(4));
}

} // namespace guitai::wire
