// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// SandboxProcess: the real guitai-sandbox program on an ephemeral loopback port, killed with its owner.
// Calls block for at most 10 s and keep no event loop running. Any thread, one at a time.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace guitai::test {

/// What the sandbox answered; status 0 when nothing came.
struct SandboxAnswer
{
    int status = 0;
    QJsonObject body;
};

class SandboxProcess
{
public:
    /// Keys and account.json live in `folder`, or in a temporary one when it is empty.
    explicit SandboxProcess(const QString& folder = {});
    ~SandboxProcess();
    SandboxProcess(const SandboxProcess&) = delete;
    SandboxProcess& operator=(const SandboxProcess&) = delete;

    /// Starts the program and waits until it listens. False when it does not within 10 s; see log().
    /// After stop() the same keys and the same port come back, the orders do not.
    bool start();
    void stop();

    quint16 port() const { return m_port; }
    QUrl baseUrl() const; ///< "http://127.0.0.1:PORT"
    /// {"settings":{…},"secrets":{…}}: what the backend stores as its channel account.
    QJsonObject account() const;
    /// The file a backend takes as its demo.wechat_account.
    QString accountFile() const { return m_folder + QStringLiteral("/account.json"); }
    /// The same merchant's, who speaks API v2.
    QString wechatV2AccountFile() const { return m_folder + QStringLiteral("/wechat-v2.json"); }
    /// The file a backend takes as its demo.alipay_account.
    QString alipayAccountFile() const { return m_folder + QStringLiteral("/alipay.json"); }
    /// The same account with certificates instead of a key.
    QString certifiedAlipayAccountFile() const { return m_folder + QStringLiteral("/alipay-certified.json"); }
    /// The file a backend takes as its demo.unionpay_account.
    QString unionpayAccountFile() const { return m_folder + QStringLiteral("/unionpay.json"); }
    /// The file a backend takes as its payouts.bank_account.
    QString bankAccountFile() const { return m_folder + QStringLiteral("/bank.json"); }
    QByteArray log() const; ///< standard error so far

    // The customer. 200 when it worked; otherwise 4xx with "problem".
    SandboxAnswer pay(const QString& codeUrl);
    /// A code the payer's phone shows; `asksPayer`: nothing is taken before pay() with that code.
    QString payerCode(bool asksPayer = false, const QString& wallet = {});
    /// Pays with what a page or an application hands to the wallet.
    SandboxAnswer payWith(const QJsonObject& parameters);
    SandboxAnswer decline(const QString& codeUrl);
    /// Takes the money although the order has expired or was closed.
    SandboxAnswer payLate(const QString& outTradeNo);
    /// WeChat Pay signs with a new platform certificate from now on.
    SandboxAnswer rotateCertificate();
    /// Sends an order's callback again, `copies` times at the same moment.
    SandboxAnswer sendCallback(const QString& outTradeNo, int copies = 1);

    // The control endpoint; members are in backend/sandbox/README.md.
    /// Merges into the faults already set.
    SandboxAnswer setFaults(const QJsonObject& faults);
    void clearFaults();
    /// Any control path: control("POST", "/control/faults", {…}).
    SandboxAnswer control(const QByteArray& method, const QByteArray& path, const QJsonObject& body = {});

    QJsonArray orders();
    /// Empty when there is none.
    QJsonObject order(const QString& outTradeNo);
    /// Requests seen on the wire, by operation: {"native":1,"query":3,"close":0,"certificates":0}.
    QJsonObject requestCounts();
    /// Every callback sent: out_trade_no, notice_id, forged, status (0: unanswered), in order of sending.
    QJsonArray callbacks();

private:
    std::unique_ptr<QTemporaryDir> m_ownFolder;
    QString m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace guitai::test
