// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The ports of transaction.h over one connection, for the length of one work function.
#pragma once

#include "storage/sqlite_connection.h"

namespace guitai::storage {

class SqliteReader final : public Reader
{
public:
    explicit SqliteReader(SqliteConnection& connection) : m_connection(connection) {}
    Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_connection.rows(statement, binds);
    }

private:
    SqliteConnection& m_connection;
};

class SqliteTransaction final : public Transaction
{
public:
    explicit SqliteTransaction(SqliteConnection& connection) : m_connection(connection) {}
    Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_connection.rows(statement, binds);
    }
    Result<int> run(const Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_connection.run(statement, binds);
    }

private:
    SqliteConnection& m_connection;
};

} // namespace guitai::storage
