// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "iso20022/amounts.h"

#include "payouts/payout_bank.h"

namespace guitai::iso20022 {

Result<Money> amountOf(const Element& element)
{
    const auto currency = Currency::parse(element.currency);
    if (!currency)
        return Error{payouts::errors::kDocumentRefused, {}, QStringLiteral("An amount is in no known currency.")};
    // The schema lets trailing zeros of the fraction go; Money::fromDecimal wants all of its currency's digits or none.
    QByteArray digits = element.text;
    const qsizetype point = digits.indexOf('.');
    const int places = currency->minorDigits();
    if (point >= 0) {
        while (digits.size() - point - 1 > places && digits.endsWith('0'))
            digits.chop(1);
        while (digits.size() - point - 1 < places && digits.size() - point > 1)
            digits.append('0');
        if (places == 0 && digits.endsWith('.') && element.text != digits)
            digits.chop(1);
    }
    const auto amount = Money::fromDecimal(digits, *currency);
    if (!amount || amount->minor() < 0)
        return Error{payouts::errors::kDocumentRefused, {}, QStringLiteral("An amount is no amount.")};
    return *amount;
}

} // namespace guitai::iso20022
