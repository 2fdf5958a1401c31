// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes arrive, the reader and every document answer; what was read and written reads the same again.
#include "result/assert.h"
#include "wire/json_reader.h"
#include "wire/problem_wire.h"
#include "wire/session_wire.h"
#include "wire/stream_wire.h"

#include <cstdlib>

using namespace guitai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArrayView json(bytes, static_cast<qsizetype>(size));
    const auto document = wire::readJson(json);
    if (const auto payment = wire::CreatePayment::read(json)) {
        GUITAI_ASSERT(document.ok());
        GUITAI_ASSERT(payment->amount.minor() > 0 && payment->amount.minor() <= Money::kMostMinor);
    }
    if (const auto payment = wire::Payment::read(json)) {
        const auto again = wire::Payment::read(payment->toJsonText());
        GUITAI_ASSERT(again.ok() && again->toJson() == payment->toJson());
    }
    (void)wire::CreateSession::read(json);
    (void)wire::StreamHello::read(json);
    (void)wire::StreamMessage::read(json);
    (void)wire::Problem::read(400, json);
    return 0;
}
