// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WebHdfsStore: archives in HDFS over WebHDFS, its REST interface (Hadoop 2 and 3, and HttpFS). Bytes go in two steps:
// the name node redirects to the data node that takes or has them. Nothing is tried twice here: archiving again is
// harmless, and its caller decides when.
#pragma once

#include "archive/archive_store.h"
#include "http/client.h"

namespace guitai::archive {

struct WebHdfsOptions
{
    QUrl folder;  ///< "http://namenode:9870/guitai/archive"
    QString user; ///< user.name of Hadoop's simple authentication; empty: none is named
    Duration deadline = std::chrono::seconds(60);
};

class WebHdfsStore final : public ArchiveStore
{
public:
    WebHdfsStore(http::Client& client, WebHdfsOptions options) : m_client(client), m_options(std::move(options)) {}

    async::Task<Result<Done>> put(QString path, QByteArray bytes) override;
    async::Task<Result<QByteArray>> get(QString path, qint64 mostBytes) override;
    async::Task<Result<Done>> rename(QString from, QString to) override;
    async::Task<Result<std::vector<Entry>>> list(QString folder) override;
    async::Task<Result<Done>> remove(QString path) override;

private:
    using Options = std::vector<std::pair<QString, QString>>;

    http::Call callTo(const QByteArray& method, const char* operation, const QString& path,
                      const Options& options = {}) const;
    /// Follows one redirect, with the body then and not before.
    async::Task<Result<http::Response>> throughDataNode(http::Call call, QByteArray body);
    /// Something under that path.
    async::Task<Result<bool>> isThere(QString path);

    http::Client& m_client;
    const WebHdfsOptions m_options;
};

} // namespace guitai::archive
