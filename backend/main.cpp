// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-backend: serve | migrate | audit | archive | reconcile | read-bill
#include "app/commands.h"

#include "log/log.h"
#include "server/epoll_dispatcher.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    guitai::log::captureQtMessages();
    guitai::server::installEpollDispatcher();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("guitai-backend"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GUITAI_VERSION));
    return guitai::app::runCommand(application.arguments());
}
