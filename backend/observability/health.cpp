// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "observability/health.h"

namespace guitai::observability {

namespace {

QString wordFor(bool healthy)
{
    return healthy ? QStringLiteral("ok") : QStringLiteral("failing");
}

} // namespace

Health::Report Health::readiness() const
{
    std::vector<Named> all = m_liveness;
    all.insert(all.end(), m_readiness.begin(), m_readiness.end());
    return reportOf(all);
}

Health::Report Health::reportOf(const std::vector<Named>& checks)
{
    Report report;
    QJsonObject details;
    for (const Named& named : checks) {
        const bool healthy = named.check();
        report.healthy = report.healthy && healthy;
        details.insert(QString::fromLatin1(named.name), wordFor(healthy));
    }
    report.document.insert(QStringLiteral("status"), wordFor(report.healthy));
    report.document.insert(QStringLiteral("checks"), details);
    return report;
}

} // namespace guitai::observability
