// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/payment_search.h"

#include "ids/payment_no.h"

namespace guitai::payments {

namespace {

using storage::Bind;
using Numbers = std::vector<PaymentNo>;

const storage::Statement kFindByWholeNumber{"payments/find_by_whole_number"};
const storage::Statement kFindByChannelNumber{"payments/find_by_channel_number"};
const storage::Statement kFindByNumberEnd{"payments/find_by_number_end"};

constexpr qsizetype kAttemptDigits = 2;

/// A channel shows the attempt's number: the payment's and two digits.
QByteArray paymentPartOf(const QByteArray& number)
{
    const QByteArray front = number.chopped(std::min(kAttemptDigits, number.size()));
    return parsePaymentNo(front) ? front : number;
}

Result<Done> append(Numbers& numbers, const Result<std::vector<storage::Row>>& rows)
{
    if (!rows)
        return rows.error();
    for (const storage::Row& row : *rows) {
        const auto no = row.id<PaymentNo>(0);
        if (std::find(numbers.begin(), numbers.end(), no) == numbers.end())
            numbers.push_back(no);
    }
    return Done{};
}

Result<Numbers> findWhole(storage::Reader& reader, const MerchantId& merchantId, const NumberSearch& search)
{
    const QByteArray upper = search.number.toUpper();
    Numbers numbers;
    const auto ours = reader.rows(kFindByWholeNumber, {Bind::text(upper), Bind::text(paymentPartOf(upper)), merchantId,
                                                       merchantId, Bind::text(search.number), Bind::text(upper)});
    if (const auto taken = append(numbers, ours); !taken)
        return taken.error();
    for (const ChannelCode& channel : search.channels) {
        const auto theirs = reader.rows(kFindByChannelNumber, {channel, Bind::text(search.number), merchantId});
        if (const auto taken = append(numbers, theirs); !taken)
            return taken.error();
    }
    return numbers;
}

} // namespace

Result<Numbers> findByNumber(storage::Reader& reader, const MerchantId& merchantId, const NumberSearch& search)
{
    if (search.number.size() > kLongestNumberEnd)
        return findWhole(reader, merchantId, search);
    const auto from = -static_cast<std::int64_t>(search.number.size());
    const Bind typed = Bind::text(search.number);
    const Bind upper = Bind::text(search.number.toUpper());
    Numbers numbers;
    const auto rows = reader.rows(kFindByNumberEnd, {merchantId, search.beforeMs, search.beforeMs,
                                                     Bind::text(search.beforeNo), search.since, from, typed, upper,
                                                     from, typed, upper, from, typed, upper, search.limit});
    if (const auto taken = append(numbers, rows); !taken)
        return taken.error();
    return numbers;
}

} // namespace guitai::payments
