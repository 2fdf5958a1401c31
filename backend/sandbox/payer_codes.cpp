// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/payer_codes.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

PayerCode PayerCodes::show(bool asksPayer, UtcTime now)
{
    PayerCode code;
    do
        code.text = "13" + randomDigits(m_random, 16);
    while (m_codes.contains(code.text));
    code.madeAt = now;
    code.asksPayer = asksPayer;
    if (m_sequence.size() >= kMostCodes) {
        m_codes.remove(m_sequence.front());
        m_sequence.pop_front();
    }
    m_codes.insert(code.text, code);
    m_sequence.push_back(code.text);
    return code;
}

std::variant<PayerCode, WireError> PayerCodes::take(const QByteArray& text, UtcTime now)
{
    const auto code = m_codes.find(text);
    if (code == m_codes.end())
        return WireError{403, "AUTH_CODE_INVALID", u"付款码无效，请使用微信付款码"_s};
    if (code->isUsed)
        return WireError{403, "AUTH_CODE_ERROR", u"每个付款码仅限使用一次，请刷新再试"_s};
    if (now >= code->madeAt + kLife)
        return WireError{403, "AUTHCODEEXPIRE", u"付款码已过期，请刷新再试"_s};
    code->isUsed = true;
    return *code;
}

} // namespace guitai::sandbox
