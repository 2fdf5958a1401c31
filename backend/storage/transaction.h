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

#include <QVariant>

#include <initializer_list>
#include <memory>
#include <vector>

class QSqlQuery;

namespace guitai::storage {

namespace errors {
/// A unique or primary key refused the row. The transaction is still whole: decide and go on.
inline constexpr ErrorCode kUniqueViolation{"STORAGE_UNIQUE_VIOLATION", 500};
/// Anything else. The work must return it; its transaction is rolled back.
inline constexpr ErrorCode kStorageFailed{"STORAGE_FAILED", 503};
} // namespace errors

struct Statement
{
    const char* name; ///< "payments/insert_payment" is :/sql/payments/insert_payment.sql
};

/// One bound parameter. The one binder: ids and texts as TEXT, bytes as BLOB, times as ms, money as minor
/// units.
class Bind
{
public:
    Bind(std::int64_t number) : m_value(static_cast<qlonglong>(number)) {}
    Bind(qlonglong number) : m_value(number) {}
    Bind(int number) : m_value(number) {}
    Bind(bool flag) : m_value(flag ? 1 : 0) {}
    Bind(UtcTime time) : m_value(static_cast<qlonglong>(time.ms())) {}
    Bind(std::optional<UtcTime> time) : m_value(time ? QVariant(static_cast<qlonglong>(time->ms())) : QVariant()) {}
    /// A text is never NULL: say null() where you mean it.
    Bind(const QString& text) : m_value(text.isNull() ? QStringLiteral("") : text) {}
    Bind(const QByteArray& utf8) : Bind(QString::fromUtf8(utf8)) {}
    Bind(const char* text) : m_value(QString::fromLatin1(text)) {}
    /// An absent id is NULL.
    template <class Tag>
    Bind(const TaggedId<Tag>& id) : m_value(id.isEmpty() ? QVariant() : QVariant(id.text()))
    {
    }
    static Bind text(QByteArrayView utf8) { return Bind(QString::fromUtf8(utf8)); }
    static Bind blob(QByteArray bytes)
    {
        return Bind(QVariant(bytes.isNull() ? QByteArrayLiteral("") : std::move(bytes)));
    }
    static Bind null() { return Bind(QVariant()); }

    const QVariant& value() const { return m_value; }

private:
    explicit Bind(QVariant value) : m_value(std::move(value)) {}
    QVariant m_value;
};

/// One row of a result, columns from 0.
class Row
{
public:
    explicit Row(std::vector<QVariant> columns) : m_columns(std::move(columns)) {}

    std::int64_t number(int column) const { return m_columns.at(static_cast<size_t>(column)).toLongLong(); }
    QString text(int column) const { return m_columns.at(static_cast<size_t>(column)).toString(); }
    QByteArray utf8(int column) const { return text(column).toUtf8(); }
    QByteArray blob(int column) const { return m_columns.at(static_cast<size_t>(column)).toByteArray(); }
    bool isNull(int column) const { return m_columns.at(static_cast<size_t>(column)).isNull(); }
    UtcTime time(int column) const { return UtcTime::fromMs(number(column)); }
    std::optional<UtcTime> optionalTime(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(time(column));
    }
    template <class Id>
    Id id(int column) const
    {
        return Id::trusted(text(column).toLatin1());
    }

private:
    std::vector<QVariant> m_columns;
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
