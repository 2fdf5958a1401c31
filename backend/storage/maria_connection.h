// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one schema of a MariaDB server, its statements prepared once. Made, used and destroyed
// on one thread. It never reconnects by itself: that would drop the transaction and say nothing.
#pragma once

#include "storage/maria_options.h"
#include "storage/maria_statement.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace guitai::storage {

namespace errors {
/// The server is set to lose or to mix up what it answered as done; the detail names the setting.
inline constexpr ErrorCode kServerRefused{"STORAGE_SERVER_REFUSED", 503};
} // namespace errors

class MariaConnection
{
public:
    enum class Mode {
        Write, ///< READ COMMITTED
        Read   ///< REPEATABLE READ, and every transaction is read only
    };

    /// `schema` empty: none. The session is configured and nothing is verified; see verifyServer.
    static Result<std::unique_ptr<MariaConnection>> open(const MariaOptions& options, const QString& schema, Mode mode);
    ~MariaConnection();
    MariaConnection(const MariaConnection&) = delete;
    MariaConnection& operator=(const MariaConnection&) = delete;

    /// After a failure other than a unique violation both refuse until takeFailure(): the server may have rolled
    /// the transaction back, and a further statement would begin another.
    Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds);
    /// Answers how many rows the statement touched, changed or not.
    Result<int> run(const Statement& statement, std::initializer_list<Bind> binds);

    /// BEGIN, COMMIT and their like. Answers the number of the error, 0 is done.
    unsigned control(const QByteArray& sql);
    /// Many statements, split by the server. Answers the number of the first error, 0 is done.
    unsigned script(const QByteArray& sql);
    /// As the server said with its last answer.
    bool inTransaction() const;
    /// The number of the first failure other than a unique violation since the last call; 0 without one.
    unsigned takeFailure() { return std::exchange(m_failure, 0U); }
    /// What the server or the client said last; may hold values, so it is for migrations and connecting only.
    QString problem() const { return QString::fromUtf8(mysql_error(m_handle)); }

    MYSQL* handle() const { return m_handle; }

private:
    struct NameHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
    };

    explicit MariaConnection(MYSQL* handle) : m_handle(handle) {}
    Result<Done> connect(const MariaOptions& options, const QString& schema);
    Result<Done> configure(const MariaOptions& options, Mode mode);
    MariaStatement* prepared(const Statement& statement);
    /// Nothing when it may be executed; otherwise why not.
    std::optional<Error> check(const Statement& statement, const MariaStatement* found, size_t binds);
    Error failed(const Statement& statement, const MariaStatement& native);
    Error misused(const Statement& statement, const char* problem);

    MYSQL* m_handle;
    std::unordered_map<std::string, std::unique_ptr<MariaStatement>, NameHash, std::equal_to<>> m_statements;
    unsigned m_failure = 0;
};

/// True for the loss of the connection, whoever ended it.
bool isConnectionLost(unsigned code);
/// True for a failure that passes by itself: the work is restarted whole.
bool isPassingOnMaria(unsigned code);

/// Ports of transaction.h over one connection, for the length of one work function.
class MariaTransaction final : public Transaction
{
public:
    explicit MariaTransaction(MariaConnection& connection) : m_connection(connection) {}
    Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_connection.rows(statement, binds);
    }
    Result<int> run(const Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_connection.run(statement, binds);
    }

private:
    MariaConnection& m_connection;
};

} // namespace guitai::storage
