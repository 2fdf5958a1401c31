// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever arrives at the door or as an answer: it reads the same however the bytes are cut, and no body is larger than
// its limit. The first byte chooses: 'q' a request, otherwise an answer.
#include "http/request_parser.h"
#include "http/response_parser.h"
#include "result/assert.h"

using namespace guitai;

namespace {

constexpr qsizetype kMostBody = 4096;

/// Presents what was not consumed again, with more behind it, as a socket does.
template <class Parser>
qsizetype feedCut(Parser& parser, QByteArrayView bytes, qsizetype step, typename Parser::State over)
{
    qsizetype start = 0;
    for (qsizetype end = 0; end < bytes.size() && parser.state() != over && parser.state() != Parser::State::Refused;) {
        end = std::min(end + step, bytes.size());
        start += parser.feed(bytes.sliced(start, end - start));
        GUITAI_ASSERT(start <= end);
    }
    return start;
}

void readRequest(QByteArrayView bytes)
{
    using State = http::RequestParser::State;
    const http::BodyLimit limit = [](const QByteArray&, const QByteArray&) { return kMostBody; };
    http::RequestParser whole({}, limit);
    http::RequestParser cut({}, limit);
    feedCut(whole, bytes, std::max<qsizetype>(bytes.size(), 1), State::Complete);
    feedCut(cut, bytes, 7, State::Complete);
    GUITAI_ASSERT(whole.state() == cut.state());
    if (whole.state() != State::Complete)
        return;
    const http::Request a = whole.take();
    const http::Request b = cut.take();
    GUITAI_ASSERT(a.body.size() <= kMostBody);
    GUITAI_ASSERT(a.method == b.method && a.target == b.target && a.body == b.body);
    GUITAI_ASSERT(a.headers.all().size() == b.headers.all().size());
}

void readAnswer(QByteArrayView bytes)
{
    using State = http::ResponseParser::State;
    http::ResponseParser whole(kMostBody, false);
    http::ResponseParser cut(kMostBody, false);
    feedCut(whole, bytes, std::max<qsizetype>(bytes.size(), 1), State::Complete);
    feedCut(cut, bytes, 7, State::Complete);
    whole.endOfStream();
    cut.endOfStream();
    GUITAI_ASSERT(whole.state() == cut.state());
    if (whole.state() != State::Complete)
        return;
    const http::Response a = whole.take();
    GUITAI_ASSERT(a.body.size() <= kMostBody);
    GUITAI_ASSERT(a.body == cut.take().body);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView rest(bytes + 1, static_cast<qsizetype>(size - 1));
    if (bytes[0] == 'q')
        readRequest(rest);
    else
        readAnswer(rest);
    return 0;
}
