// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/payer_codes.h"

namespace guitai::sandbox {

PayerCode PayerCodes::show(bool asksPayer, UtcTime now)
{
    PayerCode code;
    do
        code.text = m_prefix + randomDigits(m_random, 16);
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

std::variant<PayerCode, PayerCodeProblem> PayerCodes::take(const QByteArray& text, UtcTime now)
{
    const auto code = m_codes.find(text);
    if (code == m_codes.end())
        return PayerCodeProblem::Unknown;
    if (code->isUsed)
        return PayerCodeProblem::Used;
    if (now >= code->madeAt + kLife)
        return PayerCodeProblem::Expired;
    code->isUsed = true;
    return *code;
}

} // namespace guitai::sandbox
