// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A way to a database's socket that is cut around a COMMIT: before it arrives, or after it was answered. Then
// it lets everything pass. Two threads a connection; blocking.
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

#include <atomic>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace guitai::test {

class CuttingProxy
{
public:
    enum class Cut { Never, BeforeCommit, AfterCommit };

    explicit CuttingProxy(QByteArray target) : m_target(std::move(target))
    {
        const sockaddr_un address = addressOf(path());
        m_listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(m_listener, 64) != 0)
            qFatal("the proxy does not listen");
        m_acceptor = std::thread([this] { acceptAll(); });
    }
    ~CuttingProxy()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_acceptor.join();
        ::close(m_listener);
        for (std::thread& thread : m_threads)
            thread.join();
    }
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    QByteArray path() const { return m_folder.filePath(QStringLiteral("socket")).toUtf8(); }
    /// The next COMMIT of any connection.
    void cutNext(Cut cut) { m_cut = cut; }

private:
    static sockaddr_un addressOf(const QByteArray& path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
        return address;
    }
    void acceptAll()
    {
        for (int client = ::accept(m_listener, nullptr, nullptr); client >= 0;
             client = ::accept(m_listener, nullptr, nullptr)) {
            const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
            const sockaddr_un address = addressOf(m_target);
            if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
                qFatal("the server does not answer the proxy");
            m_threads.emplace_back([this, client, server] { pass(client, server); });
        }
    }
    /// One connection: a question, its answer, in turns as far as the bytes come.
    void pass(int client, int server)
    {
        std::thread answers([client, server] { copy(server, client); });
        QByteArray bytes(65'536, '\0');
        for (ssize_t size = ::read(client, bytes.data(), 65'536); size > 0;
             size = ::read(client, bytes.data(), 65'536)) {
            const bool commits = QByteArrayView(bytes.constData(), size).contains("COMMIT");
            const Cut cut = commits ? m_cut.exchange(Cut::Never) : Cut::Never;
            if (cut == Cut::BeforeCommit)
                break;
            if (cut == Cut::AfterCommit) {
                ::shutdown(client, SHUT_RDWR); // nobody hears the answer
                send(server, bytes.constData(), size);
                break;
            }
            send(server, bytes.constData(), size);
        }
        ::shutdown(client, SHUT_RDWR);
        ::shutdown(server, SHUT_WR); // what was sent is still worked on
        answers.join();
        ::close(client);
        ::close(server);
    }
    static void copy(int from, int to)
    {
        QByteArray bytes(65'536, '\0');
        for (ssize_t size = ::read(from, bytes.data(), 65'536); size > 0; size = ::read(from, bytes.data(), 65'536))
            send(to, bytes.constData(), size);
        ::shutdown(to, SHUT_WR);
    }
    static void send(int to, const char* bytes, ssize_t size)
    {
        while (size > 0) {
            const ssize_t sent = ::send(to, bytes, static_cast<size_t>(size), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes += sent;
            size -= sent;
        }
    }

    QTemporaryDir m_folder;
    const QByteArray m_target;
    std::atomic<Cut> m_cut{Cut::Never};
    int m_listener = -1;
    std::thread m_acceptor;
    std::vector<std::thread> m_threads;
};

} // namespace guitai::test
