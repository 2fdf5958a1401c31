// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_states.h"

#include <algorithm>

namespace guitai::acp {

namespace {

using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;

/// What a code says about the transaction it answers.
enum class Word : std::uint8_t {
    Done,    ///< it worked
    Open,    ///< it may still work
    Refused, ///< it did not and will not work
    Missing  ///< there is no such transaction, perhaps not yet
};

struct Code
{
    const char* code;
    Word word;
};

// 06 (busy), 12 (duplicate) and everything about another transaction's state are absent on purpose: there, what was
// asked for may have happened.
// clang-format off
constexpr Code kCodes[] = {
    {"00", Word::Done},
    {"A6", Word::Done},    // with a defect that is UnionPay's to repair
    {"01", Word::Refused},
    {"02", Word::Refused}, // the system is closed
    {"03", Word::Open},    // no word from further on
    {"04", Word::Open},
    {"05", Word::Open},    // accepted
    {"10", Word::Refused}, // format
    {"11", Word::Refused}, // our signature
    {"13", Word::Refused}, // an element is missing
    {"30", Word::Refused},
    {"31", Word::Refused}, // the merchant's state
    {"32", Word::Refused}, // no permission
    {"33", Word::Refused}, // amount limit
    {"34", Word::Missing},
    {"38", Word::Refused}, // risk
    {"39", Word::Refused}, // outside hours
    {"60", Word::Refused}, // the issuer declined
    {"61", Word::Refused}, // card number
    {"62", Word::Refused}, // the issuer does not know the merchant
    {"63", Word::Refused}, // the card's state
    {"64", Word::Refused}, // balance
    {"65", Word::Refused}, // password, expiry or CVN2
    {"66", Word::Refused}, // identity or phone
};
// clang-format on

// The system is closed, our signature, the merchant's state, its permission.
constexpr const char* kTechnical[] = {"02", "11", "31", "32"};

// Said of the payment whose money is to be given back: this call did nothing.
constexpr const char* kRefundRefusals[] = {"34", "35", "36"};

struct PayerWord
{
    const char* code;
    const char* ours;
};

constexpr PayerWord kPayerWords[] = {
    {"60", "PAYERROR"},  {"61", "PAYER_CODE_REFUSED"}, {"62", "PAYERROR"}, {"63", "PAYERROR"},
    {"64", "NOTENOUGH"}, {"65", "PAYERROR"},           {"66", "PAYERROR"},
};

std::optional<Word> wordOf(QByteArrayView code)
{
    const auto found =
        std::find_if(std::begin(kCodes), std::end(kCodes), [&](const Code& one) { return code == one.code; });
    return found == std::end(kCodes) ? std::nullopt : std::optional(found->word);
}

} // namespace

bool isSuccess(QByteArrayView respCode)
{
    return wordOf(respCode) == Word::Done;
}

QByteArray payerCodeWord(QByteArrayView respCode)
{
    const auto found = std::find_if(std::begin(kPayerWords), std::end(kPayerWords),
                                    [&](const PayerWord& word) { return respCode == word.code; });
    return found == std::end(kPayerWords) ? respCode.toByteArray() : QByteArray(found->ours);
}

bool isTechnicalRefusal(QByteArrayView respCode)
{
    return std::any_of(std::begin(kTechnical), std::end(kTechnical),
                       [&](const char* code) { return respCode == code; });
}

PlaceState placeState(QByteArrayView respCode)
{
    return wordOf(respCode) == Word::Refused ? PlaceState::Refused : PlaceState::Unknown;
}

ReportedState reportedState(Kind kind, QByteArrayView origRespCode)
{
    const auto word = wordOf(origRespCode);
    if (!word || *word == Word::Missing)
        return ReportedState::Unknown;
    if (*word == Word::Done)
        return ReportedState::Paid;
    // A payer's code is one try with one card. Our code and the page stay open for another card until their time is
    // over, so that what failed there is not the last word.
    if (kind != Kind::Payer)
        return ReportedState::NotPaid;
    return *word == Word::Refused ? ReportedState::Failed : ReportedState::Paying;
}

ReportedState queryState(QByteArrayView respCode)
{
    return wordOf(respCode) == Word::Missing ? ReportedState::NotFound : ReportedState::Unknown;
}

RefundState refundCallState(QByteArrayView respCode)
{
    if (isSuccess(respCode))
        return RefundState::Processing;
    const bool isRefused =
        wordOf(respCode) == Word::Refused || std::any_of(std::begin(kRefundRefusals), std::end(kRefundRefusals),
                                                         [&](const char* code) { return respCode == code; });
    return isRefused ? RefundState::Refused : RefundState::Unknown;
}

RefundState refundState(QByteArrayView origRespCode)
{
    const auto word = wordOf(origRespCode);
    if (!word || *word == Word::Missing)
        return RefundState::Unknown;
    if (*word == Word::Done)
        return RefundState::Succeeded;
    return *word == Word::Open ? RefundState::Processing : RefundState::Failed;
}

RefundState refundQueryState(QByteArrayView respCode)
{
    return wordOf(respCode) == Word::Missing ? RefundState::NotFound : RefundState::Unknown;
}

} // namespace guitai::acp
