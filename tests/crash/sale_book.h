// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant remembers of its sales over the backend's deaths, and what must therefore be in the storage.
// One thread at a time: the load's while a cycle runs, the test's between.
#pragma once

#include "crash/load_book.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace guitai::test {

struct Sale
{
    QByteArray orderNo;
    QByteArray idempotencyKey; ///< may be empty: the order number is the key then
    QByteArray payWay;
    QByteArray rechargeOf; ///< the account that it fills; empty: it is the merchant's
    QByteArray authCode;   ///< the same when it is sent again: it is part of the request
    QByteArray mustBe;     ///< the payment number it was given before, if that is known
    QByteArray mustAnswer; ///< the answer it was given before, if there was one
    QByteArray paymentNo;  ///< answered in this cycle
    QByteArray answer;
    int status = -1; ///< -1 not sent, 0 lost, otherwise as answered

    QByteArray key() const { return idempotencyKey.isEmpty() ? orderNo : idempotencyKey; }
};

class SaleBook final : public LoadBook
{
public:
    /// Pay ways are taken in turn.
    SaleBook(QByteArrayList payWays, int mostPerCycle) : m_payWays(std::move(payWays)), m_most(mostPerCycle) {}

    /// Whose money BALANCE sales take, in turn.
    void setTokens(QByteArrayList tokens) { m_tokens = std::move(tokens); }
    /// Every fourth is a recharge of one of these accounts, in turn.
    void setSavers(QByteArrayList accounts) { m_savers = std::move(accounts); }
    /// Told the number of every payment that was answered as paid and is no recharge, on the load's thread.
    void setOnPaid(std::function<void(const QByteArray& paymentNo)> onPaid) { m_onPaid = std::move(onPaid); }

    /// Takes the lost sales of the last cycle along, and some answered ones, to be sent again first.
    void beginCycle();
    /// Only what is sent again; nothing new.
    void beginLastCycle();
    QByteArray next(std::int64_t index, LoadRequests& requests) override;
    bool take(const LoadAnswer& answer) override;
    /// Waits until so many of this cycle are acknowledged, or the time is over. Called beside the load.
    bool waitForAcknowledged(int count, std::chrono::milliseconds most);

    QStringList differences(FolderLook& look) override;
    /// Every sale ever acknowledged against every payment there is.
    QStringList differencesOverall(FolderLook& look) const;

    int acknowledgedNow() const { return m_acknowledged; } ///< in this cycle; call beside no load
    qint64 totalAcknowledged() const { return m_answers.size(); }
    qint64 totalLost() const { return m_lost; }
    qint64 totalLostButStored() const { return m_lostButStored; }
    qint64 totalRepeated() const { return m_repeated; }

private:
    Sale newSale();
    QString wrongWithAnswered(const Sale& sale, const std::vector<StoredPayment>& stored,
                              const std::optional<StoredClaim>& claim);
    QString wrongWithLost(Sale& sale, const std::vector<StoredPayment>& stored,
                          const std::optional<StoredClaim>& claim);

    const QByteArrayList m_payWays;
    QByteArrayList m_tokens;
    QByteArrayList m_savers;
    std::function<void(const QByteArray&)> m_onPaid;
    const int m_most;
    std::vector<Sale> m_sales;
    QHash<std::int64_t, size_t> m_places;    ///< of the load's index in m_sales
    size_t m_sent = 0;                       ///< of m_sales
    QHash<QByteArray, QByteArray> m_answers; ///< merchant order number to payment number, ever acknowledged
    std::mutex m_mutex;
    std::condition_variable m_progress;
    int m_acknowledged = 0; ///< in this cycle
    qint64 m_made = 0;
    qint64 m_lost = 0;
    qint64 m_lostButStored = 0;
    qint64 m_repeated = 0;
    bool m_onlyRepeats = false;
};

} // namespace guitai::test
