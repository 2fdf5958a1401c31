// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/seeded_openssl.h"

#include "simulation/seeded_random.h"

#include <openssl/rand.h>

namespace guitai::simulation {

namespace {

SeededRandom source(0);

int draw(unsigned char* bytes, int count)
{
    for (int i = 0; i < count; ++i)
        bytes[i] = static_cast<unsigned char>(source.next() & 0xffU);
    return 1;
}

int ready()
{
    return 1;
}

} // namespace

void seedOpenssl(std::uint64_t seed)
{
    source = SeededRandom(seed ^ 0x6f70656e73736cULL);
    static const RAND_METHOD method{nullptr, &draw, nullptr, nullptr, &draw, &ready};
    // There is no other way to give a program its own source without a provider of its own.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    RAND_set_rand_method(&method);
#pragma GCC diagnostic pop
}

} // namespace guitai::simulation
