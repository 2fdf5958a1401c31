// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A client of the stream as a till is one: says hello, keeps what it hears and the newest cursor.
#pragma once

#include "wire/stream_wire.h"

#include <QWebSocket>

#include <vector>

namespace guitai::test {

class StreamListener final : public QObject
{
public:
    explicit StreamListener(const QUrl& url, QByteArray token = {}, QByteArray cursor = {})
    {
        connect(&socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) { hear(text); });
        if (!token.isEmpty()) {
            connect(&socket, &QWebSocket::connected, this, [this, token, cursor] {
                wire::StreamHello hello;
                hello.token = Secret(token);
                hello.cursor = cursor;
                socket.sendTextMessage(QString::fromUtf8(hello.toJson()));
            });
        }
        socket.open(url);
    }

    bool isReady() const { return !greetings.empty(); }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    int closeCode() const { return static_cast<int>(socket.closeCode()); }

    QWebSocket socket;
    std::vector<wire::StreamMessage::Kind> greetings;
    std::vector<QByteArray> subjects; ///< of the events, in the order heard
    QByteArray cursor;
    bool malformed = false;

private:
    void hear(const QString& text)
    {
        const auto message = wire::StreamMessage::read(text.toUtf8());
        malformed = malformed || !message;
        if (!message)
            return;
        cursor = message->cursor;
        if (message->event)
            subjects.push_back(message->event->subject);
        else
            greetings.push_back(message->kind);
    }
};

} // namespace guitai::test
