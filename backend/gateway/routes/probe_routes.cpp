// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/probe_routes.h"

#include "result/assert.h"
#include "routes/replies.h"

#include <QFile>

namespace guitai::routes {

namespace {

constexpr int kOk = 200;
constexpr int kUnavailable = 503;

http::Response replyOf(const observability::Health::Report& report)
{
    return jsonReply(report.healthy ? kOk : kUnavailable, report.document);
}

} // namespace

async::Task<Result<http::Response>> tellLiveness(Services services, Exchange)
{
    co_return replyOf(services.health->liveness());
}

async::Task<Result<http::Response>> tellReadiness(Services services, Exchange)
{
    co_return replyOf(services.health->readiness());
}

async::Task<Result<http::Response>> writeMetrics(Services services, Exchange)
{
    http::Response response = jsonReply(kOk, services.metrics->text());
    response.headers.set("Content-Type", observability::Metrics::contentType());
    co_return response;
}

async::Task<Result<http::Response>> describeApi(Services, Exchange)
{
    co_return jsonReply(kOk, apiDescription());
}

QByteArray apiDescription()
{
    QFile file(QStringLiteral(":/routes/openapi.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    GUITAI_ASSERT(opened);
    return file.readAll();
}

} // namespace guitai::routes
