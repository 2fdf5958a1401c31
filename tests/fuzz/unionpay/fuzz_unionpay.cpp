// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever UnionPay's gateway or somebody in its name sends, every reader answers; nothing reads as paid without an
// amount that money can hold, and nothing without a certificate is genuine. The first byte chooses the reader.
#include "acp/acp_bills.h"
#include "acp/acp_reports.h"
#include "result/assert.h"

using namespace guitai;

namespace {

constexpr acp::Product kPayersCode{"UNIONPAY_CODE", acp::Kind::Payer, "06", "000000", "08"};
constexpr acp::Product kOurCode{"UNIONPAY_QR", acp::Kind::Code, "07", "000000", "08"};

const acp::Account& account()
{
    static const acp::Account known(crypto::RsaPrivateKey::generate(2048));
    return known;
}

/// Everything an answer may come to, had it been UnionPay's.
void readFields(const acp::Fields& fields)
{
    acp::Answer answer;
    answer.isTrusted = true;
    answer.fields = fields;
    answer.respCode = acp::field(fields, "respCode");
    for (const acp::Product& product : {kPayersCode, kOurCode}) {
        const channels::Report report = acp::readQueried(answer, account(), product, {});
        GUITAI_ASSERT(report.money.has_value() == (report.state == channels::ReportedState::Paid));
        GUITAI_ASSERT(!report.money || report.money->amount.minor() > 0);
        (void)acp::readPlaced(answer, product);
        (void)acp::readClosed(answer, product, {}, UtcTime());
    }
    (void)acp::readReversed(answer, account());
    (void)acp::readRefunded(answer, {});
    const channels::RefundReport refund = acp::readRefundQueried(answer, account(), {});
    GUITAI_ASSERT(refund.amount || refund.state != channels::RefundState::Succeeded);
}

void readNotices(const acp::Fields& fields)
{
    const channels::Report report = acp::readNotice(fields, account()).report;
    GUITAI_ASSERT(report.money.has_value() == (report.state == channels::ReportedState::Paid));
    (void)acp::readRefundNotice(fields, account());
}

/// A settlement file is unpacked twice, and never beyond what is allowed.
void readFile(QByteArrayView content)
{
    constexpr qint64 kMost = 1 << 20;
    qint64 taken = 0;
    http::BodySink sink = [&taken](QByteArrayView piece) {
        taken += piece.size();
        return true;
    };
    acp::FileContent file(content.toByteArray(), sink, kMost);
    while (file.advance()) {}
    GUITAI_ASSERT(taken <= kMost);
    (void)file.isWhole();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView body(bytes + 1, static_cast<qsizetype>(size - 1));
    if (bytes[0] == 'f') {
        readFile(body);
        return 0;
    }
    const auto fields = bytes[0] == 'n' ? http::readForm(body) : acp::readAnswer(body);
    if (!fields)
        return 0;
    GUITAI_ASSERT(!acp::isGenuine(*fields, {}, UtcTime()));
    if (bytes[0] == 'n')
        readNotices(*fields);
    else
        readFields(*fields);
    return 0;
}
