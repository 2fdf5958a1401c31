// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ScriptedBackend: a backend on a real loopback port that speaks what common/wire says about REST and the
// stream and does what a test tells it. Orders are idempotent by their number. Lives on one thread.
#pragma once

#include "cashier/scripted_finance.h"
#include "wire/account_wire.h"
#include "wire/channel_test_wire.h"
#include "wire/channel_wire.h"
#include "wire/doubtful_money_wire.h"
#include "wire/payment_wire.h"
#include "wire/refund_wire.h"
#include "wire/stream_wire.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <vector>

class QTcpSocket;
class QWebSocket;
class QWebSocketServer;

namespace guitai::test {

class ScriptedBackend final : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QByteArray path; ///< without the query
        QByteArray query;
        QByteArray key; ///< Idempotency-Key as it came
        QByteArray body;
    };
    enum class OnCreate {
        Place,         ///< answer with a code
        LeaveUnknown,  ///< answer PENDING, UNKNOWN, without a code
        StoreSilently, ///< keep the order, never answer
        Swallow,       ///< forget it and never answer
        Refuse         ///< answer the problem of refuseWith
    };

    ScriptedBackend();
    ~ScriptedBackend() override;

    QUrl url() const;
    /// Everything stops: connections end and no new one is taken. goUp() listens on the same port again.
    void goDown();
    void goUp();

    OnCreate onCreate = OnCreate::Place;
    int refuseStatus = 422;
    QByteArray refuseCode = "RISK_REFUSED";
    bool pushes = true;         ///< false: the stream stays open and says nothing
    bool refusesStream = false; ///< true: no WebSocket at all
    bool closesUnknown = false; ///< true: a close is answered while the attempt is still being reversed
    Duration codeLife = std::chrono::minutes(5);
    QByteArray merchantName = "柜台示范店";
    QByteArray role = "cashier";             ///< of who signs in
    static constexpr char kPin[] = "135790"; ///< of "supervisor"
    enum class OnRefund {
        Finish,       ///< done once it is approved
        LeaveRunning, ///< PROCESSING until finishRefund()
        Swallow,      ///< forget it and never answer
        KeepSilently  ///< keep it, never answer
    };
    OnRefund onRefund = OnRefund::Finish;
    std::vector<wire::DoubtfulMoney> doubtful;
    std::vector<wire::Account> accounts;
    std::vector<wire::ChannelState> wallets;
    ScriptedFinance finance;
    /// A wallet of the shop that is well.
    void addWallet(const QByteArray& code, const QByteArray& payWay);
    /// Changes one and tells the stream.
    void setWallet(const QByteArray& code, const QByteArray& state, const QByteArray& reason = {});
    /// The test of a wallet comes to that.
    void moveTest(const QByteArray& status);
    std::vector<wire::AccountEntry> entries;
    const std::vector<wire::Refund>& refunds() const { return m_refunds; }
    void finishRefund();
    /// Doubtful money of an earlier, closed order.
    void addDoubtful(std::int64_t minor, UtcTime at, const QByteArray& reason = "PAID_AFTER_CLOSE");
    /// The shop's account with some entries.
    void addAccount();

    std::function<UtcTime()> now = [] { return SystemClock().now(); };

    /// The outside world acts on the order of that number (or on the only one).
    void pay(const MerchantOrderNo& orderNo = {});
    void fail(const QByteArray& errorCode);
    /// The customer goes on with that wallet on the page of the code for all; it may refuse.
    void choose(const QByteArray& payWay);
    void refuseChosen();
    void closeByExpiry();
    /// The customer has not confirmed in time: taken back, first without an answer.
    void beginReversing();
    void finishReversing();
    void moneyAfterClose();
    void freeze();
    void place();
    /// Puts a finished payment into the books.
    void addPaid(std::int64_t minor, UtcTime at);
    /// Sessions end: every token is refused from now on.
    void endSessions() { m_token.clear(); }

    const std::vector<Request>& requests() const { return m_requests; }
    int count(const QByteArray& method, const QByteArray& path) const;
    const std::vector<wire::Payment>& payments() const { return m_payments; }
    wire::Payment& latest() { return m_payments.back(); }
    int streams() const;
    const QByteArray& lastHelloCursor() const { return m_helloCursor; }

private:
    void accept();
    void read(QTcpSocket* socket);
    void handOver(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const Request& request);
    void create(QTcpSocket* socket, const Request& request);
    void list(QTcpSocket* socket, const Request& request);
    void actOn(QTcpSocket* socket, const Request& request);
    void totals(QTcpSocket* socket);
    wire::Payment* find(const QByteArray& paymentNo);
    /// Lists, refunds, approvals, doubtful money and accounts. False when the path is none of them.
    bool answerBooks(QTcpSocket* socket, const Request& request);
    void createRefund(QTcpSocket* socket, const Request& request, wire::Payment& payment);
    void decide(QTcpSocket* socket, const Request& request);
    void decideDoubtful(QTcpSocket* socket, const Request& request);
    void switchWallet(QTcpSocket* socket, const Request& request, const QByteArrayList& parts);
    void testWallet(QTcpSocket* socket, const Request& request, const QByteArrayList& parts);
    void settle(wire::Refund& refund);
    wire::Refund* findRefund(const std::function<bool(const wire::Refund&)>& is);
    void greet(QWebSocket* stream);
    void push(const char* type, const wire::Payment& payment);
    void pushEvent(wire::Event event);
    wire::Payment placed(const wire::CreatePayment& order);

    wire::ChannelTest m_test;

    QTcpServer m_server;
    std::unique_ptr<QWebSocketServer> m_streamServer;
    quint16 m_port = 0;
    std::vector<QPointer<QTcpSocket>> m_sockets;
    std::vector<QPointer<QWebSocket>> m_streams;
    std::vector<Request> m_requests;
    std::vector<wire::Payment> m_payments;
    std::vector<wire::Refund> m_refunds;
    QByteArray m_token = "scripted-token";
    QByteArray m_helloCursor;
    int m_cursor = 0;
};

} // namespace guitai::test
