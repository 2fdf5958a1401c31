// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// HDFS as its REST interface shows it: a name node that redirects and a data node behind the same port.
#pragma once

#include "support/scripted_peer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QUrlQuery>

namespace guitai::test {

class FakeHdfs
{
public:
    FakeHdfs() : m_peer([this](int) { return ScriptedPeer::Act{answerTo(m_peer.requests.last())}; }) {}

    QUrl folder() const { return m_peer.url(QStringLiteral("/guitai/archive")); }

    QMap<QString, QByteArray> files; ///< by absolute path
    QList<QByteArray> operations;    ///< "PUT CREATE", "PUT CREATE to the data node", …
    bool hasNoSpace = false;
    QByteArray redirectsTo; ///< instead of its own data node

private:
    static QByteArray answer(int status, const QByteArray& body, const QByteArray& field = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Said\r\n" + field +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    static QByteArray notFound()
    {
        return answer(404,
                      R"({"RemoteException":{"exception":"FileNotFoundException","message":"File does not exist"}})");
    }

    QByteArray answerTo(const QByteArray& request)
    {
        const QList<QByteArray> words = request.left(request.indexOf("\r\n")).split(' ');
        const QUrl url(QString::fromLatin1(words[1]));
        const QUrlQuery query(url);
        const QByteArray operation = query.queryItemValue(QStringLiteral("op")).toLatin1();
        const bool atDataNode = query.hasQueryItem(QStringLiteral("datanode"));
        operations.append(words[0] + ' ' + operation + (atDataNode ? " to the data node" : ""));
        if (query.queryItemValue(QStringLiteral("user.name")) != QStringLiteral("guitai"))
            return answer(401, "{}");
        const QString path = url.path().mid(QStringLiteral("/webhdfs/v1").size());
        if (operation == "CREATE" || operation == "OPEN")
            return moveBytes(request, words[1], operation, path, atDataNode);
        if (operation == "RENAME")
            return rename(path, query.queryItemValue(QStringLiteral("destination")));
        if (operation == "LISTSTATUS")
            return list(path);
        if (operation == "GETFILESTATUS")
            return isThere(path) ? answer(200, R"({"FileStatus":{"type":"DIRECTORY"}})") : notFound();
        if (operation == "DELETE")
            return removeBelow(path);
        return answer(400, "{}");
    }

    QByteArray moveBytes(const QByteArray& request, const QByteArray& target, const QByteArray& operation,
                         const QString& path, bool atDataNode)
    {
        const QByteArray body = request.mid(request.indexOf("\r\n\r\n") + 4);
        if (operation == "OPEN" && !files.contains(path))
            return notFound();
        if (!atDataNode) {
            const QByteArray own =
                "http://127.0.0.1:" + QByteArray::number(m_peer.serverPort()) + target + "&datanode=1";
            const QByteArray place = redirectsTo.isEmpty() ? own : redirectsTo;
            return body.isEmpty() ? answer(307, {}, "Location: " + place + "\r\n") : answer(400, "{}");
        }
        if (operation == "OPEN")
            return answer(200, files[path]);
        if (hasNoSpace)
            return answer(403, R"({"RemoteException":{"exception":"DSQuotaExceededException","message":"full"}})");
        files[path] = body;
        return answer(201, {});
    }

    bool isThere(const QString& path) const
    {
        const auto keys = files.keys();
        return std::any_of(keys.begin(), keys.end(),
                           [&](const QString& key) { return key == path || key.startsWith(path + u'/'); });
    }

    QByteArray rename(const QString& from, const QString& to)
    {
        const QString target = isThere(to) ? to + from.mid(from.lastIndexOf(u'/')) : to; // as HDFS does
        bool isMoved = false;
        for (const QString& key : files.keys()) {
            if (key != from && !key.startsWith(from + u'/'))
                continue;
            files.insert(target + key.mid(from.size()), files.take(key));
            isMoved = true;
        }
        return answer(200, isMoved ? R"({"boolean":true})" : R"({"boolean":false})");
    }

    QByteArray removeBelow(const QString& path)
    {
        const bool wasThere = isThere(path);
        for (const QString& key : files.keys()) {
            if (key == path || key.startsWith(path + u'/'))
                files.remove(key);
        }
        return answer(200, wasThere ? R"({"boolean":true})" : R"({"boolean":false})");
    }

    QByteArray list(const QString& folder) const
    {
        QMap<QString, bool> names; // whether it is a folder
        for (const QString& key : files.keys()) {
            if (key.startsWith(folder + u'/')) {
                const QString below = key.mid(folder.size() + 1);
                names.insert(below.section(u'/', 0, 0), below.contains(u'/'));
            }
        }
        if (names.isEmpty())
            return notFound();
        QJsonArray statuses;
        for (auto name = names.begin(); name != names.end(); ++name) {
            statuses.append(QJsonObject{
                {QStringLiteral("pathSuffix"), name.key()},
                {QStringLiteral("type"), name.value() ? QStringLiteral("DIRECTORY") : QStringLiteral("FILE")},
                {QStringLiteral("length"), 1}});
        }
        const QJsonObject outer{{QStringLiteral("FileStatus"), statuses}};
        return answer(200, QJsonDocument(QJsonObject{{QStringLiteral("FileStatuses"), outer}}).toJson());
    }

    ScriptedPeer m_peer;
};

} // namespace guitai::test
