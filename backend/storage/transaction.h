// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Statements inside a transaction. A statement is a file `<folder>/<name>.sql` with `?` parameters,
// embedded beside its feature; declare it once: `const storage::Statement
// kInsertPayment{"payments/insert_payment"};`
#pragma once

#include "ids/tagged_id.h"
#include "money/money.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <vector>

namespace guitai::storage {

namespace errors {
/// A unique or primary key refused the row. The transaction is still whole: decide and go on.
inline constexpr ErrorCode kUniqueViolation{"STORAGE_UNIQUE_VIOLATION", 500};
/// Anything else. The work must return it; its transaction is rolled back.
inline constexpr ErrorCode kStorageFailed{"STORAGE_FAILED", 503};
/// For a work to return when what it has read was changed by another before it could write: where works run side by
/// side, it is run again from its first line.
inline constexpr ErrorCode kConflict{"STORAGE_CONFLICT", 503};
/// The connection was lost while the database committed: the work is stored whole or not at all, and nobody knows
/// which. Never treat it as not stored; do it again only where doing it twice changes nothing.
inline constexpr ErrorCode kCommitUnknown{"STORAGE_COMMIT_UNKNOWN", 503};
} // namespace errors

struct Statement
{
    const char* name; ///< "payments/insert_payment" is :/sql/payments/insert_payment.sql
};

/// A value as every database has it: nothing, a number, a text in UTF-8 or bytes.
struct Value
{
    enum class Kind : std::uint8_t { Null, Number, Text, Blob };

    Value() = default;
    explicit Value(std::int64_t one) : kind(Kind::Number), number(one) {}
    Value(Kind which, QByteArray what) : kind(which), bytes(std::move(what)) {}

    Kind kind = Kind::Null;
    std::int64_t number = 0;
    QByteArray bytes; ///< of a text or a blob
};

/// One bound parameter. The one binder: ids and texts as TEXT, bytes as BLOB, times as ms, money as minor
/// units.
class Bind
{
public:
    Bind(std::int64_t number) : m_value(number) {}
    Bind(qlonglong number) : m_value(static_cast<std::int64_t>(number)) {}
    Bind(int number) : m_value(static_cast<std::int64_t>(number)) {}
    Bind(bool flag) : m_value(static_cast<std::int64_t>(flag ? 1 : 0)) {}
    Bind(UtcTime time) : m_value(time.ms()) {}
    Bind(std::optional<UtcTime> time) : m_value(time ? Value(time->ms()) : Value()) {}
    /// A text is never NULL: say null() where you mean it.
    Bind(const QString& text) : m_value(Value::Kind::Text, text.toUtf8()) {}
    Bind(QByteArray utf8) : m_value(Value::Kind::Text, std::move(utf8)) {}
    Bind(const char* text) : m_value(Value::Kind::Text, QByteArray(text)) {}
    /// An absent id is NULL.
    template <class Tag>
    Bind(const TaggedId<Tag>& id) : m_value(id.isEmpty() ? Value() : Value(Value::Kind::Text, id.bytes()))
    {
    }
    static Bind text(QByteArrayView utf8) { return Bind(utf8.toByteArray()); }
    static Bind blob(QByteArray bytes) { return Bind(Value(Value::Kind::Blob, std::move(bytes))); }
    static Bind null() { return Bind(Value()); }

    const Value& value() const { return m_value; }

private:
    explicit Bind(Value value) : m_value(std::move(value)) {}
    Value m_value;
};

/// One row of a result, columns from 0.
class Row
{
public:
    explicit Row(std::vector<Value> columns) : m_columns(std::move(columns)) {}

    std::int64_t number(int column) const
    {
        const Value& value = at(column);
        return value.kind == Value::Kind::Number ? value.number : value.bytes.toLongLong();
    }
    QByteArray utf8(int column) const
    {
        const Value& value = at(column);
        return value.kind == Value::Kind::Number ? QByteArray::number(static_cast<qlonglong>(value.number))
                                                 : value.bytes;
    }
    QString text(int column) const { return QString::fromUtf8(utf8(column)); }
    QByteArray blob(int column) const { return at(column).bytes; }
    bool isNull(int column) const { return at(column).kind == Value::Kind::Null; }
    UtcTime time(int column) const { return UtcTime::fromMs(number(column)); }
    std::optional<UtcTime> optionalTime(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(time(column));
    }
    template <class Id>
    Id id(int column) const
    {
        return Id::trusted(utf8(column));
    }

private:
    const Value& at(int column) const { return m_columns.at(static_cast<size_t>(column)); }

    std::vector<Value> m_columns;
};

using Rows = std::vector<Row>;

/// A snapshot of one shard, read only. Lives on a storage thread for the length of one work function.
class Reader
{
public:
    virtual ~Reader() = default;
    virtual Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds) = 0;
};

/// A transaction on one shard. Work functions use it and return; they never wait for anything else.
class Transaction : public Reader
{
public:
    /// Answers how many rows the statement changed.
    virtual Result<int> run(const Statement& statement, std::initializer_list<Bind> binds) = 0;
};

} // namespace guitai::storage
