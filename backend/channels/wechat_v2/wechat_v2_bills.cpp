// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_bills.h"

#include "wechat_v2/wechat_v2_states.h"

namespace guitai::wechat_v2 {

namespace {

using channels::BillKind;
using channels::BillOutcome;
using channels::BillState;

constexpr char kNotWhole[] = "BILL_NOT_WHOLE";
constexpr char kGzip[] = "\x1f\x8b";
constexpr qsizetype kEnoughToTell = 4;

Ask billAsk(BillKind kind, const BusinessDate& day)
{
    Fields fields{{"bill_date", day.compact()}, {"tar_type", "GZIP"}};
    if (kind == BillKind::Trade) {
        fields["bill_type"] = "ALL";
        return {"bill", "/pay/downloadbill", fields};
    }
    fields["account_type"] = "Basic";
    Ask ask("bill", "/pay/downloadfundflow", fields);
    ask.digest = Digest::HmacSha256; // the only one that is taken there
    return ask;
}

BillOutcome refusal(QByteArrayView document)
{
    const auto fields = xml::readFlat(document.trimmed());
    if (!fields)
        return {BillState::Unknown, "WECHAT_ANSWER_UNREADABLE"};
    const QByteArray code = field(*fields, "err_code");
    const QByteArray word = codeText(code.isEmpty() ? field(*fields, "return_msg") : code);
    return {billState(word), word};
}

} // namespace

BillFile::BillFile(http::BodySink sink) : m_sink(std::move(sink)), m_reader(kMostPlainBytes, m_sink) {}

bool BillFile::feed(QByteArrayView piece)
{
    if (m_kind != Kind::Undecided)
        return take(piece);
    m_kept.append(piece);
    if (m_kept.size() < kEnoughToTell)
        return true;
    decide();
    return m_kind == Kind::Refusal ? m_kept.size() <= xml::kMostBytes : take(std::exchange(m_kept, {}));
}

void BillFile::decide()
{
    if (m_kept.startsWith(kGzip))
        m_kind = Kind::Packed;
    else
        m_kind = m_kept.startsWith('<') ? Kind::Refusal : Kind::Plain;
}

bool BillFile::take(QByteArrayView piece)
{
    switch (m_kind) {
    case Kind::Packed: return m_reader.feed(piece) != gzip::Reader::State::Refused;
    case Kind::Plain: return m_sink(piece);
    case Kind::Undecided:
    case Kind::Refusal: break;
    }
    m_kept.append(piece);
    return m_kept.size() <= xml::kMostBytes;
}

BillOutcome BillFile::outcome() const
{
    switch (m_kind) {
    case Kind::Refusal: return refusal(m_kept);
    case Kind::Plain: return {BillState::Ready, {}};
    case Kind::Packed:
        if (m_reader.state() == gzip::Reader::State::Complete)
            return {BillState::Ready, {}};
        break;
    case Kind::Undecided: break;
    }
    return {BillState::Unknown, kNotWhole};
}

async::Task<BillOutcome> Bills::fetch(LiveAccountPtr live, BillKind kind, BusinessDate day, http::BodySink sink)
{
    const auto file = std::make_shared<BillFile>(std::move(sink));
    http::BodySink pieces = [file](QByteArrayView piece) { return file->feed(piece); };
    Ask ask = billAsk(kind, day);
    auto downloading = m_gateway.download(live, std::move(ask), std::move(pieces));
    const Result<http::Response> response = co_await downloading;
    if (!response)
        co_return BillOutcome{BillState::Unknown, response.error().code.name};
    if (response->status != 200)
        co_return BillOutcome{BillState::Unknown, "HTTP_" + QByteArray::number(response->status)};
    co_return file->outcome();
}

} // namespace guitai::wechat_v2
