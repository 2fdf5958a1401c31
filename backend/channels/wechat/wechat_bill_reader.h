// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's trade bills (ALL, SUCCESS, REFUND, and the 24 columns of older accounts) and fund flows, of both APIs.
// Columns are found by their names. Pure; any thread.
#pragma once

#include "channels/bill_reader.h"

#include <memory>

namespace guitai::wechat {

/// A bill that names another merchant than `mchid` is refused; empty: of nobody.
std::unique_ptr<channels::BillReader> makeTradeReader(QByteArray mchid, BusinessDate day, channels::BillSinks sinks);
std::unique_ptr<channels::BillReader> makeFundReader(BusinessDate day, channels::BillSinks sinks);

} // namespace guitai::wechat
