// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/webhdfs_store.h"

#include "result/assert.h"
#include "wire/json_reader.h"

#include <QUrlQuery>

#include <algorithm>

namespace guitai::archive {

namespace {

constexpr qsizetype kMostRefusalBytes = 64 << 10; ///< a RemoteException comes with a Java trace
constexpr wire::JsonLimits kListingLimits{.mostBytes = 8 << 20, .mostDepth = 8};

Error failed(const QString& detail)
{
    return {errors::kStoreFailed, {}, detail, {}};
}

/// What HDFS calls it, where it says so.
Error refused(const http::Response& response)
{
    QByteArray name;
    if (const auto document = wire::readJson(response.body); document && document->isObject()) {
        const wire::JsonValue* exception = document->find("RemoteException");
        const wire::JsonValue* kind = exception ? exception->find("exception") : nullptr;
        name = kind ? kind->utf8() : QByteArray();
    }
    const QString detail = QStringLiteral("HDFS answered %1 %2").arg(response.status).arg(QString::fromUtf8(name));
    return {response.status == 404 ? errors::kNotFound : errors::kStoreFailed, {}, detail, {}};
}

bool isSuccess(const http::Response& response)
{
    return response.status >= 200 && response.status < 300;
}

/// The answer {"boolean": true}, which RENAME and DELETE give.
bool saysTrue(const http::Response& response)
{
    const auto document = wire::readJson(response.body);
    const wire::JsonValue* flag = document && document->isObject() ? document->find("boolean") : nullptr;
    return flag && flag->flag();
}

Result<std::vector<Entry>> entriesOf(const QByteArray& body)
{
    const auto document = wire::readJson(body, kListingLimits);
    const wire::JsonValue* outer = document && document->isObject() ? document->find("FileStatuses") : nullptr;
    const wire::JsonValue* statuses = outer ? outer->find("FileStatus") : nullptr;
    if (!statuses || statuses->kind() != wire::JsonValue::Kind::Array)
        return failed(QStringLiteral("HDFS answered something else than a listing"));
    std::vector<Entry> entries;
    for (const wire::JsonValue& status : statuses->items()) {
        const wire::JsonValue* name = status.find("pathSuffix");
        const wire::JsonValue* type = status.find("type");
        if (!name || !type)
            return failed(QStringLiteral("HDFS listed something without name or type"));
        if (!name->utf8().isEmpty()) // a file's own listing has no name
            entries.push_back({name->text(), type->utf8() == "DIRECTORY"});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
}

} // namespace

http::Call WebHdfsStore::callTo(const QByteArray& method, const char* operation, const QString& path,
                                const Options& options) const
{
    GUITAI_ASSERT(path.isEmpty() || isPlainPath(path)); // empty: the whole store
    QUrl url = m_options.folder;
    url.setPath(QStringLiteral("/webhdfs/v1") + m_options.folder.path() + (path.isEmpty() ? path : u'/' + path));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("op"), QString::fromLatin1(operation));
    if (!m_options.user.isEmpty())
        query.addQueryItem(QStringLiteral("user.name"), m_options.user);
    for (const auto& [name, value] : options)
        query.addQueryItem(name, value);
    url.setQuery(query);
    http::Call call(method, url);
    call.deadline = m_options.deadline;
    return call;
}

async::Task<Result<http::Response>> WebHdfsStore::throughDataNode(http::Call call, QByteArray body)
{
    http::Call second = call;
    auto asking = m_client.send(std::move(call));
    Result<http::Response> first = co_await asking;
    if (!first || first->status != 307)
        co_return first;
    const QUrl place(QString::fromLatin1(first->headers.value("Location")), QUrl::StrictMode);
    const bool isHttp = place.scheme() == QLatin1String("http") || place.scheme() == QLatin1String("https");
    if (!place.isValid() || !isHttp || place.host().isEmpty())
        co_return failed(QStringLiteral("HDFS redirects to no data node"));
    second.url = place;
    second.body = std::move(body);
    if (!second.body.isEmpty())
        second.headers.set("Content-Type", "application/octet-stream");
    auto moving = m_client.send(std::move(second));
    co_return co_await moving;
}

async::Task<Result<Done>> WebHdfsStore::put(QString path, QByteArray bytes)
{
    http::Call call = callTo("PUT", "CREATE", path, {{QStringLiteral("overwrite"), QStringLiteral("true")}});
    auto writing = throughDataNode(std::move(call), std::move(bytes));
    const Result<http::Response> response = co_await writing;
    if (!response)
        co_return response.error();
    if (response->status != 201) // 200 would be a name node that took no bytes
        co_return refused(*response);
    co_return Done{};
}

async::Task<Result<QByteArray>> WebHdfsStore::get(QString path, qint64 mostBytes)
{
    http::Call call = callTo("GET", "OPEN", path);
    call.answerLimitBytes = mostBytes + kMostRefusalBytes;
    auto reading = throughDataNode(std::move(call), {});
    const Result<http::Response> response = co_await reading;
    if (!response)
        co_return response.error();
    if (!isSuccess(*response))
        co_return refused(*response);
    if (response->body.size() > mostBytes)
        co_return failed(QStringLiteral("%1 is larger than it should be").arg(path));
    co_return response->body;
}

async::Task<Result<bool>> WebHdfsStore::isThere(QString path)
{
    http::Call call = callTo("GET", "GETFILESTATUS", path);
    auto asking = m_client.send(std::move(call));
    const Result<http::Response> response = co_await asking;
    if (!response)
        co_return response.error();
    if (response->status == 404)
        co_return false;
    if (!isSuccess(*response))
        co_return refused(*response);
    co_return true;
}

async::Task<Result<Done>> WebHdfsStore::rename(QString from, QString to)
{
    // HDFS would move a folder into one that exists.
    auto looking = isThere(to);
    const Result<bool> isTaken = co_await looking;
    if (!isTaken)
        co_return isTaken.error();
    if (*isTaken)
        co_return failed(QStringLiteral("%1 is there already").arg(to));
    const QString target = m_options.folder.path() + u'/' + to;
    http::Call call = callTo("PUT", "RENAME", from, {{QStringLiteral("destination"), target}});
    auto renaming = m_client.send(std::move(call));
    const Result<http::Response> response = co_await renaming;
    if (!response)
        co_return response.error();
    if (!isSuccess(*response))
        co_return refused(*response);
    if (!saysTrue(*response))
        co_return failed(QStringLiteral("HDFS did not rename %1").arg(from));
    co_return Done{};
}

async::Task<Result<std::vector<Entry>>> WebHdfsStore::list(QString folder)
{
    http::Call call = callTo("GET", "LISTSTATUS", folder);
    call.answerLimitBytes = kListingLimits.mostBytes;
    auto asking = m_client.send(std::move(call));
    const Result<http::Response> response = co_await asking;
    if (!response)
        co_return response.error();
    if (response->status == 404)
        co_return std::vector<Entry>();
    if (!isSuccess(*response))
        co_return refused(*response);
    co_return entriesOf(response->body);
}

async::Task<Result<Done>> WebHdfsStore::remove(QString path)
{
    http::Call call = callTo("DELETE", "DELETE", path, {{QStringLiteral("recursive"), QStringLiteral("true")}});
    auto removing = m_client.send(std::move(call));
    const Result<http::Response> response = co_await removing;
    if (!response)
        co_return response.error();
    // It answers false where nothing was.
    if (!isSuccess(*response) && response->status != 404)
        co_return refused(*response);
    co_return Done{};
}

} // namespace guitai::archive
