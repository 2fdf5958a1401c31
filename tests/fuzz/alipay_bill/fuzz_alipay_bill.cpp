// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is said to be a bill of Alipay's.
#include "alipay/alipay_bill_reader.h"
#include "fuzz/fuzz_bill.h"

using namespace guitai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const BusinessDate day = BusinessDate::of(*UtcTime::parseRfc3339("2019-09-16T12:00:00+08:00"));
    const test::MakeBillReader make = [](channels::BillSinks sinks) {
        return std::make_unique<alipay::BillReader>("2088021109625633", day, std::move(sinks));
    };
    test::checkBill(make, QByteArrayView(bytes, static_cast<qsizetype>(size)));
    return 0;
}
