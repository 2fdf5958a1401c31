// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is said to be a zip: its members unpack to the same however it is cut, never to more than is allowed.
#include "result/assert.h"
#include "zip/zip_reader.h"

using namespace guitai;

namespace {

constexpr qint64 kMost = 1 << 16;

struct Unpacked
{
    zip::Reader::State state;
    QByteArray plain;
    int chosen;
};

Unpacked unpack(QByteArrayView packed, qsizetype step)
{
    QByteArray plain;
    zip::Reader reader(
        kMost, [](QByteArrayView name) { return !name.startsWith('s'); },
        [&](QByteArrayView piece) {
            plain.append(piece);
            return true;
        });
    for (qsizetype at = 0; at < packed.size(); at += step)
        reader.feed(packed.sliced(at, std::min(step, packed.size() - at)));
    return {reader.state(), plain, reader.chosen()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArrayView packed(bytes, static_cast<qsizetype>(size));
    const Unpacked whole = unpack(packed, std::max<qsizetype>(packed.size(), 1));
    const Unpacked cut = unpack(packed, 13);
    GUITAI_ASSERT(whole.state == cut.state && whole.chosen == cut.chosen);
    GUITAI_ASSERT(whole.plain.size() <= kMost);
    GUITAI_ASSERT(whole.state == zip::Reader::State::Refused || whole.plain == cut.plain);
    return 0;
}
