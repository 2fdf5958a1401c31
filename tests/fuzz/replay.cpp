// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a fuzz target every file of a corpus, and what a fixed seed makes of each: the same bytes on every machine.
#include <QByteArray>
#include <QDirIterator>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

constexpr int kVariantsOfEach = 2'000;

class Mutator
{
public:
    QByteArray variantOf(QByteArray bytes)
    {
        for (qsizetype steps = 1 + below(4); steps > 0 && !bytes.isEmpty(); --steps)
            change(bytes);
        return bytes;
    }

private:
    void change(QByteArray& bytes)
    {
        const qsizetype at = below(bytes.size());
        const qsizetype length = 1 + below(std::min<qsizetype>(bytes.size() - at, 32));
        switch (below(5)) {
        case 0: bytes.truncate(at); break;
        case 1: bytes.remove(at, length); break;
        case 2: bytes.insert(below(bytes.size()), bytes.mid(at, length)); break;
        case 3: bytes[at] = static_cast<char>(below(256)); break;
        default: bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); break;
        }
    }

    /// Not a standard distribution: those differ between libraries.
    qsizetype below(qsizetype bound) { return static_cast<qsizetype>(m_random() % static_cast<std::uint64_t>(bound)); }

    std::mt19937_64 m_random{20261123};
};

void give(const QByteArray& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

} // namespace

int main(int argc, char** argv)
{
    qint64 files = 0;
    Mutator mutator;
    QStringList names;
    for (QDirIterator it(QString::fromLocal8Bit(argc > 1 ? argv[1] : "."), QDir::Files); it.hasNext();)
        names << it.next();
    names.sort();
    for (const QString& name : std::as_const(names)) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray bytes = file.readAll();
        give(bytes);
        for (int variant = 0; variant < kVariantsOfEach; ++variant)
            give(mutator.variantOf(bytes));
        ++files;
    }
    std::printf("%lld files, each with %d variants\n", static_cast<long long>(files), kVariantsOfEach);
    return files > 0 ? 0 : 1;
}
