// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Is this process alive, and may it be sent requests? Each part says so by a function given at start; a check
// looks at what its part knows already and never waits. Lives on the event loop.
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <vector>

namespace guitai::observability {

class Health
{
public:
    using Check = std::function<bool()>;

    struct Report
    {
        bool healthy = true;
        /// {"status":"ok","checks":{"storage":"ok"}}; "failing" for what is not.
        QJsonObject document = {};
    };

    /// False means: restart the process.
    void addLiveness(QByteArray name, Check check) { m_liveness.push_back({std::move(name), std::move(check)}); }
    /// False means: send requests elsewhere for now.
    void addReadiness(QByteArray name, Check check) { m_readiness.push_back({std::move(name), std::move(check)}); }

    Report liveness() const { return reportOf(m_liveness); }
    /// A process that is not alive is not ready either.
    Report readiness() const;

private:
    struct Named
    {
        QByteArray name;
        Check check;
    };

    static Report reportOf(const std::vector<Named>& checks);

    std::vector<Named> m_liveness;
    std::vector<Named> m_readiness;
};

} // namespace guitai::observability
