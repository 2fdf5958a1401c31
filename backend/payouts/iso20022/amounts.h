// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts as ISO 20022 writes them: decimal digits in major units beside the attribute Ccy. Pure.
#pragma once

#include "iso20022/xml_document.h"
#include "money/money.h"

namespace guitai::iso20022 {

/// "12.3", "12.30" and "12" are the same amount; more digits than the currency has are refused.
Result<Money> amountOf(const Element& element);

} // namespace guitai::iso20022
