// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reconciliation/planted_day.h"

#include "rows/row_text.h"
#include "rows/whole_file.h"

#include <QDir>

#include <charconv>
#include <cstdio>
#include <numeric>
#include <string>

namespace guitai::bench {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kLateMs = 300'000; ///< within the window before midnight

enum class Plant {
    Amount,
    Fee,
    State,
    Currency,
    Ours,
    Theirs,
    Twice,
    Unreadable,
    Unpaid,
    NoNumber,
    Kind,
    TakenBack,
    LateOurs,
    LateTheirs,
    LateBoth,
    None
};

struct Share
{
    Plant plant;
    std::uint64_t of; ///< so many in `every`
};
constexpr Share kShares[] = {
    {Plant::Amount, 10}, {Plant::Fee, 10},      {Plant::State, 10},     {Plant::Currency, 2},    {Plant::Ours, 10},
    {Plant::Theirs, 10}, {Plant::Twice, 5},     {Plant::Unreadable, 3}, {Plant::Unpaid, 5},      {Plant::NoNumber, 5},
    {Plant::Kind, 2},    {Plant::TakenBack, 5}, {Plant::LateOurs, 25},  {Plant::LateTheirs, 25}, {Plant::LateBoth, 50}};

std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

/// A row as text, cheaper than rows::BillRow: there are millions.
struct Row
{
    bool isRefund = false;
    bool hasNumber = true;
    bool isRefundsTransaction = false;
    std::uint64_t id = 0; ///< numbers are made of it
    std::int64_t amount = 0;
    std::int64_t fee = 0;
    const char* currency = "CNY";
    const char* state = "SUCCEEDED";
    std::int64_t at = 0;
    std::int64_t line = 0;
};

void append(std::string& text, std::uint64_t value, size_t width)
{
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    const auto size = static_cast<size_t>(end - digits);
    text.append(width > size ? width - size : 0, '0').append(digits, size).push_back(',');
}

void append(std::string& text, const Row& row)
{
    static constexpr char kBase32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    text += row.isRefund ? "REFUND," : "PAYMENT,";
    if (row.hasNumber) {
        char number[33] = "P2026112200000000";
        number[0] = row.isRefund ? 'R' : 'P';
        std::uint64_t left = mixed(row.id);
        for (int i = 9; i < 20; ++i, left >>= 5)
            number[i] = kBase32[left & 31];
        left = row.id;
        for (int i = 31; i >= 20; --i, left /= 10)
            number[i] = static_cast<char>('0' + left % 10);
        text.append(number, 32);
    }
    text += row.isRefundsTransaction ? ",5030000" : ",4200000";
    append(text, row.id, 21);
    append(text, static_cast<std::uint64_t>(row.amount), 1);
    append(text, static_cast<std::uint64_t>(row.fee), 1);
    text.append(row.currency).append(",").append(row.state).append(",");
    append(text, static_cast<std::uint64_t>(row.at), 1);
    append(text, static_cast<std::uint64_t>(row.line), 1);
    text += "0,";
}

std::string textOf(const Row& row)
{
    std::string text;
    append(text, row);
    return text;
}

class Planter
{
public:
    Planter(const PlantedDay& day, const QDir& folder)
        : m_day(day), m_ours(folder.filePath(QStringLiteral("ours.csv"))),
          m_theirs(folder.filePath(QStringLiteral("theirs.csv"))),
          m_answer(folder.filePath(QStringLiteral("answer.csv")))
    {
    }

