// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_bills.h"

#include "alipay/alipay_wire.h"
#include "http/client.h"
#include "log/log.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"
#include "zip/zip_reader.h"

namespace guitai::alipay {

namespace {

using namespace std::chrono_literals;
using channels::BillOutcome;
using channels::BillState;

const log::Category lc{"channels.alipay"};

/// When yesterday's bill is there, in Beijing, with an hour to spare.
constexpr Duration kMadeAt = 10h;
constexpr Duration kFileDeadline = 10min;
constexpr qsizetype kMostFileBytes = qsizetype{4} << 30;
constexpr char kSums[] = "\xbb\xe3\xd7\xdc"; ///< "汇总" in GBK, in the name of the table of sums
constexpr char kAddressUnreadable[] = "BILL_ADDRESS_UNREADABLE";
constexpr char kNotZip[] = "BILL_NOT_ZIP";

struct Tables
{
    int details = 0;
    int sums = 0;

    bool isWanted(QByteArrayView name)
    {
        const bool isTable = name.endsWith(".csv");
        details += isTable && !name.contains(kSums) ? 1 : 0;
        sums += isTable && name.contains(kSums) ? 1 : 0;
        return isTable;
    }
};

bool isOnThisMachine(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

/// What a refusal means depends on the hour: Alipay has one word for "not yet" and for "nothing happened".
BillOutcome refused(const Answer& answer, const BusinessDate& day, UtcTime now)
{
    BillOutcome outcome{BillState::Unknown, answer.errorCode};
    const bool isMissing = answer.isVerified && answer.verdict.subCode == "isp.bill_not_exist";
    if (isMissing)
        outcome.state = now < day.ends() + kMadeAt ? BillState::NotReady : BillState::Empty;
    else if (answer.isTurnedDown)
        outcome.state = BillState::Refused;
    return outcome;
}

} // namespace

std::optional<QUrl> readBillAddress(QByteArrayView content, const QUrl& gatewayUrl)
{
    const auto document = wire::readJson(content, {1 << 16, 4});
    if (!document || !document->isObject())
        return std::nullopt;
    wire::MemberReader reader(*document, wire::MemberReader::Unknown::Ignore);
    const QByteArray text = reader.token("bill_download_url", 2048);
    const QUrl url = QUrl::fromEncoded(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    const bool isTheirs = url.host().endsWith(QLatin1String(".alipay.com"));
    const bool isPlayed = isOnThisMachine(gatewayUrl) && isOnThisMachine(url) && url.port() == gatewayUrl.port();
    if (reader.failed() || !url.isValid() || !isWeb || !url.userInfo().isEmpty() || !(isTheirs || isPlayed))
        return std::nullopt;
    return url;
}

async::Task<BillOutcome> Bills::fetch(LiveAccountPtr live, BusinessDate day, http::BodySink sink)
{
    Ask ask("alipay.data.dataservice.bill.downloadurl.query", billContent(day));
    auto asking = m_gateway.call(live, std::move(ask));
    const Answer answer = co_await asking;
    if (!answer.succeeded())
        co_return refused(answer, day, m_tools.clock.now());
    const auto address = readBillAddress(answer.content, live->account.gatewayUrl);
    if (!address)
        co_return BillOutcome{BillState::Unknown, kAddressUnreadable};
    auto downloading = download(live, *address, std::move(sink));
    BillOutcome outcome = co_await downloading;
    co_return outcome;
}

async::Task<BillOutcome> Bills::download(LiveAccountPtr live, QUrl address, http::BodySink sink)
{
    const auto tables = std::make_shared<Tables>();
    zip::Reader::Choice choice = [tables](QByteArrayView name) { return tables->isWanted(name); };
    const auto file = std::make_shared<zip::Reader>(kMostPlainBytes, std::move(choice), std::move(sink));
    http::Call call("GET", address);
    call.answerTo = [file](QByteArrayView piece) { return file->feed(piece) != zip::Reader::State::Refused; };
    call.answerLimitBytes = kMostFileBytes;
    call.deadline = kFileDeadline;
    auto sending = m_tools.client.send(std::move(call));
    const Result<http::Response> response = co_await sending;
    const bool isAnswered = response && response->status == 200;
    log::info(lc, "bill_downloaded")
        .with("account", live->id.bytes())
        .with("status", response ? response->status : 0)
        .with("whole", file->state() == zip::Reader::State::Complete);
    if (!isAnswered)
        co_return BillOutcome{BillState::Unknown, response ? QByteArray("HTTP_" + QByteArray::number(response->status))
                                                           : QByteArray(response.error().code.name)};
    if (file->state() != zip::Reader::State::Complete || tables->details != 1 || tables->sums > 1)
        co_return BillOutcome{BillState::Unknown, kNotZip};
    co_return BillOutcome{BillState::Ready, {}};
}

} // namespace guitai::alipay
