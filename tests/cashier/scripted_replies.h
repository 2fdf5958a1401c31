// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the scripted backend as bytes on a socket.
#pragma once

#include <QByteArray>
#include <QJsonObject>

class QTcpSocket;

namespace guitai::test {

void reply(QTcpSocket* socket, int status, const QByteArray& body, const char* type = "application/json");
void reply(QTcpSocket* socket, int status, const QJsonObject& body);
void replyProblem(QTcpSocket* socket, int status, const QByteArray& code);

} // namespace guitai::test
