// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-sandbox: plays WeChat Pay, Alipay and a customer's phone on this machine. Options: --help.
#include "crypto/hash.h"
#include "log/log.h"
#include "sandbox/bank/bank_account.h"
#include "sandbox/sandbox.h"
#include "server/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSslKey>
#include <QSslSocket>

#include <csignal>
#include <cstdio>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

using namespace guitai;

struct Options
{
    QDir folder;
    quint16 port = 0;
    quint16 securePort = 0;
    QString shop;
    QStringList pageHosts;
};

std::optional<Options> readOptions(const QCoreApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Plays WeChat Pay v3 and v2, Alipay and a phone wallet on 127.0.0.1."_s);
    parser.addHelpOption();
    const QCommandLineOption folder(u"folder"_s, u"Where keys and account.json are kept."_s, u"DIR"_s);
    const QCommandLineOption port(u"port"_s, u"0 lets the system choose."_s, u"N"_s, u"0"_s);
    const QCommandLineOption securePort(u"secure-port"_s, u"Where a client certificate is demanded; 0 as above."_s,
                                        u"N"_s, u"0"_s);
    const QCommandLineOption shop(u"shop"_s, u"The shop's name in the wallet."_s, u"NAME"_s, u"柜台示范店"_s);
    const QCommandLineOption pageHost(u"page-host"_s,
                                      u"A host of the shop's pages, repeatable; without, this machine."_s, u"HOST"_s);
    parser.addOptions({folder, port, securePort, shop, pageHost});
    parser.process(app);
    bool isPort = false;
    bool isSecurePort = false;
    const quint16 number = parser.value(port).toUShort(&isPort);
    const quint16 secureNumber = parser.value(securePort).toUShort(&isSecurePort);
    if (!isPort || !isSecurePort || parser.value(folder).isEmpty())
        return std::nullopt;
    return Options{QDir(parser.value(folder)), number, secureNumber, parser.value(shop), parser.values(pageHost)};
}

int fail(const Error& error)
{
    std::fprintf(stderr, "guitai-sandbox: %s: %s\n", error.code.name, error.detail.toUtf8().constData());
    return 1;
}

QSslConfiguration secureDoor(const sandbox::Identity& identity)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(identity.gatewayCertificate));
    tls.setPrivateKey(QSslKey(identity.gatewayPrivatePem.reveal(), QSsl::Rsa));
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCaCertificates({QSslCertificate(identity.merchantCertificate)});
    return tls;
}

void announce(quint16 port, const QDir& folder)
{
    const QJsonObject line{
        {u"event"_s, u"listening"_s}, {u"port"_s, port}, {u"account"_s, folder.absoluteFilePath(u"account.json"_s)}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(0077);
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication app(argc, argv);
    log::captureQtMessages();
    const auto options = readOptions(app);
    if (!options) {
        std::fputs("guitai-sandbox: --folder DIR is needed and --port takes 0 to 65535\n", stderr);
        return 2;
    }
    const SystemClock clock;
    auto identity = sandbox::loadIdentity(options->folder, &crypto::randomBytes, clock);
    if (!identity)
        return fail(identity.error());
    auto alipay = sandbox::loadAlipayIdentity(options->folder, &crypto::randomBytes);
    if (!alipay)
        return fail(alipay.error());
    auto unionpay = sandbox::unionpay::loadIdentity(options->folder, &crypto::randomBytes);
    if (!unionpay)
        return fail(unionpay.error());

    // Tests run hundreds of connections from one address.
    server::ServerOptions door;
    door.port = options->port;
    door.mostPerAddress = door.mostConnections;
    auto client = http::makeSocketClient({});
    auto timers = std::make_unique<async::QtTimers>();
    const QByteArray bankToken = sandbox::bankToken(options->folder, &crypto::randomBytes);
    sandbox::Identities identities{*std::move(identity), *std::move(alipay), *std::move(unionpay), bankToken};
    if (!options->pageHosts.isEmpty())
        identities.pageHosts = options->pageHosts;
    sandbox::Sandbox played(std::move(identities), options->shop, *client, *timers, clock, &crypto::randomBytes);
    server::Server server(door, clock, [&played](http::Request request) { return played.answer(std::move(request)); });
    const auto listening = server.listen();
    if (!listening)
        return fail(listening.error());
    // Where API v2 wants to see the merchant's certificate.
    door.port = options->securePort;
    door.tls = secureDoor(played.identities().wechat);
    server::Server secure(door, clock, [&played](http::Request request) { return played.answer(std::move(request)); });
    if (const auto opened = secure.listen(); !opened)
        return fail(opened.error());
    const QUrl baseUrl(u"http://127.0.0.1:%1"_s.arg(server.port()));
    const auto written = sandbox::writeAccount(options->folder, played.identities().wechat, baseUrl);
    if (!written)
        return fail(written.error());
    const QUrl secureUrl(u"https://localhost:%1"_s.arg(secure.port()));
    const auto v2 = sandbox::writeV2Account(options->folder, played.identities().wechat, baseUrl, secureUrl);
    if (!v2)
        return fail(v2.error());
    if (const auto bank = sandbox::writeBankAccount(options->folder, bankToken, baseUrl); !bank)
        return fail(bank.error());
    const auto alipayWritten = sandbox::writeAlipayAccounts(options->folder, played.identities().alipay, baseUrl);
    if (!alipayWritten)
        return fail(alipayWritten.error());
    const auto unionpayWritten = sandbox::unionpay::writeAccount(options->folder, played.identities().acp, baseUrl);
    if (!unionpayWritten)
        return fail(unionpayWritten.error());
    announce(server.port(), options->folder);
    const int exitCode = QCoreApplication::exec();
    // Coroutines that still wait end here, while what they use is there.
    timers.reset();
    client.reset();
    return exitCode;
}
