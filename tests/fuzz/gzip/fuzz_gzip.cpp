// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is said to be packed: it unpacks to the same however it is cut, never to more than is allowed.
#include "gzip/gzip.h"
#include "result/assert.h"

using namespace guitai;

namespace {

constexpr qint64 kMost = 1 << 16;

struct Unpacked
{
    gzip::Reader::State state;
    QByteArray plain;
};

Unpacked unpack(QByteArrayView packed, qsizetype step)
{
    Unpacked unpacked{};
    gzip::Reader reader(kMost, [&](QByteArrayView piece) {
        unpacked.plain.append(piece);
        return true;
    });
    for (qsizetype at = 0; at < packed.size(); at += step)
        reader.feed(packed.sliced(at, std::min(step, packed.size() - at)));
    unpacked.state = reader.state();
    return unpacked;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArrayView packed(bytes, static_cast<qsizetype>(size));
    const Unpacked whole = unpack(packed, std::max<qsizetype>(packed.size(), 1));
    const Unpacked cut = unpack(packed, 13);
    GUITAI_ASSERT(whole.state == cut.state);
    GUITAI_ASSERT(whole.plain.size() <= kMost);
    GUITAI_ASSERT(whole.state == gzip::Reader::State::Refused || whole.plain == cut.plain);
    return 0;
}
