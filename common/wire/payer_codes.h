// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wallet a payer's code belongs to, by its length and its first two digits: one line a wallet. The backend reads
// the lines from its settings and decides; a till uses the usual ones for what it shows meanwhile. Pure; any thread.
#pragma once

#include "result/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace guitai::wire {

namespace errors {
inline constexpr ErrorCode kPayerCodesInvalid{"PAYER_CODES_INVALID", 400};
} // namespace errors

/// How a wallet's payer codes look: digits only, the first two of them from `firstPrefix` to `lastPrefix`.
struct PayerCodeShape
{
    int leastDigits = 0;
    int mostDigits = 0;
    int firstPrefix = 0;
    int lastPrefix = 0;

    bool fits(QByteArrayView code) const;
    bool hasPrefixOf(QByteArrayView code) const;
};

class PayerCodes
{
public:
    /// A pay way, its prefixes and its lengths.
    static constexpr char kUsual[] = "WECHAT_CODE 10-15 18, ALIPAY_CODE 25-30 16-24, UNIONPAY_CODE 62 19";

    static PayerCodes usual();
    /// PAYER_CODES_INVALID where a line is none, names a pay way again, or fits codes of a line before it.
    static Result<PayerCodes> parse(const QString& lines);

    struct Wallet
    {
        QByteArray payWay;
        bool isWhole = false; ///< false: its prefix, but not its length or not digits only
    };
    /// Nothing for what begins like no wallet's code.
    std::optional<Wallet> walletOf(QByteArrayView code) const;
    std::optional<PayerCodeShape> shapeOf(QByteArrayView payWay) const;

private:
    struct Line
    {
        QByteArray payWay;
        PayerCodeShape shape;
    };
    std::vector<Line> m_lines;
};

/// "13…6789": enough to compare with the phone, of no use to anybody else.
QString shortPayerCode(QByteArrayView code);

} // namespace guitai::wire
