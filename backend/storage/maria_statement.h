// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One prepared statement of one MariaDB connection: values in, rows or a count out, whole numbers as such
// and everything else as bytes. Used on its connection's thread.
#pragma once

#include "storage/transaction.h"

#include <mysql.h>

namespace guitai::storage {

class MariaStatement
{
public:
    /// Why a text was not prepared.
    struct Refusal
    {
        unsigned code = 0;
        QByteArray text;
    };

    /// Nothing when the server refuses the text or is not there; `refusal` says which.
    static std::unique_ptr<MariaStatement> prepare(MYSQL* connection, const QByteArray& sql, Refusal& refusal);
    ~MariaStatement();
    MariaStatement(const MariaStatement&) = delete;
    MariaStatement& operator=(const MariaStatement&) = delete;

    int parameters() const { return m_parameters; }
    /// Certain after an execution only: the server does not say it of RETURNING before.
    bool answersRows() const;

    /// True when the server has done it. The binds are as many as the parameters.
    bool execute(std::initializer_list<Bind> binds);
    /// Everything the execution answers; false when it breaks off.
    bool fetch(Rows& rows);
    /// Rows that the execution touched.
    int changed() const;
    /// The client's or the server's number of what went wrong; 0 without.
    unsigned errorNumber() const;

private:
    struct Column
    {
        std::int64_t number = 0;
        QByteArray bytes;
        unsigned long length = 0;
        my_bool isNull = 0;
        my_bool truncated = 0;
        bool isNumber = false;
        bool isBlob = false;
    };

    explicit MariaStatement(MYSQL_STMT* native);
    bool bindColumns();
    bool readRow(Rows& rows, bool truncated);
    /// False when the rest of a long column cannot be had.
    bool takeWhole(unsigned index, QByteArray& whole);

    MYSQL_STMT* m_native;
    int m_parameters = 0;
    std::vector<MYSQL_BIND> m_input;
    std::vector<MYSQL_BIND> m_output;
    std::vector<Column> m_columns;
};

} // namespace guitai::storage
