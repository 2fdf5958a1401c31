// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ten million payment numbers of several processes whose clocks show the same milliseconds: none twice, each with its
// slot and right check digits. Numbers of different milliseconds differ in them, so only one millisecond's are
// held and compared at a time.
#include "ids/payment_no.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string_view>

using namespace guitai;

namespace {

constexpr int kProcesses = 8;
constexpr int kPerProcess = 125; ///< in a millisecond: a million a second in all
constexpr int kMilliseconds = 10'000;
constexpr int kSlots = 1024;
const UtcTime kStart = *UtcTime::parseRfc3339("2026-11-23T15:59:55.000Z"); // over a business day's end

constexpr qsizetype kPrefix = 17; ///< kind, date and millisecond

/// What follows the prefix, packed: 7 random characters of 5 bits and the slot.
std::uint64_t packed(const PaymentNo& number, int slot)
{
    constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t key = 0;
    for (const char c : number.bytes().sliced(kPrefix, 7))
        key = key << 5 | kCrockford.find(c);
    return key << 10 | static_cast<std::uint64_t>(slot);
}

/// A process with a random source of its own; the sources only differ in where they start.
class Process
{
public:
    explicit Process(unsigned seed) : m_engine(seed) {}

    PaymentNo mint(UtcTime now)
    {
        m_slot = static_cast<int>(m_engine() % kSlots);
        return mintPaymentNo(now, m_slot, [this](qsizetype count) {
            QByteArray bytes(count, Qt::Uninitialized);
            std::uint64_t random = m_engine();
            for (char& byte : bytes) {
                byte = static_cast<char>(random);
                random >>= 8;
            }
            return bytes;
        });
    }
    int slot() const { return m_slot; } ///< of the last one

private:
    std::mt19937_64 m_engine;
    int m_slot = 0;
};

} // namespace

class TestTenMillionNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneComesTwice()
    {
        std::vector<Process> processes;
        for (unsigned i = 0; i < kProcesses; ++i)
            processes.emplace_back(i + 1);
        std::vector<std::uint64_t> numbers;
        std::int64_t minted = 0;
        QByteArray lastMillisecond;
        for (int ms = 0; ms < kMilliseconds; ++ms) {
            numbers.clear();
            QByteArray millisecond;
            for (Process& process : processes) {
                for (int i = 0; i < kPerProcess; ++i) {
                    const PaymentNo number = process.mint(kStart + Duration(ms));
                    if (slotOfNumber('P', number.bytes()) != process.slot())
                        QFAIL(number.bytes());
                    if (millisecond.isEmpty())
                        millisecond = number.bytes().left(kPrefix);
                    if (!number.bytes().startsWith(millisecond))
                        QFAIL(number.bytes());
                    numbers.push_back(packed(number, process.slot()));
                }
            }
            std::sort(numbers.begin(), numbers.end());
            QVERIFY(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
            QVERIFY(millisecond > lastMillisecond); // no other has it
            lastMillisecond = millisecond;
            minted += static_cast<std::int64_t>(numbers.size());
        }
        QCOMPARE(minted, 10'000'000);
    }
};

QTEST_APPLESS_MAIN(TestTenMillionNumbers)
#include "tst_ten_million_numbers.moc"
