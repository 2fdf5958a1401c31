// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop whose statements go wrong: a fresh payment for every try, and what must hold when it is over.
#pragma once

#include "backend/accounts/funds_fixture.h"

namespace guitai::test {

/// What a database does to statements that read and write our own rows.
inline constexpr std::initializer_list<Mishap> kMishaps{Mishap::Fails, Mishap::Taken, Mishap::Unchanged,
                                                        Mishap::Unknown};

class MishapShop : public FundsFixture
{
public:
    static constexpr std::int64_t kGross = 1'000;
    static constexpr std::int64_t kFee = 6;

    MishapShop() : FundsFixture(kGross) {}

    /// Another payment, and a reference that nobody has used.
    QByteArray next()
    {
        clock.advance(std::chrono::milliseconds(1));
        payment = pay(kGross);
        return "ref-" + QByteArray::number(++m_references);
    }
    template <class T>
    Result<T> write(storage::Slot where, std::function<Result<T>(storage::Transaction&)> work)
    {
        storage::Storage& mishaps = storage;
        return wait(mishaps.write<T>(where, std::move(work)));
    }
    /// What all payments so far have cost.
    std::int64_t wholeFee() const { return kFee * (m_references + 1); }
    QString settled()
    {
        for (int round = 0; round < 3; ++round)
            resume();
        return unless(isSettled(), "something is still on its way, or a balance is not its entries");
    }
    /// With nothing held any more and no refund paid out.
    QString asIfNobodyHadAsked()
    {
        if (const QString wrong = settled(); !wrong.isEmpty())
            return wrong;
        if (frozen() != 0)
            return QStringLiteral("money stays frozen");
        return unless(fee() == wholeFee(), "the fee is not whole");
    }

private:
    int m_references = 0;
};

template <class T>
QString codeUnless(const Result<T>& answer)
{
    return answer ? QString() : QString::fromLatin1(answer.error().code.name);
}

} // namespace guitai::test