    Result<Done> run()
    {
        start(m_ours);
        start(m_theirs);
        // A step that shares no factor with the rows meets each of them once, far from where ours has it.
        std::int64_t step = m_day.rows / 2 + m_day.rows / 9 + 1;
        while (std::gcd(step, m_day.rows) != 1)
            ++step;
        for (std::int64_t i = 0, other = m_day.rows / 3; i < m_day.rows; ++i, other = (other + step) % m_day.rows) {
            writeOurs(i);
            writeTheirs(other);
        }
        const auto ours = finish(m_ours, m_oursRows);
        const auto theirs = ours ? finish(m_theirs, m_theirsRows) : ours;
        return theirs ? m_answer.commit() : theirs;
    }

private:
    static void start(rows::WholeFile& file) { (void)file.write(QByteArray(rows::kHeader) + '\n'); }
    static Result<Done> finish(rows::WholeFile& file, std::int64_t rows)
    {
        const auto written = file.write(rows::kTrailer + QByteArray::number(qint64(rows)) + '\n');
        return written ? file.commit() : written;
    }
    Plant plantOf(std::int64_t i) const
    {
        std::uint64_t place = mixed(m_day.seed * 1'000'003 + static_cast<std::uint64_t>(i)) % m_day.every;
        for (const Share& share : kShares) {
            if (place < share.of)
                return share.plant;
            place -= share.of;
        }
        return Plant::None;
    }
    static bool isLate(Plant plant)
    {
        return plant == Plant::LateOurs || plant == Plant::LateTheirs || plant == Plant::LateBoth;
    }
    /// As both sides would have it.
    Row rowOf(std::int64_t i, Plant plant) const
    {
        const std::uint64_t random = mixed(static_cast<std::uint64_t>(i) ^ (m_day.seed << 32));
        Row row;
        row.id = static_cast<std::uint64_t>(i) + m_day.seed * 1'000'000'000;
        row.isRefund = random % 20 == 0;
        row.isRefundsTransaction = row.isRefund;
        row.amount = 100 + static_cast<std::int64_t>((random >> 8) % 50'000);
        row.fee = row.amount * 6 / 1000;
        const std::int64_t span = isLate(plant) ? kLateMs : kDayMs - 3'600'000;
        row.at = m_day.begins.ms() + (isLate(plant) ? kDayMs - kLateMs : 0) +
                 static_cast<std::int64_t>((random >> 24) % static_cast<std::uint64_t>(span));
        return row;
    }
    Row ours(std::int64_t i, Plant plant) const
    {
        Row row = rowOf(i, plant);
        row.line = i + 2;
        row.state = plant == Plant::Unpaid ? "FAILED" : plant == Plant::TakenBack ? "REVERSED" : row.state;
        return row;
    }
    void answer(const char* what, const char* bits, const std::string& ours, const std::string& theirs)
    {
        static const std::string none = ",,,,,,,,,,";
        const std::string line = std::string(what) + ',' + bits + ',' + (ours.empty() ? none : ours) + ',' +
                                 (theirs.empty() ? none : theirs) + '\n';
        write(m_answer, line);
    }
    static void write(rows::WholeFile& file, const std::string& line)
    {
        (void)file.write(QByteArrayView(line.data(), static_cast<qsizetype>(line.size())));
    }
    void writeOurs(std::int64_t i)
    {
        const Plant plant = plantOf(i);
        if (plant == Plant::Theirs || plant == Plant::LateTheirs)
            return;
        const std::string text = textOf(ours(i, plant));
        write(m_ours, text + '\n');
        ++m_oursRows;
        if (plant == Plant::Ours || plant == Plant::Unreadable)
            answer("OURS_ONLY", "0", text, {});
        else if (plant == Plant::LateOurs)
            answer("NOT_DUE", "0", text, {});
    }
    std::string writeTheirRow(Row row)
    {
        row.line = 2 + m_theirsRows++;
        const std::string text = textOf(row);
        write(m_theirs, text + '\n');
        return text;
    }
    void writeTheirs(std::int64_t i)
    {
        const Plant plant = plantOf(i);
        if (plant == Plant::Ours || plant == Plant::LateOurs || plant == Plant::Unpaid)
            return;
        if (plant == Plant::Unreadable) {
            const std::string text =
                "UNREADABLE,,,0,0,,,0," + std::to_string(2 + m_theirsRows++) + ",0,amount has three decimals";
            write(m_theirs, text + '\n');
            return answer("UNREADABLE", "0", {}, text);
        }
        Row row = rowOf(i, plant);
        const char* what = nullptr;
        const char* bits = "0";
        switch (plant) {
        case Plant::Amount:
            row.amount += 1;
            what = "AMOUNT_DIFFERS";
            bits = "2";
            break;
        case Plant::Fee:
            row.fee += 1;
            what = "FEE_DIFFERS";
            bits = "8";
            break;
        case Plant::State:
            row.state = "PROCESSING";
            what = "STATE_DIFFERS";
            bits = "4";
            break;
        case Plant::Currency:
            row.currency = "HKD";
            what = "CURRENCY_DIFFERS";
            bits = "1";
            break;
        case Plant::NoNumber: row.hasNumber = false; break;
        case Plant::Kind:
            row.hasNumber = false;
            row.isRefund = !row.isRefund;
            what = "STATE_DIFFERS";
            bits = "16";
            break;
        default: break;
        }
        std::string text = writeTheirRow(row);
        if (what != nullptr)
            return answer(what, bits, textOf(ours(i, plant)), text);
        if (plant == Plant::Theirs || plant == Plant::LateTheirs)
            return answer(plant == Plant::Theirs ? "THEIRS_ONLY" : "NOT_DUE", "0", {}, text);
        if (plant == Plant::Twice)
            answer("DUPLICATE", "0", {}, writeTheirRow(row));
        row.state = "REVERSED";
        if (plant == Plant::TakenBack)
            writeTheirRow(row);
    }

    PlantedDay m_day;
    rows::WholeFile m_ours;
    rows::WholeFile m_theirs;
    rows::WholeFile m_answer;
    std::int64_t m_oursRows = 0;
    std::int64_t m_theirsRows = 0;
};

} // namespace

Result<Done> plant(const PlantedDay& day, const QString& folder)
{
    return Planter(day, QDir(folder)).run();
}

} // namespace guitai::bench
