// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_bills.h"

#include "gzip/gzip.h"
#include "log/log.h"
#include "wechat/wechat_states.h"
#include "wechat/wechat_wire.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <QCryptographicHash>

namespace guitai::wechat {

namespace {

using channels::BillKind;
using channels::BillOutcome;
using channels::BillState;

const log::Category lc{"channels.wechat"};

constexpr char kHashWrong[] = "BILL_HASH_WRONG";
constexpr char kNotGzip[] = "BILL_NOT_GZIP";
constexpr char kTicketUnreadable[] = "BILL_TICKET_UNREADABLE";

/// Unpacks and hashes what comes, and hands it on.
class PlainFile
{
public:
    explicit PlainFile(http::BodySink sink)
        : m_sink(std::move(sink)),
          m_reader(Bills::kMostPlainBytes, [this](QByteArrayView plain) { return take(plain); })
    {
    }
    bool feed(QByteArrayView packed) { return m_reader.feed(packed) != gzip::Reader::State::Refused; }
    bool isWhole() const { return m_reader.state() == gzip::Reader::State::Complete; }
    QByteArray sha1() const { return m_hash.result().toHex(); }

private:
    bool take(QByteArrayView plain)
    {
        m_hash.addData(plain);
        return m_sink(plain);
    }

    http::BodySink m_sink;
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
    gzip::Reader m_reader;
};

bool isSha1(const QByteArray& text)
{
    return text.size() == 40 && QByteArray::fromHex(text).toHex() == text;
}

Error unreadable()
{
    return {errors::kAnswerUnreadable, {}, QStringLiteral("WeChat Pay sent what cannot be read.")};
}

} // namespace

QByteArray billPath(BillKind kind, const BusinessDate& day)
{
    const QByteArray date = "?bill_date=" + day.iso();
    return kind == BillKind::Trade ? "/v3/bill/tradebill" + date + "&bill_type=ALL&tar_type=GZIP"
                                   : "/v3/bill/fundflowbill" + date + "&account_type=BASIC&tar_type=GZIP";
}

Result<BillTicket> readBillTicket(QByteArrayView body, const QUrl& baseUrl)
{
    const auto document = wire::readJson(body, {1 << 16, 4});
    if (!document || !document->isObject())
        return unreadable();
    wire::MemberReader reader(*document, wire::MemberReader::Unknown::Ignore);
    const QByteArray hashType = reader.token("hash_type", 16);
    const QByteArray hash = reader.token("hash_value", 64);
    const QByteArray address = reader.token("download_url", 2048);
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    constexpr auto kHost = QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment;
    const bool isOurs = url.isValid() && url.adjusted(kHost) == baseUrl.adjusted(kHost);
    if (reader.failed() || hashType != "SHA1" || !isSha1(hash) || !isOurs)
        return unreadable();
    return BillTicket{hash, url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment)};
}

async::Task<BillOutcome> Bills::fetch(LiveAccountPtr live, BillKind kind, BusinessDate day, http::BodySink sink)
{
    Ask ask("bill", "GET", billPath(kind, day));
    auto asking = m_gateway.call(live, std::move(ask));
    const Answer answer = co_await asking;
    if (!answer.isTrusted || answer.status != 200)
        co_return BillOutcome{billState(answer.status, answer.errorCode), answer.errorCode};
    auto ticket = readBillTicket(answer.body, live->account.baseUrl);
    if (!ticket)
        co_return BillOutcome{BillState::Unknown, kTicketUnreadable};
    auto downloading = download(live, std::move(*ticket), std::move(sink));
    BillOutcome outcome = co_await downloading;
    co_return outcome;
}

async::Task<BillOutcome> Bills::download(LiveAccountPtr live, BillTicket ticket, http::BodySink sink)
{
    const auto file = std::make_shared<PlainFile>(std::move(sink));
    http::BodySink packed = [file](QByteArrayView piece) { return file->feed(piece); };
    Ask ask("bill_file", "GET", ticket.target);
    auto downloading = m_gateway.download(live, std::move(ask), std::move(packed));
    const Answer answer = co_await downloading;
    if (answer.status != 200)
        co_return BillOutcome{BillState::Unknown, answer.errorCode};
    if (!file->isWhole())
        co_return BillOutcome{BillState::Unknown, kNotGzip};
    if (file->sha1() != ticket.sha1) {
        log::warning(lc, "bill_hash_wrong").with("account", live->id.bytes());
        co_return BillOutcome{BillState::Unknown, kHashWrong};
    }
    co_return BillOutcome{BillState::Ready, {}};
}

} // namespace guitai::wechat
