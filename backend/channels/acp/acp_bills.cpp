// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_bills.h"

#include "acp/acp_messages.h"
#include "acp/acp_states.h"
#include "async/worker_pool.h"
#include "gzip/gzip.h"
#include "log/log.h"
#include "zip/zip_reader.h"

#include <array>

namespace guitai::acp {

namespace {

using namespace std::chrono_literals;
using channels::BillOutcome;
using channels::BillState;

const log::Category lc{"channels.acp"};

constexpr char kNoFile[] = "98";
constexpr char kNotFile[] = "BILL_NOT_ZIP";
constexpr char kOutOfReach[] = "BILL_DAY_OUT_OF_REACH";
/// When yesterday's file is there, in Beijing, with an hour to spare.
constexpr Duration kMadeAt = 10h;
/// The day is asked for without its year.
constexpr Duration kOldest = 24h * 300;
constexpr Duration kFileDeadline = 10min;
constexpr qsizetype kMostAnswerBytes = qsizetype{64} << 20;
constexpr qsizetype kPiece = 64 * 1024; ///< of base64, a multiple of four

/// "INN26112388ZM_<merId>", the transactions, or "…ZME_<merId>", the adjustments: a record's length tells them apart.
bool isTable(QByteArrayView name, std::array<int, 2>& seen)
{
    const bool isTransactions = name.contains("ZM_");
    const bool isAdjustments = name.contains("ZME_");
    seen[0] += isTransactions ? 1 : 0;
    seen[1] += isAdjustments ? 1 : 0;
    return isTransactions || isAdjustments;
}

} // namespace

class FileContent::Stream
{
public:
    Stream(QByteArray base64, http::BodySink sink, qint64 mostPlainBytes)
        : m_base64(std::move(base64)),
          m_zip(
              mostPlainBytes, [this](QByteArrayView name) { return isTable(name, m_seen); }, std::move(sink)),
          m_zlib(
              mostPlainBytes, [this](QByteArrayView piece) { return m_zip.feed(piece) != zip::Reader::State::Refused; },
              gzip::Reader::Form::Zlib)
    {
    }

    bool advance()
    {
        if (m_isBroken || m_at >= m_base64.size())
            return false;
        const QByteArray piece = m_base64.mid(m_at, kPiece);
        m_at += piece.size();
        const auto decoded = QByteArray::fromBase64Encoding(piece, QByteArray::AbortOnBase64DecodingErrors);
        // Padding ends the text; in the middle of it somebody has put two texts together.
        const bool endsEarly = piece.endsWith('=') && m_at < m_base64.size();
        m_isBroken = piece.size() % 4 != 0 || endsEarly || !decoded ||
                     m_zlib.feed(decoded.decoded) == gzip::Reader::State::Refused;
        return !m_isBroken && m_at < m_base64.size();
    }

    bool isWhole() const
    {
        return !m_isBroken && m_at == m_base64.size() && m_zlib.state() == gzip::Reader::State::Complete &&
               m_zip.state() == zip::Reader::State::Complete && m_seen[0] == 1 && m_seen[1] <= 1;
    }

private:
    const QByteArray m_base64;
    std::array<int, 2> m_seen{}; ///< tables of transactions, of adjustments
    zip::Reader m_zip;
    gzip::Reader m_zlib;
    qsizetype m_at = 0;
    bool m_isBroken = false;
};

FileContent::FileContent(QByteArray base64, http::BodySink sink, qint64 mostPlainBytes)
    : m_stream(std::make_unique<Stream>(std::move(base64), std::move(sink), mostPlainBytes))
{
}

FileContent::~FileContent() = default;

bool FileContent::advance()
{
    return m_stream->advance();
}

bool FileContent::isWhole() const
{
    return m_stream->isWhole();
}

async::Task<BillOutcome> Bills::fetch(LiveAccountPtr live, BusinessDate day, http::BodySink sink)
{
    const UtcTime now = m_tools.clock.now();
    if (day.begins() > now + 24h || now - day.begins() > kOldest)
        co_return BillOutcome{BillState::Refused, kOutOfReach};
    Ask ask("file", kFilePath, fileFields(live->account, day, now));
    ask.host = live->account.fileUrl;
    ask.answerLimitBytes = kMostAnswerBytes;
    ask.deadline = kFileDeadline;
    auto asking = m_gateway.call(live, std::move(ask));
    const Answer answer = co_await asking;
    if (answer.isTrusted && answer.respCode == kNoFile)
        co_return BillOutcome{now < day.ends() + kMadeAt ? BillState::NotReady : BillState::Empty, answer.errorCode};
    if (answer.isTrusted && placeState(answer.respCode) == channels::PlaceState::Refused)
        co_return BillOutcome{BillState::Refused, answer.errorCode};
    if (!answer.isTrusted || !answer.errorCode.isEmpty())
        co_return BillOutcome{BillState::Unknown, answer.errorCode};
    FileContent content(field(answer.fields, "fileContent"), std::move(sink));
    while (content.advance()) {
        std::function<Done()> breath = [] { return Done{}; }; // others' calls come in between
        auto breathing = m_tools.workers.run<Done>(std::move(breath));
        co_await breathing;
    }
    log::info(lc, "bill_downloaded").with("account", live->id.bytes()).with("whole", content.isWhole());
    co_return content.isWhole() ? BillOutcome{BillState::Ready, {}} : BillOutcome{BillState::Unknown, kNotFile};
}

} // namespace guitai::acp
