// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_statement.h"

namespace guitai::storage {

namespace {

constexpr qsizetype kUsualBytes = 256; // a longer value is fetched once more
constexpr unsigned kBinaryCharset = 63;

bool isWholeNumber(enum_field_types type)
{
    switch (type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG: return true;
    default: return false;
    }
}

bool isBytes(const MYSQL_FIELD& field)
{
    const bool isLob = field.type == MYSQL_TYPE_BLOB || field.type == MYSQL_TYPE_TINY_BLOB ||
                       field.type == MYSQL_TYPE_MEDIUM_BLOB || field.type == MYSQL_TYPE_LONG_BLOB;
    return isLob && field.charsetnr == kBinaryCharset;
}

/// The client only reads what is bound for sending, although its structure cannot say so.
MYSQL_BIND bound(const Value& value)
{
    MYSQL_BIND bind{};
    switch (value.kind) {
    case Value::Kind::Null: bind.buffer_type = MYSQL_TYPE_NULL; return bind;
    case Value::Kind::Number:
        bind.buffer_type = MYSQL_TYPE_LONGLONG;
        bind.buffer = const_cast<std::int64_t*>(&value.number);
        return bind;
    case Value::Kind::Text: bind.buffer_type = MYSQL_TYPE_STRING; break;
    case Value::Kind::Blob: bind.buffer_type = MYSQL_TYPE_BLOB; break;
    }
    bind.buffer = const_cast<char*>(value.bytes.constData());
    bind.buffer_length = static_cast<unsigned long>(value.bytes.size());
    return bind;
}

} // namespace

std::unique_ptr<MariaStatement> MariaStatement::prepare(MYSQL* connection, const QByteArray& sql, Refusal& refusal)
{
    MYSQL_STMT* const native = mysql_stmt_init(connection);
    if (!native)
        return nullptr;
    if (mysql_stmt_prepare(native, sql.constData(), static_cast<unsigned long>(sql.size())) != 0) {
        refusal = {mysql_stmt_errno(native), mysql_stmt_error(native)};
        mysql_stmt_close(native); // forgets it
        return nullptr;
    }
    return std::unique_ptr<MariaStatement>(new MariaStatement(native));
}

MariaStatement::MariaStatement(MYSQL_STMT* native)
    : m_native(native), m_parameters(static_cast<int>(mysql_stmt_param_count(native))),
      m_input(mysql_stmt_param_count(native))
{
}

MariaStatement::~MariaStatement()
{
    mysql_stmt_close(m_native);
}

bool MariaStatement::answersRows() const
{
    return mysql_stmt_field_count(m_native) > 0;
}

bool MariaStatement::execute(std::initializer_list<Bind> binds)
{
    size_t position = 0;
    for (const Bind& one : binds)
        m_input[position++] = bound(one.value());
    if (!m_input.empty() && mysql_stmt_bind_param(m_native, m_input.data()) != 0)
        return false;
    return mysql_stmt_execute(m_native) == 0;
}

bool MariaStatement::fetch(Rows& rows)
{
    // Kept whole on this side, so that the connection is free for the next statement.
    if (!bindColumns() || mysql_stmt_store_result(m_native) != 0)
        return false;
    for (;;) {
        const int code = mysql_stmt_fetch(m_native);
        if (code == MYSQL_NO_DATA)
            return mysql_stmt_free_result(m_native) == 0;
        if ((code != 0 && code != MYSQL_DATA_TRUNCATED) || !readRow(rows, code == MYSQL_DATA_TRUNCATED)) {
            mysql_stmt_free_result(m_native);
            return false;
        }
    }
}

// Anew for every execution: what a parameter holds may decide what a column is.
bool MariaStatement::bindColumns()
{
    MYSQL_RES* const about = mysql_stmt_result_metadata(m_native);
    if (!about)
        return false;
    const unsigned count = mysql_num_fields(about);
    m_columns.resize(count);
    m_output.assign(count, MYSQL_BIND{});
    for (unsigned i = 0; i < count; ++i) {
        const MYSQL_FIELD* const field = mysql_fetch_field_direct(about, i);
        Column& column = m_columns[i];
        MYSQL_BIND& bind = m_output[i];
        column.isNumber = isWholeNumber(field->type);
        column.isBlob = isBytes(*field);
        if (column.isNumber) {
            bind.buffer_type = MYSQL_TYPE_LONGLONG;
            bind.buffer = &column.number;
        } else {
            if (column.bytes.size() < kUsualBytes)
                column.bytes.resize(kUsualBytes);
            bind.buffer_type = column.isBlob ? MYSQL_TYPE_BLOB : MYSQL_TYPE_STRING;
            bind.buffer = column.bytes.data();
            bind.buffer_length = static_cast<unsigned long>(column.bytes.size());
        }
        bind.length = &column.length;
        bind.is_null = &column.isNull;
        bind.error = &column.truncated;
    }
    mysql_free_result(about);
    return mysql_stmt_bind_result(m_native, m_output.data()) == 0;
}

bool MariaStatement::readRow(Rows& rows, bool truncated)
{
    std::vector<Value> values;
    values.reserve(m_columns.size());
    for (unsigned i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (column.isNull) {
            values.emplace_back();
            continue;
        }
        if (column.isNumber) {
            values.emplace_back(column.number);
            continue;
        }
        const Value::Kind kind = column.isBlob ? Value::Kind::Blob : Value::Kind::Text;
        if (truncated && std::cmp_greater(column.length, m_output[i].buffer_length)) {
            QByteArray whole(static_cast<qsizetype>(column.length), Qt::Uninitialized);
            if (!takeWhole(i, whole))
                return false;
            values.emplace_back(kind, std::move(whole));
            continue;
        }
        values.emplace_back(kind, QByteArray(column.bytes.constData(), static_cast<qsizetype>(column.length)));
    }
    rows.emplace_back(std::move(values));
    return true;
}

bool MariaStatement::takeWhole(unsigned index, QByteArray& whole)
{
    unsigned long length = 0;
    my_bool isNull = 0;
    my_bool truncated = 0;
    MYSQL_BIND bind{};
    bind.buffer_type = m_output[index].buffer_type;
    bind.buffer = whole.data();
    bind.buffer_length = static_cast<unsigned long>(whole.size());
    bind.length = &length;
    bind.is_null = &isNull;
    bind.error = &truncated;
    return mysql_stmt_fetch_column(m_native, &bind, index, 0) == 0 && std::cmp_equal(length, whole.size());
}

int MariaStatement::changed() const
{
    return static_cast<int>(mysql_stmt_affected_rows(m_native));
}

unsigned MariaStatement::errorNumber() const
{
    return mysql_stmt_errno(m_native);
}

} // namespace guitai::storage
