// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_connection.h"

#include "log/log.h"
#include "storage/statement_text.h"

#include <errmsg.h>
#include <mysqld_error.h>

#include <mutex>

namespace guitai::storage {

namespace {

const log::Category lc{"storage"};

constexpr unsigned kMisused = 1;
constexpr unsigned kUsualPort = 3306;
constexpr unsigned kConnectSeconds = 5;

// One dialect with SQLite wherever the server can be told: || joins texts, an UPDATE reads the old values, a
// backslash is a character. What does not fit a column is refused, never shortened.
constexpr const char* kSqlMode =
    "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION,"
    "PIPES_AS_CONCAT,SIMULTANEOUS_ASSIGNMENT,NO_BACKSLASH_ESCAPES,ANSI_QUOTES";

struct Address
{
    QByteArray socket; ///< set: the others are not
    QByteArray host;
    unsigned port = kUsualPort;
    bool isHere = true;
};

Address addressOf(const QString& server)
{
    Address address;
    if (server.startsWith(QLatin1Char('/'))) {
        address.socket = server.toUtf8();
        return address;
    }
    const qsizetype colon = server.lastIndexOf(QLatin1Char(':'));
    address.host = server.left(colon).toUtf8();
    if (colon >= 0)
        address.port = QStringView(server).mid(colon + 1).toUInt();
    // By its address only: a name may lead elsewhere.
    address.isHere = address.host == "127.0.0.1" || address.host == "::1";
    return address;
}

void setOption(MYSQL* handle, mysql_option option, unsigned value)
{
    mysql_options(handle, option, &value);
}

Error unavailable(const char* problem)
{
    return Error{errors::kStorageFailed, {}, QString::fromLatin1(problem)};
}

} // namespace

bool isConnectionLost(unsigned code)
{
    const bool byClient =
        (code >= CR_MIN_ERROR && code <= CR_MAX_ERROR) || code == CR_ERR_NET_READ || code == CR_ERR_NET_WRITE;
    return byClient || code == ER_CONNECTION_KILLED || code == ER_SERVER_SHUTDOWN;
}

bool isPassingOnMaria(unsigned code)
{
    return code == ER_LOCK_WAIT_TIMEOUT || code == ER_LOCK_DEADLOCK || code == ER_CHECKREAD || isConnectionLost(code);
}

Result<std::unique_ptr<MariaConnection>> MariaConnection::open(const MariaOptions& options, const QString& schema,
                                                               Mode mode)
{
    static std::once_flag begun;
    std::call_once(begun, [] { mysql_server_init(0, nullptr, nullptr); });
    MYSQL* const handle = mysql_init(nullptr);
    if (!handle)
        return unavailable("There is no memory for a connection.");
    std::unique_ptr<MariaConnection> connection(new MariaConnection(handle));
    if (auto connected = connection->connect(options, schema); !connected)
        return connected.error();
    if (auto configured = connection->configure(options, mode); !configured)
        return configured.error();
    return connection;
}

Result<Done> MariaConnection::connect(const MariaOptions& options, const QString& schema)
{
    const Address address = addressOf(options.server);
    if (!address.isHere && options.caFile.isEmpty())
        return Error{errors::kServerRefused,
                     {},
                     QStringLiteral("A server that is not on this machine is reached over TLS only.")};
    const auto patience = static_cast<unsigned>(options.answerWait.count());
    setOption(m_handle, MYSQL_OPT_CONNECT_TIMEOUT, kConnectSeconds);
    setOption(m_handle, MYSQL_OPT_READ_TIMEOUT, patience);
    setOption(m_handle, MYSQL_OPT_WRITE_TIMEOUT, patience);
    setOption(m_handle, MYSQL_OPT_LOCAL_INFILE, 0); // a server could ask for our files
    const my_bool no = 0;
    mysql_options(m_handle, MYSQL_OPT_RECONNECT, &no);
    mysql_options(m_handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    if (!options.caFile.isEmpty()) {
        const my_bool yes = 1;
        mysql_options(m_handle, MYSQL_OPT_SSL_CA, options.caFile.toUtf8().constData());
        mysql_options(m_handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
        mysql_options(m_handle, MYSQL_OPT_SSL_ENFORCE, &yes);
    }
    const bool overSocket = !address.socket.isEmpty();
    // FOUND_ROWS: an UPDATE counts the rows it matched, as SQLite does.
    const MYSQL* const connected = mysql_real_connect(
        m_handle, overSocket ? "localhost" : address.host.constData(), options.user.toUtf8().constData(),
        options.password.reveal().constData(), schema.isEmpty() ? nullptr : schema.toUtf8().constData(),
        overSocket ? 0 : address.port, overSocket ? address.socket.constData() : nullptr, CLIENT_FOUND_ROWS);
    if (!connected) {
        log::error(lc, "connect_failed").with("schema", schema).with("code", mysql_errno(m_handle));
        log::info(lc, "connect_problem").with("problem", problem());
        return Error{
            errors::kStorageFailed, {}, QStringLiteral("The database server cannot be reached: %1").arg(problem())};
    }
    return Done{};
}

Result<Done> MariaConnection::configure(const MariaOptions& options, Mode mode)
{
    const QByteArray session =
        QByteArray("SET SESSION sql_mode = '") + kSqlMode +
        "', autocommit = 0, default_storage_engine = 'InnoDB', innodb_snapshot_isolation = ON, time_zone = '+00:00', "
        "wait_timeout = 31536000, innodb_lock_wait_timeout = " +
        QByteArray::number(static_cast<qlonglong>(options.lockWait.count()));
    const char* const isolation = mode == Mode::Write
                                      ? "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE"
                                      : "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    for (const QByteArray& sql :
         {QByteArray("SET NAMES utf8mb4 COLLATE utf8mb4_nopad_bin"), session, QByteArray(isolation)}) {
        if (control(sql) != 0)
            return Error{
                errors::kServerRefused, {}, QStringLiteral("The session cannot be configured: %1").arg(problem())};
    }
    return Done{};
}

MariaConnection::~MariaConnection()
{
    m_statements.clear();
    mysql_close(m_handle);
}

MariaStatement* MariaConnection::prepared(const Statement& statement)
{
    const std::string_view name(statement.name);
    if (const auto found = m_statements.find(name); found != m_statements.end())
        return found->second.get();
    const auto text = statementText(statement.name, Dialect::Mysql);
    if (!text)
        return nullptr;
    MariaStatement::Refusal refusal;
    auto fresh = MariaStatement::prepare(m_handle, *text, refusal);
    if (!fresh) {
        if (isPassingOnMaria(refusal.code))
            m_failure = refusal.code;
        else
            log::error(lc, "prepare_failed").with("statement", statement.name).with("problem", refusal.text);
        return nullptr;
    }
    return m_statements.emplace(name, std::move(fresh)).first->second.get();
}

std::optional<Error> MariaConnection::check(const Statement& statement, const MariaStatement* found, size_t binds)
{
    if (m_failure != 0 && !found)
        return Error{errors::kStorageFailed};
    if (!found)
        return misused(statement, "cannot be prepared");
    // The client would read beyond what was given.
    if (std::cmp_not_equal(binds, found->parameters()))
        return misused(statement, "was given another number of parameters");
    return std::nullopt;
}

Result<Rows> MariaConnection::rows(const Statement& statement, std::initializer_list<Bind> binds)
{
    if (m_failure != 0)
        return Error{errors::kStorageFailed};
    MariaStatement* const found = prepared(statement);
    if (auto error = check(statement, found, binds.size()))
        return *error;
    Rows rows;
    if (!found->execute(binds) || (found->answersRows() && !found->fetch(rows)))
        return failed(statement, *found);
    return rows;
}

Result<int> MariaConnection::run(const Statement& statement, std::initializer_list<Bind> binds)
{
    if (m_failure != 0)
        return Error{errors::kStorageFailed};
    MariaStatement* const found = prepared(statement);
    if (auto error = check(statement, found, binds.size()))
        return *error;
    if (found->answersRows())
        return misused(statement, "answers rows: use rows()");
    if (!found->execute(binds))
        return failed(statement, *found);
    if (Rows unasked; found->answersRows()) {
        found->fetch(unasked);
        return misused(statement, "answers rows: use rows()");
    }
    return found->changed();
}

Error MariaConnection::failed(const Statement& statement, const MariaStatement& native)
{
    const unsigned code = native.errorNumber();
    // InnoDB takes back this statement only; the transaction is as before it.
    if (code == ER_DUP_ENTRY || code == ER_DUP_ENTRY_WITH_KEY_NAME)
        return Error{errors::kUniqueViolation};
    m_failure = code == 0 ? kMisused : code;
    log::Line(isPassingOnMaria(code) ? log::Level::Info : log::Level::Error, lc, "statement_failed")
        .with("statement", statement.name)
        .with("code", code);
    return Error{errors::kStorageFailed};
}

Error MariaConnection::misused(const Statement& statement, const char* problem)
{
    m_failure = kMisused;
    log::error(lc, "statement_misused").with("statement", statement.name).with("problem", problem);
    return Error{errors::kStorageFailed};
}

unsigned MariaConnection::control(const QByteArray& sql)
{
    return mysql_real_query(m_handle, sql.constData(), static_cast<unsigned long>(sql.size())) == 0
               ? 0U
               : mysql_errno(m_handle);
}

unsigned MariaConnection::script(const QByteArray& sql)
{
    if (mysql_set_server_option(m_handle, MYSQL_OPTION_MULTI_STATEMENTS_ON) != 0)
        return mysql_errno(m_handle);
    unsigned failure = control(sql);
    while (failure == 0) {
        if (MYSQL_RES* const result = mysql_store_result(m_handle))
            mysql_free_result(result);
        const int next = mysql_next_result(m_handle);
        if (next < 0)
            break;
        if (next > 0)
            failure = mysql_errno(m_handle);
    }
    if (failure == 0 && mysql_set_server_option(m_handle, MYSQL_OPTION_MULTI_STATEMENTS_OFF) != 0)
        failure = mysql_errno(m_handle);
    return failure;
}

bool MariaConnection::inTransaction() const
{
    unsigned status = 0;
    mariadb_get_infov(m_handle, MARIADB_CONNECTION_SERVER_STATUS, &status);
    return (status & SERVER_STATUS_IN_TRANS) != 0;
}

} // namespace guitai::storage
