// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/pay_routes.h"

#include "channels/registry.h"
#include "crypto/hash.h"
#include "ids/payment_no.h"
#include "routes/pay_visit.h"
#include "routes/replies.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <algorithm>

namespace guitai::routes {

namespace {

using namespace payment_records;
using pay_page::PageView;
using routing::Route;
using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kFound = 302;
constexpr int kSeeOther = 303;
constexpr int kNotFound = 404;
constexpr qsizetype kNonceBytes = 16;
constexpr int kLongestWallet = 64;

/// As the page's script hears it.
QByteArray stateOf(const PaymentFile& file, UtcTime now)
{
    if (file.payment.status == PaymentStatus::Closed)
        return "CLOSED";
    if (!isOpen(file.payment.status))
        return "PAID";
    // A contradiction waits for a person, who may still find that it was paid.
    return now >= file.payment.expiresAt || file.payment.frozen ? "EXPIRED" : "OPEN";
}

/// As the page shows it: where a wallet was chosen, its result is waited for.
QByteArray shownStateOf(const PaymentFile& file, UtcTime now)
{
    const QByteArray state = stateOf(file, now);
    if (state != "OPEN")
        return state.toLower();
    const bool isChosen = file.attempts.size() > 1 && !isFinal(file.attempts.back().status);
    return isChosen ? "waiting" : "offer";
}

PageView viewOf(const PaymentFile& file, const PayVisit& visit, UtcTime now)
{
    PageView view;
    view.language = visit.language;
    view.state = shownStateOf(file, now);
    view.paymentNo = file.payment.paymentNo.bytes();
    view.subject = file.payment.subject;
    view.amount = file.payment.amount;
    view.paidAt = file.payment.paidAt;
    view.isInWallet = !visit.openedBy.isEmpty();
    return view;
}

http::Response failureReply(const PayVisit& visit, const Error& error, const QUrl& page)
{
    PageView view;
    view.language = visit.language;
    const bool isUnknown = error.code.httpStatus == kNotFound;
    view.state = isUnknown ? "unknown" : "failed";
    view.problem = isUnknown ? QByteArray() : QByteArray(error.code.name);
    return pageReply(error.code.httpStatus, view, page);
}

/// The first of them that has to know who pays; null when none has.
const Route* needingPayer(const std::vector<Route>& offers, const channels::Registry& registry)
{
    const auto found = std::find_if(offers.begin(), offers.end(),
                                    [&](const Route& route) { return registry.payWay(route.payWay)->needsPayerId; });
    return found == offers.end() ? nullptr : &*found;
}

/// What happens before a page is shown that pays in a wallet which has to tell who pays.
struct Confirmation
{
    std::optional<http::Response> elsewhere; ///< the browser goes there first
    QByteArray problem;                      ///< it cannot be told
};

async::Task<Confirmation> confirmPayer(Services services, PayVisit visit, channels::ChannelAccount account)
{
    const UtcTime now = services.clock->now();
    const pay_page::PayerTokens& tokens = *services.payerTokens;
    Confirmation confirmation;
    if (tokens.payerIn(visit.paymentNo, visit.payer, now))
        co_return confirmation;
    channels::Channel* channel = services.channels->byCode(account.channel);
    const QUrl page = services.switchWallet->pageOf(visit.paymentNo);
    if (visit.code.isEmpty()) {
        const QByteArray nonce = crypto::randomBytes(kNonceBytes).toHex();
        const auto link = channel->payerIdLink(account, page, tokens.stateFor(visit.paymentNo, nonce, now));
        if (!link) {
            confirmation.problem = link.error().code.name;
            co_return confirmation;
        }
        confirmation.elsewhere = redirectReply(kFound, *link);
        keepInBrowser(*confirmation.elsewhere, {kVisitCookie, nonce, pay_page::PayerTokens::kStateLasts}, page);
        co_return confirmation;
    }
    // Without the cookie of this visit the code may be somebody else's, and another round would end the same way.
    if (!tokens.isStateOf(visit.paymentNo, visit.nonce, visit.state, now)) {
        confirmation.problem = payments::errors::kPayerUnconfirmed.name;
        co_return confirmation;
    }
    auto asking = channel->findPayerId(account, Secret(visit.code));
    const Result<QByteArray> payerId = co_await asking;
    if (!payerId) {
        confirmation.problem = payerId.error().code.name;
        co_return confirmation;
    }
    confirmation.elsewhere = redirectReply(kSeeOther, page);
    const QByteArray token = tokens.payerFor(visit.paymentNo, *payerId, services.clock->now());
    keepInBrowser(*confirmation.elsewhere, {kPayerCookie, token, pay_page::PayerTokens::kPayerLasts}, page);
    co_return confirmation;
}

http::Response stateReply(const PaymentFile& file, UtcTime now, bool withCredential)
{
    const AttemptRecord& newest = file.attempts.back();
    QJsonObject told{{QStringLiteral("state"), QString::fromLatin1(stateOf(file, now))}};
    if (file.attempts.size() > 1 && !isFinal(newest.status))
        told.insert(QStringLiteral("wallet"), newest.channel.text());
    if (file.payment.paidAt)
        told.insert(QStringLiteral("paid_at"), QString::fromLatin1(file.payment.paidAt->toRfc3339()));
    if (withCredential && newest.credential)
        told.insert(QStringLiteral("credential"),
                    QJsonObject{{QStringLiteral("type"), QString::fromLatin1(newest.credential->type)},
                                {QStringLiteral("text"), newest.credential->text},
                                {QStringLiteral("parameters"), newest.credential->parameters}});
    return jsonReply(kOk, told);
}

Result<ChannelCode> walletIn(const QByteArray& body)
{
    const auto document = wire::readJson(body);
    if (!document)
        return document.error();
    wire::MemberReader members(*document, wire::MemberReader::Unknown::Refuse);
    const QByteArray wallet = members.token("wallet", kLongestWallet);
    return members.finish(ChannelCode::trusted(wallet));
}

} // namespace

async::Task<Answer> showPayPage(Services services, Exchange exchange)
{
    const PayVisit visit(exchange);
    const QUrl page = services.switchWallet->pageOf(visit.paymentNo);
    auto finding = services.switchWallet->find(visit.paymentNo);
    const Result<PaymentFile> file = co_await finding;
    if (!file)
        co_return failureReply(visit, file.error(), page);
    auto asking = services.merchants->find(file->payment.merchantId);
    const Result<merchants::Merchant> merchant = co_await asking;
    if (!merchant)
        co_return failureReply(visit, Error{guitai::errors::kUnavailable}, page);
    PageView view = viewOf(*file, visit, services.clock->now());
    view.shop = merchant->name;
    if (view.state != "offer" && view.state != "waiting")
        co_return pageReply(kOk, view, page);

    auto offering = services.switchWallet->offers(file->payment.merchantId, visit.openedBy);
    const std::vector<Route> offers = co_await offering;
    for (const Route& route : offers)
        view.wallets.push_back(route.account.channel);
    if (const Route* needing = needingPayer(offers, *services.channels)) {
        auto confirming = confirmPayer(services, visit, needing->account);
        Confirmation confirmation = co_await confirming;
        if (confirmation.elsewhere)
            co_return *std::move(confirmation.elsewhere);
        view.problem = confirmation.problem;
        if (!view.problem.isEmpty())
            std::erase(view.wallets, needing->account.channel);
    }
    co_return pageReply(kOk, view, page);
}

async::Task<Answer> comeBackToPayPage(Services services, Exchange exchange)
{
    const auto paymentNo = PaymentNo::parse(exchange.pathValues[0]);
    if (!paymentNo || !slotOfNumber('P', paymentNo->bytes()))
        co_return Error{payments::errors::kPaymentNotFound};
    co_return redirectReply(kSeeOther, services.switchWallet->pageOf(*paymentNo));
}

async::Task<Answer> tellPayState(Services services, Exchange exchange)
{
    const PayVisit visit(exchange);
    auto finding = services.switchWallet->find(visit.paymentNo);
    const Result<PaymentFile> file = co_await finding;
    if (!file)
        co_return file.error();
    co_return stateReply(*file, services.clock->now(), false);
}

async::Task<Answer> chooseWallet(Services services, Exchange exchange)
{
    const PayVisit visit(exchange);
    const auto wallet = walletIn(exchange.request.body);
    if (!wallet)
        co_return wallet.error();
    payments::WalletChoice choice(visit.paymentNo, *wallet);
    choice.isInWallet = visit.openedBy == *wallet;
    choice.clientIp = visit.clientIp;
    if (const auto payer = services.payerTokens->payerIn(visit.paymentNo, visit.payer, services.clock->now()))
        choice.payerId = *payer;
    auto choosing = services.switchWallet->run(std::move(choice));
    const Result<PaymentFile> file = co_await choosing;
    if (!file)
        co_return file.error();
    co_return stateReply(*file, services.clock->now(), true);
}

async::Task<Answer> readPayAsset(Services, Exchange exchange)
{
    const QByteArray name = exchange.pathValues[0];
    http::Response response;
    response.body = pay_page::assetNamed(name);
    if (response.body.isEmpty())
        co_return Error{guitai::errors::kNotFound};
    const bool isScript = name.endsWith(".js");
    response.headers.append(QByteArrayLiteral("Content-Type"), isScript ? QByteArray("text/javascript; charset=utf-8")
                                                                        : QByteArray("text/css; charset=utf-8"));
    co_return response;
}

} // namespace guitai::routes
