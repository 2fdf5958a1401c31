// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Books over HTTP/1.1, with the session of the HttpBackend beside it. Both must outlive it; one thread.
#pragma once

#include "backend_client/books.h"
#include "backend_client/http_backend.h"

namespace guitai::backend_client {

class HttpBooks final : public Books
{
public:
    /// sessionEnded is told whenever the backend says so, before whoever asked is.
    HttpBooks(http::Client& client, const HttpBackend& session, std::function<void()> sessionEnded)
        : m_client(client), m_session(session), m_sessionEnded(std::move(sessionEnded))
    {
    }

    void listPayments(PaymentQuery query, Reply<wire::PaymentPage> reply) override;
    void paymentTotals(UtcTime from, UtcTime to, TillNo tillNo, Reply<wire::PaymentTotals> reply) override;
    void getDetail(PaymentNo paymentNo, Reply<wire::PaymentDetail> reply) override;
    void queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) override;
    void createRefund(PaymentNo paymentNo, wire::CreateRefund refund, Reply<wire::Refund> reply) override;
    void getRefund(RefundNo refundNo, Reply<wire::Refund> reply) override;
    void listRefunds(PaymentNo paymentNo, Reply<wire::RefundPage> reply) override;
    void approve(ApprovalNo approvalNo, wire::SecondPerson who, Reply<wire::Approval> reply) override;
    void cancelApproval(ApprovalNo approvalNo, Reply<wire::Approval> reply) override;
    void listDoubtfulMoney(QByteArray status, QByteArray cursor, Reply<wire::DoubtfulMoneyPage> reply) override;
    void refundDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::Refund> reply) override;
    void acceptDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::DoubtfulMoney> reply) override;
    void listWallets(Reply<wire::ChannelStatePage> reply) override;
    void pauseWallet(ChannelCode code, QString reason, Reply<wire::ChannelState> reply) override;
    void resumeWallet(ChannelCode code, Reply<wire::ChannelState> reply) override;
    void testWallet(ChannelCode code, Reply<wire::ChannelTest> reply) override;
    void walletTest(ChannelCode code, PaymentNo paymentNo, Reply<wire::ChannelTest> reply) override;
    void listAccounts(Reply<wire::AccountList> reply) override;
    void listEntries(AccountNo accountNo, QByteArray cursor, Reply<wire::AccountEntryPage> reply) override;

private:
    template <class T>
    Reply<T> watched(Reply<T> reply);
    template <class T>
    void get(const QString& path, Reply<T> reply);
    template <class T>
    void post(const QString& path, const QJsonObject& body, Reply<T> reply);

    http::Client& m_client;
    const HttpBackend& m_session;
    std::function<void()> m_sessionEnded;
    QObject m_alive; // asked in its place when the session may be over
};

} // namespace guitai::backend_client
