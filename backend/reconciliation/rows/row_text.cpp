// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/row_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace guitai::rows {

namespace {

constexpr std::array<QByteArrayView, 3> kKinds{"PAYMENT", "REFUND", "UNREADABLE"};
constexpr std::array<QByteArrayView, 4> kStates{"SUCCEEDED", "PROCESSING", "FAILED", "REVERSED"};
constexpr size_t kFields = 11;
using Fields = std::array<QByteArrayView, kFields>;

bool isPlain(char sign)
{
    return sign >= ' ' && sign <= '~' && sign != ',';
}

bool isCurrency(QByteArrayView text)
{
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What is wrong with a row, or nullptr.
const char* faultOf(const BillRow& row)
{
    if (row.line < 1)
        return "line is less than 1";
    if (row.kind == Kind::Unreadable) {
        BillRow bare = unreadableRow(row.line, {});
        bare.note = row.note;
        if (row.note.isEmpty() || !fitsField(row.note, kMostNoteBytes))
            return "an unreadable row needs a note that fits";
        return bare == row ? nullptr : "an unreadable row has a line and a note only";
    }
    if (!fitsField(row.number) || !fitsField(row.transaction))
        return "number or transaction does not fit";
    if (row.amount < 0 || row.fee < 0)
        return "amount or fee is negative";
    if (!isCurrency(row.currency))
        return "currency is not three capital letters";
    if (row.at < UtcTime() || row.at > kLatest)
        return "at is out of range";
    if (row.carried < 0 || row.carried > kMostCarried)
        return "carried is out of range";
    return row.note.isEmpty() ? nullptr : "only an unreadable row has a note";
}

Error malformed(const char* why)
{
    return {errors::kRowMalformed, {}, QString::fromLatin1(why)};
}

bool split(QByteArrayView line, Fields& fields)
{
    qsizetype from = 0;
    for (size_t i = 0; i < kFields; ++i) {
        const qsizetype comma = line.indexOf(',', from);
        if ((comma < 0) != (i + 1 == kFields))
            return false;
        fields[i] = comma < 0 ? line.sliced(from) : line.sliced(from, comma - from);
        from = comma + 1;
    }
    return true;
}

template <class Value, size_t N>
bool readName(QByteArrayView text, const std::array<QByteArrayView, N>& names, Value* value)
{
    const auto* const found = std::find(names.begin(), names.end(), text);
    *value = static_cast<Value>(found - names.begin());
    return found != names.end();
}

/// Digits only, none of them a leading zero, so that a number has one text.
template <class Number>
bool readNumber(QByteArrayView text, Number* value)
{
    if (text.isEmpty() || text.front() < '0' || text.front() > '9' || (text.front() == '0' && text.size() > 1))
        return false;
    const auto read = std::from_chars(text.begin(), text.end(), *value);
    return read.ec == std::errc() && read.ptr == text.end();
}

} // namespace

bool fitsField(QByteArrayView text, qsizetype mostBytes)
{
    return text.size() <= mostBytes && std::all_of(text.begin(), text.end(), isPlain);
}

QByteArray noteOf(QByteArrayView text)
{
    QByteArray note = text.first(std::min(text.size(), kMostNoteBytes)).toByteArray();
    std::replace_if(
        note.begin(), note.end(), [](char sign) { return !isPlain(sign); }, '?');
    return note.isEmpty() ? QByteArray("?") : note;
}

BillRow unreadableRow(std::int64_t line, QByteArrayView note)
{
    BillRow row;
    row.kind = Kind::Unreadable;
    row.line = line;
    row.note = noteOf(note);
    return row;
}

QByteArrayView nameOf(Kind kind)
{
    return kKinds[static_cast<size_t>(kind)];
}

QByteArrayView nameOf(State state)
{
    return kStates[static_cast<size_t>(state)];
}

Result<QByteArray> lineOf(const BillRow& row)
{
    if (const char* fault = faultOf(row))
        return malformed(fault);
    const bool isReadable = row.kind != Kind::Unreadable;
    QByteArray line;
    line.reserve(128);
    const auto add = [&line](QByteArrayView field) { line.append(field).append(','); };
    add(nameOf(row.kind));
    add(row.number);
    add(row.transaction);
    add(QByteArray::number(qint64(row.amount)));
    add(QByteArray::number(qint64(row.fee)));
    add(row.currency);
    add(isReadable ? nameOf(row.state) : QByteArrayView());
    add(QByteArray::number(qint64(row.at.ms())));
    add(QByteArray::number(qint64(row.line)));
    add(QByteArray::number(row.carried));
    return line.append(row.note);
}

Result<BillRow> rowOf(QByteArrayView line)
{
    Fields fields;
    if (!split(line, fields))
        return malformed("not eleven fields");
    BillRow row;
    std::int64_t ms = 0;
    if (!readName(fields[0], kKinds, &row.kind))
        return malformed("kind is unknown");
    const bool isUnreadable = row.kind == Kind::Unreadable;
    if (!(isUnreadable && fields[6].isEmpty()) && !readName(fields[6], kStates, &row.state))
        return malformed("state is unknown");
    if (isUnreadable != fields[6].isEmpty())
        return malformed("an unreadable row has no state");
    if (!readNumber(fields[3], &row.amount) || !readNumber(fields[4], &row.fee) || !readNumber(fields[7], &ms) ||
        !readNumber(fields[8], &row.line) || !readNumber(fields[9], &row.carried))
        return malformed("amount, fee, at, line or carried is no whole number");
    row.at = UtcTime::fromMs(ms);
    row.number = fields[1].toByteArray();
    row.transaction = fields[2].toByteArray();
    row.currency = fields[5].toByteArray();
    row.note = fields[10].toByteArray();
    if (const char* fault = faultOf(row))
        return malformed(fault);
    return row;
}

} // namespace guitai::rows
