// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The codes a payer's phone shows to a till: 18 digits, the wallet's own two first, for one minute and one order. Pure;
// the oldest go beyond kMostCodes.
#pragma once

#include "sandbox/random_text.h"
#include "time/utc_time.h"

#include <QHash>

#include <deque>
#include <variant>

namespace guitai::sandbox {

struct PayerCode
{
    QByteArray text;
    UtcTime madeAt;
    bool asksPayer = false; ///< nothing is taken before the payer confirms, however little it is
    bool isUsed = false;
};

enum class PayerCodeProblem { Unknown, Used, Expired };

class PayerCodes
{
public:
    static constexpr std::size_t kMostCodes = 10'000;
    static constexpr Duration kLife = std::chrono::minutes(1);

    explicit PayerCodes(RandomBytes random, QByteArray prefix = "13")
        : m_random(std::move(random)), m_prefix(std::move(prefix))
    {
    }

    PayerCode show(bool asksPayer, UtcTime now);
    /// Takes a code for an order; the same code never again.
    std::variant<PayerCode, PayerCodeProblem> take(const QByteArray& text, UtcTime now);

private:
    RandomBytes m_random;
    QByteArray m_prefix;
    QHash<QByteArray, PayerCode> m_codes;
    std::deque<QByteArray> m_sequence;
};

} // namespace guitai::sandbox
