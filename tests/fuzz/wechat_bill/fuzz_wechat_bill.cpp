// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is said to be a trade bill of WeChat Pay's.
#include "fuzz/fuzz_bill.h"
#include "wechat/wechat_bill_reader.h"

using namespace guitai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const BusinessDate day = BusinessDate::of(*UtcTime::parseRfc3339("2021-01-28T12:00:00+08:00"));
    const test::MakeBillReader make = [](channels::BillSinks sinks) {
        return wechat::makeTradeReader("1601959334", day, std::move(sinks));
    };
    test::checkBill(make, QByteArrayView(bytes, static_cast<qsizetype>(size)));
    return 0;
}
