// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is said to be a settlement table of UnionPay's.
#include "acp/acp_bill_reader.h"
#include "fuzz/fuzz_bill.h"

using namespace guitai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const BusinessDate day = BusinessDate::of(*UtcTime::parseRfc3339("2026-01-01T12:00:00+08:00"));
    const test::MakeBillReader make = [](channels::BillSinks sinks) {
        return std::make_unique<acp::BillReader>("777290058110048", day, std::move(sinks));
    };
    test::checkBill(make, QByteArrayView(bytes, static_cast<qsizetype>(size)));
    return 0;
}
