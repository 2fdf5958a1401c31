// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts as people read them: the shop's way of writing, whatever language the till speaks.
#pragma once

#include "money/money.h"

#include <QString>

namespace guitai::models {

/// "¥ 12,300.00", "-¥ 0.30"
QString moneyText(const Money& amount);
/// The same without the mark: "12,300.00"
QString plainAmountText(const Money& amount);
/// "壹万贰仟叁佰元整": as amounts are written out on Chinese cheques.
QString chineseCapitals(const Money& amount);

} // namespace guitai::models
