// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/channel_callbacks.h"

#include "bench/machine.h"
#include "bench/paid_notices.h"
#include "bench/prepared_store.h"
#include "bench/report.h"
#include "crypto/hash.h"

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;

const ChannelAccountId kAccount = ChannelAccountId::trusted("M1000-wechat");

std::vector<AttemptNo> awaited(const test::LoadBackend& backend, int count)
{
    OpenPayments wanted;
    wanted.count = count;
    wanted.channel = ChannelCode::trusted("wechat");
    wanted.accountId = kAccount;
    wanted.payWay = "WECHAT_NATIVE";
    wanted.firstCheck = 1h; // nobody is there to ask
    return PreparedStore(backend).addOpenPayments(wanted);
}

} // namespace

int channelCallbacks(test::LoadBackend& backend, const QString& sandboxFolder, SteadyLoad load, int count,
                     const QString& resultFile)
{
    const auto identity = sandbox::loadIdentity(QDir(sandboxFolder), &crypto::randomBytes, SystemClock());
    if (!identity || !sandbox::writeAccount(QDir(sandboxFolder), *identity, QUrl(QStringLiteral("http://127.0.0.1:9"))))
        qFatal("the sandbox's keys cannot be made in %s", qPrintable(sandboxFolder));
    if (!started(backend) || backend.stop() != 0)
        return kFailed;
    const std::vector<QByteArray> notices = paidNotices(*identity, awaited(backend, count), kAccount);
    row("load average before", loadAverage());
    if (!started(backend))
        return kFailed;
    load.warmUpSeconds = std::min(load.warmUpSeconds, 1);
    Work work;
    work.request = [&](qint64 index) { return index < count ? notices[static_cast<size_t>(index)] : QByteArray(); };
    work.isDone = [](const test::LoadAnswer& answer) { return answer.status == 200 || answer.status == 204; };
    const Measured measured = measure(backend, load, work);
    if (!isClean(measured))
        return kFailed;
    row("callbacks verified, stored, applied and acknowledged", QStringLiteral("**%1/s**").arg(measured.perSecond()));
    describe(backend, load, measured);
    row("notices", QStringLiteral("%1, RSA-2048 and AES-256-GCM, made beforehand").arg(count));
    keep(resultFile, measured.perSecond());
    return kDone;
}

} // namespace guitai::bench
