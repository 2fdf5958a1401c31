// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive_commands.h"

#include "app/archive_place.h"
#include "log/log.h"

#include <QCoreApplication>

#include <cstdio>

namespace guitai::app {

namespace {

const log::Category lc{"archive"};

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kWorkers = 2;

using archive::Place;

int fail(const Error& error)
{
    log::error(lc, "stopped").with("code", error.code.name).with("field", error.field).with("detail", error.detail);
    return kFailed;
}

class ArchiveCommand
{
public:
    ArchiveCommand(const Settings& settings, QStringList words, QString target)
        : m_words(std::move(words)), m_target(std::move(target)), m_client(http::makeSocketClient({})),
          m_store(makeArchiveStore(settings, *m_client, m_workers)), m_archive(*m_store, m_workers)
    {
    }

    async::Task<int> run()
    {
        const QString verb = m_words.value(0);
        if (verb == QLatin1String("list") && m_words.size() == 1)
            return list();
        if (verb == QLatin1String("verify") && (m_words.size() == 1 || m_words.size() == 3))
            return verify();
        if (verb == QLatin1String("restore") && m_words.size() == 3 && !m_target.isEmpty())
            return restore();
        return explain();
    }

private:
    async::Task<int> list()
    {
        auto listing = m_archive.listAll();
        const auto places = co_await listing;
        if (!places)
            co_return fail(places.error());
        for (const Place& place : *places) {
            auto reading = m_archive.manifest(place);
            const auto manifest = co_await reading;
            const QByteArray until = manifest ? "kept until " + manifest->keptUntil : QByteArray("DAMAGED");
            std::printf("%s  %s\n", qPrintable(place.folder()), until.constData());
        }
        co_return kDone;
    }

    async::Task<int> verify()
    {
        auto finding = named();
        const auto places = co_await finding;
        if (!places)
            co_return fail(places.error());
        int damaged = 0;
        for (const Place& place : *places) {
            auto verifying = m_archive.verify(place);
            const auto findings = co_await verifying;
            if (!findings)
                co_return fail(findings.error());
            damaged += findings->empty() ? 0 : 1;
            std::printf("%s  %s\n", qPrintable(place.folder()), findings->empty() ? "whole" : "DAMAGED");
            for (const archive::Finding& wrong : *findings)
                std::printf("  %s %s\n", wrong.what.constData(), wrong.file.constData());
        }
        std::printf("%zu archives, %d damaged\n", places->size(), damaged);
        co_return damaged == 0 ? kDone : kFailed;
    }

    async::Task<int> restore()
    {
        auto finding = named();
        const auto places = co_await finding;
        if (!places)
            co_return fail(places.error());
        auto restoring = m_archive.restore(places->back(), m_target);
        const auto manifest = co_await restoring;
        if (!manifest)
            co_return fail(manifest.error());
        std::printf("%s  %zu files restored\n", qPrintable(places->back().folder()), manifest->members.size());
        co_return kDone;
    }

    async::Task<int> explain()
    {
        std::fputs("archive list | verify [account day] | restore account day --to folder\n", stderr);
        co_return kWrongUsage;
    }

    /// Those of the account and day that were named, else all; a day that was named has one.
    async::Task<Result<std::vector<Place>>> named()
    {
        if (m_words.size() == 1) {
            auto listing = m_archive.listAll();
            co_return co_await listing;
        }
        auto listing = m_archive.list(ChannelAccountId::trusted(m_words[1].toUtf8()), m_words[2].toUtf8());
        auto places = co_await listing;
        if (places && places->empty())
            co_return Error{archive::errors::kNotFound, {}, m_words[1] + u' ' + m_words[2], {}};
        co_return places;
    }

    const QStringList m_words;
    const QString m_target;
    async::WorkerPool m_workers{kWorkers};
    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<archive::ArchiveStore> m_store;
    archive::Archive m_archive;
};

async::Task<> runToEnd(std::shared_ptr<ArchiveCommand> command)
{
    auto running = command->run();
    const int exitCode = co_await running;
    const auto quit = [exitCode] { QCoreApplication::exit(exitCode); };
    // May be over before exec() runs: ask from within the loop.
    QMetaObject::invokeMethod(QCoreApplication::instance(), quit, Qt::QueuedConnection);
}

} // namespace

int runArchiveCommand(const Settings& settings, const QStringList& words, const QString& target)
{
    const auto command = std::make_shared<ArchiveCommand>(settings, words, target);
    runToEnd(command);
    return QCoreApplication::exec();
}

} // namespace guitai::app
