// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tidy/source_rules.h"

#include <QRegularExpression>

namespace guitai::tidy {

namespace {

using Find = std::function<Lines(const SourceFile&)>;
using View = QString SourceFile::*;

constexpr View kText = &SourceFile::text;
constexpr View kSpoken = &SourceFile::spoken;
constexpr View kCode = &SourceFile::code;

constexpr const char* kCpp = R"(\.(cpp|h)$)";
constexpr const char* kProduct = R"(^(common|backend|cashier)/.*\.(cpp|h)$)";
constexpr const char* kBusiness = R"(^backend/(payments|results|channels|refunds|accounts|risk|withdrawals|payouts|recharges)/.*\.(cpp|h)$)";
constexpr const char* kEverything = "";
constexpr const char* kNone = "";

QRegularExpression expression(const char* pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption);
}

Find holds(View view, const char* pattern)
{
    return [view, words = expression(pattern)](const SourceFile& file) {
        Lines lines;
        auto matches = words.globalMatch(file.*view);
        while (matches.hasNext())
            lines.push_back(lineAt(file.*view, matches.next().capturedStart()));
        return lines;
    };
}

Find lacks(const char* pattern)
{
    return [words = expression(pattern)](const SourceFile& file) {
        return words.match(file.text).hasMatch() ? Lines() : Lines{1};
    };
}

Find isNamed(const char* pattern)
{
    return [words = expression(pattern)](const SourceFile& file) {
        return words.match(file.path).hasMatch() ? Lines{1} : Lines();
    };
}

Find functionsOver(int mostLines)
{
    return [mostLines](const SourceFile& file) { return tidy::functionsOver(file, mostLines); };
}

Find longerThan(int mostLines)
{
    return [mostLines](const SourceFile& file) { return linesBeyond(file, mostLines); };
}

Find widerThan(int mostCharacters)
{
    return [mostCharacters](const SourceFile& file) { return linesWider(file, mostCharacters); };
}

QByteArray longFunction()
{
    return "void f()\n{\n" + QByteArray("    g();\n").repeated(70) + "}\n";
}

const QByteArray kLongFunction = longFunction();
const QByteArray kLongFile = QByteArray("int x;\n").repeated(401);
const QByteArray kLongPage = QByteArray("word\n").repeated(81);
const QByteArray kLongLine = QByteArray("x").repeated(121);

const QByteArray kLongRow = "// clang-format off\n" + kLongLine + "\n// clang-format on\n";

// clang-format off
const Rule kRules[] = {
    {"a co_await holds no brace temporary", "gcc 12 destroys it twice: name it, then std::move it in",
     kCpp, kNone, awaitsWithBrace, "backend/payments/a.cpp",
     "auto r = co_await call(Order{1});", "Order o{1}; if (co_await call(std::move(o))) { g(); }"},
    {"a co_await holds no lambda", "gcc 12 destroys its captures twice: name it first",
     kCpp, kNone, awaitsWithLambda, "backend/payments/a.cpp",
     "co_await run([x] (int) -> int;", "co_await run(list[0], f()[1]);"},
    {"a Task takes its parameters by value", "a reference may dangle after the first suspension",
     kCpp, kNone, tasksWithReference, "backend/payments/a.h",
     "async::Task<Result<int>> f(const Order& order);", "Task<T> f(Storage& s, std::function<void(Tx&)> w);"},
    {"no lambda with captures is a coroutine", "its captures die with the lambda, before the coroutine ends",
     kProduct, kNone, holds(kCode, R"(\[[^\]\[\n]+\]\s*\([^)]*\)\s*(mutable\s*)?->\s*(\w+::)*Task<)"), "backend/payments/a.cpp",
     "auto f = [this](int x) -> async::Task<> { co_return; };", "auto f = [](int x) -> async::Task<> { co_return; };"},
    {"business folders await no Qt object", "the simulation runs them on virtual time",
     kBusiness, kNone, holds(kCode, R"(\bqCoro\s*\(|#include <QCoro(?!Task\b))"), "backend/results/a.cpp",
     "co_await qCoro(socket).waitForReadyRead();", "#include <QCoroTask>"},
    {"business folders include no event or socket header", "time and network come through their constructors",
     kBusiness, kNone, holds(kCode, R"(#include <(QTimer|QEventLoop|QThread|QSocketNotifier|Q\w*Socket|Q\w*Server|QSsl\w*|QNetwork\w*|QtNetwork.*)>)"),
     "backend/channels/wechat/a.cpp", "#include <QTimer>", "#include <QTimeZone>"},
    {"signals are connected by pointer", "a misspelt string connects nothing and is noticed only when run",
     kCpp, kNone, holds(kCode, R"(\b(SIGNAL|SLOT)\s*\()"), "cashier/app/a.cpp",
     "connect(a, SIGNAL(clicked()), b, SLOT(pay()));", "connect(a, &A::clicked, b, &B::pay);"},
    {"QNetworkAccessManager is not used", "it sends a POST twice when a kept-alive connection dies",
     kCpp, kNone, holds(kCode, R"(\bQNetworkAccessManager\b)"), "common/http/a.cpp",
     "QNetworkAccessManager network;", "// unlike QNetworkAccessManager"},
    {"peers are always verified", "a certificate that is not checked protects nothing",
     kProduct, kNone, holds(kCode, R"(\bignoreSslErrors\b|\b(VerifyNone|QueryPeer)\b)"), "common/http/a.cpp",
     "tls.setPeerVerifyMode(QSslSocket::VerifyNone);", "tls.setPeerVerifyMode(QSslSocket::VerifyPeer);"},
    // The event dispatcher is what everybody else's processEvents would call.
    {"event loops are not nested", "a slot would run in the middle of a payment",
     kProduct, "^backend/gateway/server/epoll_dispatcher", holds(kCode, R"(\bQEventLoop\s*(\w+\s*)?[;({]|\bprocessEvents\s*\(|(?i:dialog|menu|box|loop)\w*(\.|->)exec\s*\()"),
     "cashier/app/a.cpp", "QEventLoop loop; loop.exec();", "return application.exec();"},
    // Storage sleeps on the writer's own thread, where nothing else runs, before it opens a locked file again;
    // the crash loop kills at a random moment; benchmarks measure for a time.
    {"nobody sleeps", "the event loop and every payment on it would stop",
     kCpp, "^(backend/storage|tests/crash|tests/bench)/", holds(kCode, R"(\bQThread::[mu]?sleep\b|\bsleep_(for|until)\b|\bu?sleep\s*\()"),
     "backend/app/a.cpp", "QThread::msleep(5);", "timers.after(5ms);"},
    {"a skipped part is counted", "ctest would show it as passed: GUITAI_SKIP of support/skip.h",
     R"(^tests/.*\.(cpp|h)$)", "^tests/support/skip", holds(kCode, R"(\bQSKIP\s*\()"), "tests/flow/a.cpp",
     "QSKIP(\"no server\");", "GUITAI_SKIP(reason);"},
    // peers.md 7 (blnk): amounts are floating point.
    {"money is never floating point", "0.1 + 0.2 is not 0.3",
     kCpp, kNone, holds(kCode, R"(^(?=.*(?i:amount|money|fee|balance|total)).*\b(double|float)\b)"), "cashier/models/a.cpp",
     "const double amount = 0.1;", "const Money amount = half(double_zero);"},
    {"there are no singletons", "what a part needs comes through its constructor, and a test gives it another",
     kProduct, kNone, holds(kCode, R"((?<!QCoreApplication::)(?<!QAbstractEventDispatcher::)\binstance\s*\(\s*\))"), "cashier/app/a.cpp",
     "Config::instance().read();", "QCoreApplication::instance()->quit();"},
    {"text for people stands only in the cashier", "everything else speaks codes, which a client can act on",
     R"(^(common|backend)/.*\.(cpp|h)$)", kNone, holds(kCode, R"(\b(tr|translate)\s*\()"), "backend/app/a.cpp",
     "return tr(\"Paid\");", "return str(code);"},
    {"SQL stands in .sql files", "a test prepares each against a migrated database",
     kProduct, "^backend/storage/", holds(kSpoken, R"("\s*(SELECT |INSERT INTO|UPDATE |DELETE FROM|CREATE TABLE))"), "backend/results/a.cpp",
     "query(\"SELECT 1 FROM payment\");", "read(\":/sql/payments/select_payment.sql\");"},
    {"the backend and common need no screen", "they run where no display library is installed",
     R"(^(backend|common)/.*(CMakeLists\.txt|\.cpp|\.h)$)", "^common/cmake/", holds(kCode, R"(Qt6::(Gui|Widgets)\b|#include <(QtGui|QtWidgets|QWidget|QPainter|QPixmap|QImage|QApplication|QGuiApplication)\b)"),
     "backend/CMakeLists.txt", "target_link_libraries(x Qt6::Widgets)", "target_link_libraries(x Qt6::Core)"},
    {"a part's header is named by its folder", "the link table decides which folders a part sees",
     kProduct, kNone, holds(kSpoken, R"re(#include "(?!([a-z0-9_]+/)+[a-z0-9_]+\.(h|moc)"|[a-z0-9_]+\.moc"|ui_[a-z0-9_]+\.h"))re"), "backend/app/a.cpp",
     "#include \"../storage/storage.h\"", "#include \"storage/storage.h\""},
    {"every header is included once", "two copies of a type do not compile",
     R"(\.h$)", kNone, lacks("^#pragma once$"), "common/ids/a.h", "int x;\n", "#pragma once\n"},
    {"every source names its licence", "a file that leaves the project takes its terms along",
     R"(\.(cpp|h|cmake|sh|mjs|py)$)", kNone, lacks("SPDX-License-Identifier: GPL-3.0-or-later"), "common/ids/a.h",
     "#pragma once\n", "// SPDX-License-Identifier: GPL-3.0-or-later\n"},
    {"file names are snake_case", "the same on file systems with and without capitals",
     R"(\.(cpp|h|sql|ui)$)", kNone, isNamed(R"(/(?![a-z0-9_]+(\.mysql)?\.\w+$)[^/]+$)"), "common/ids/PaymentNo.h", "", nullptr},
    // RFC 9421 calls the text that is signed the signature base.
    {"file names say what a part does", "manager, util and their kin say nothing",
     R"(\.(cpp|h|sql|ui)$)", "/signature_base", isNamed(R"((^|/|_)(manager|helper|util|impl|data|info|base)s?[_.][^/]*$)"), "backend/risk/risk_manager.h", "", nullptr},
    {"a file has at most 400 lines", "beyond that it holds two things",
     kProduct, kNone, longerThan(400), "backend/app/a.cpp", kLongFile.constData(), "int x;\n"},
    {"a function has at most 70 lines", "it is read on one screen",
     kProduct, kNone, functionsOver(70), "backend/app/a.cpp", kLongFunction.constData(), "constexpr int kTable[] = {\n1\n};\n"},
    {"a line has at most 120 characters", "two files fit beside each other",
     kCpp, kNone, widerThan(120), "backend/app/a.cpp", kLongLine.constData(), kLongRow.constData()},
    {"a README has at most 80 lines", "longer ones are not read",
     R"((^|/)README[^/]*\.md$)", kNone, longerThan(80), "common/README.md", kLongPage.constData(), "word\n"},
    {"no machine's paths are written down", "the project builds wherever it is checked out",
     kEverything, kNone, holds(kText, R"((?<![\w./}])/(work|root|home)/)"), "demo.sh", "cd /" "home/till/guitai", "cd \"$root/home/\""},
    {"nothing is left to do in a comment", "open work stands in the list of issues",
     kEverything, kNone, holds(kText, R"(\b(TODO|FIXME)\b)"), "common/ids/a.h", "// TO" "DO: check", "// The list to do it by"},
    {"every translation is finished and used", "a till would show two languages at once",
     R"(\.ts$)", kNone, holds(kText, R"re(type="(unfinished|vanished|obsolete)")re"), "translations/guitai_en.ts",
     "<translation type=\"unfinished\"/>", "<translation>Paid</translation>"},
};
// clang-format on

} // namespace

std::span<const Rule> rules()
{
    return kRules;
}

bool concerns(const Rule& rule, const QString& path)
{
    const bool spared = *rule.except != '\0' && expression(rule.except).match(path).hasMatch();
    return !spared && expression(rule.where).match(path).hasMatch();
}

} // namespace guitai::tidy
