// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant remembers of the money it moved after payments, over the backend's deaths: refunds, freezes, their
// releases and captures. Compared with what is stored. One thread at a time, like the sale book.
#pragma once

#include "crash/load_book.h"

#include <deque>

namespace guitai::test {

struct Movement
{
    enum class Kind { Refund, Freeze, Release, Capture };

    Kind kind = Kind::Refund;
    QByteArray number; ///< the merchant's own: of the refund, or of the freeze
    QByteArray path;   ///< where it is posted
    QByteArray body;
    qint64 minor = 0;
    QByteArray theirs;   ///< the backend's number: answered, or known beforehand
    QByteArray answered; ///< the status it was told, or the code of a refusal
    QByteArray mustBe;   ///< the backend's number, seen in the storage though never told
    bool sent = false;   ///< in this cycle
    bool lost = false;   ///< sent, and not answered
};

class MovementBook final : public LoadBook
{
public:
    /// Captured money goes to that account.
    explicit MovementBook(QByteArray payee) : m_payee(std::move(payee)) {}

    /// A paid payment that may be refunded: twice in parts, the second one more than is left now and then.
    void offer(const QByteArray& paymentNo);
    /// Takes the lost ones of the last cycle along, to be sent again first.
    void beginCycle();

    QByteArray next(std::int64_t index, LoadRequests& requests) override;
    bool take(const LoadAnswer& answer) override;
    QStringList differences(FolderLook& look) override;
    /// Everything ever acknowledged.
    QStringList differencesOverall(FolderLook& look) const;
    /// True when something lost has not been sent again.
    bool owes() const { return !m_waiting.empty(); }

    /// "refund 120, freeze 40, …" of what was acknowledged, and how much of it was refused.
    QString counts() const;
    qint64 lost() const { return m_lost; }

private:
    using Kind = Movement::Kind;

    void freeze();
    void end(const Movement& freeze);
    void answer(Movement& movement, const QByteArray& body);
    void settle(Movement& movement, FolderLook& look, QStringList& wrong);
    QString wrongWith(const Movement& movement, FolderLook& look) const;

    const QByteArray m_payee;
    std::deque<Movement> m_waiting;
    std::vector<Movement> m_cycle;
    QHash<std::int64_t, size_t> m_places; ///< of the load's index in m_cycle
    std::vector<Movement> m_done;         ///< every one that was answered, ever
    int m_made = 0;
    qint64 m_lost = 0;
};

} // namespace guitai::test
