// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the bank's adapter puts on the wire, and what it makes of every answer.
#include "backend/payouts/iso_samples.h"
#include "host_to_host/host_to_host_bank.h"
#include "iso20022/credit_transfer.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using payouts::PayoutState;

namespace {

payouts::BankAccount account()
{
    payouts::BankAccount account;
    account.accountId = "house";
    account.bank = "host_to_host";
    account.settings = {{QStringLiteral("url"), QStringLiteral("https://bank.example/h2h")},
                        {QStringLiteral("debtor_name"), QStringLiteral("House")},
                        {QStringLiteral("debtor_account"), QStringLiteral("1100")},
                        {QStringLiteral("debtor_agent"), QStringLiteral("102100099996")}};
    account.secrets = Secret(R"({"token":"t0k3n"})");
    return account;
}

payouts::PayoutOrder order()
{
    return {kWithdrawal,
            Money(1000, Currency::cny()),
            {QStringLiteral("张三 <&> \"Co\""), "6222020200112233445", "102100099996"},
            QStringLiteral("货款"),
            UtcTime::fromSeconds(1'795'400'000)};
}

/// Whole, so that no member moves by accident: banks check the schema's order.
const char kMessage[] =
    R"(<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">)"
    "<CstmrCdtTrfInitn><GrpHdr><MsgId>W20261123012345677K3QZ9X004297</MsgId>"
    "<CreDtTm>2026-11-23T02:13:20.000Z</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>10.00</CtrlSum>"
    "<InitgPty><Nm>House</Nm></InitgPty></GrpHdr>"
    "<PmtInf><PmtInfId>W20261123012345677K3QZ9X004297</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>1</NbOfTxs>"
    "<CtrlSum>10.00</CtrlSum><ReqdExctnDt><Dt>2026-11-23</Dt></ReqdExctnDt><Dbtr><Nm>House</Nm></Dbtr>"
    "<DbtrAcct><Id><Othr><Id>1100</Id></Othr></Id></DbtrAcct>"
    "<DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>102100099996</MmbId></ClrSysMmbId>"
    "</FinInstnId></DbtrAgt><ChrgBr>DEBT</ChrgBr>"
    "<CdtTrfTxInf><PmtId><InstrId>W20261123012345677K3QZ9X004297</InstrId>"
    "<EndToEndId>W20261123012345677K3QZ9X004297</EndToEndId></PmtId>"
    R"(<Amt><InstdAmt Ccy="CNY">10.00</InstdAmt></Amt>)"
    "<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>102100099996</MmbId></ClrSysMmbId>"
    "</FinInstnId></CdtrAgt><Cdtr><Nm>张三 &lt;&amp;&gt; &quot;Co&quot;</Nm></Cdtr>"
    "<CdtrAcct><Id><Othr><Id>6222020200112233445</Id></Othr></Id></CdtrAcct>"
    "<RmtInf><Ustrd>货款</Ustrd></RmtInf></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>\n";

} // namespace

class TestHostToHostBank : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_client.forgetCalls();
        m_bank = std::move(*host_to_host::makeBank(account(), m_client));
    }

    void theOrderIsOneMessageForEver()
    {
        m_client.answerWith(http::Response{202});
        QCOMPARE(runTask(m_bank->send(order())).state, PayoutState::Accepted);
        runTask(m_bank->send(order()));
        const http::Call& call = m_client.calls().front();
        QCOMPARE(call.method, QByteArray("POST"));
        QCOMPARE(call.url, QUrl(QStringLiteral("https://bank.example/h2h/payments")));
        QCOMPARE(call.headers.value("Authorization"), QByteArray("Bearer t0k3n"));
        QCOMPARE(call.headers.value("Content-Type"), QByteArray("application/xml"));
        QCOMPARE(QString::fromUtf8(call.body), QString::fromUtf8(kMessage));
        QCOMPARE(m_client.calls().back().body, call.body);
    }

    void anIbanAndABicHaveTheirOwnElements()
    {
        payouts::PayoutOrder abroad = order();
        abroad.payee = {QStringLiteral("Müller"), "DE89370400440532013000", "COBADEFFXXX"};
        const QByteArray message = iso20022::creditTransfer({QStringLiteral("House"), "1100", "BANKCNBJ"}, abroad);
        QVERIFY(message.contains("<CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct>"));
        QVERIFY(message.contains("<CdtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></CdtrAgt>"));
        QVERIFY(!iso20022::isIban("DE89370400440532013001"));
        QVERIFY(!iso20022::isIban("6222020200112233445"));
    }

    void whatIsNotCertainIsUnknown_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        for (const int status : {400, 401, 403, 404, 409, 422, 429, 500, 503, 301})
            QTest::addRow("%d", status) << status << QByteArray();
        QTest::newRow("no XML") << 200 << QByteArray("ok");
        QTest::newRow("a DOCTYPE") << 200 << QByteArray("<!DOCTYPE d><Document/>");
    }
    void whatIsNotCertainIsUnknown()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        http::Response response{status};
        response.body = body;
        m_client.answerWith(response);
        QCOMPARE(runTask(m_bank->send(order())).state, PayoutState::Unknown);
        const PayoutState asked = runTask(m_bank->query(order())).state;
        QCOMPARE(asked, status == 404 ? PayoutState::NotFound : PayoutState::Unknown);
    }

    void noAnswerIsUnknown()
    {
        for (const ErrorCode& code : {http::errors::kNotSent, http::errors::kNoAnswer, http::errors::kBadAnswer}) {
            m_client.failWith(code);
            QCOMPARE(runTask(m_bank->send(order())).state, PayoutState::Unknown);
            QCOMPARE(runTask(m_bank->query(order())).state, PayoutState::Unknown);
            QVERIFY(!runTask(m_bank->fetchNotice(0)).ok());
        }
    }

    void aStatusIsAskedForByItsNumber()
    {
        http::Response response{200};
        response.body = transactionReport("ACSC");
        m_client.answerWith(response);
        QCOMPARE(runTask(m_bank->query(order())).state, PayoutState::Paid);
        QCOMPARE(m_client.calls().front().url.path(), QStringLiteral("/h2h/payments/") + kWithdrawal.text());
    }

    void noticesComeInTheirOrder()
    {
        m_client.answerWith(http::Response{204});
        const auto none = runTask(m_bank->fetchNotice(7));
        QVERIFY(none.ok() && !none->has_value());
        QCOMPARE(m_client.calls().front().url.query(), QStringLiteral("after=7"));
        http::Response response{200};
        response.body = "<x/>";
        response.headers.set("Notification-Sequence", "8");
        m_client.answerWith(response);
        QCOMPARE((**runTask(m_bank->fetchNotice(7))).sequence, 8);
        QVERIFY(!runTask(m_bank->fetchNotice(8)).ok()); // it went back
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("text");
        QTest::newRow("http beyond this machine") << QStringLiteral("url") << QStringLiteral("http://bank.example");
        QTest::newRow("no address") << QStringLiteral("url") << QString();
        for (const char* member : {"debtor_name", "debtor_account", "debtor_agent"})
            QTest::newRow(member) << QString::fromLatin1(member) << QString();
    }
    void settingsAreChecked()
    {
        QFETCH(QString, member);
        QFETCH(QString, text);
        payouts::BankAccount wrong = account();
        wrong.settings.insert(member, text);
        const auto bank = host_to_host::makeBank(wrong, m_client);
        QVERIFY(!bank.ok());
        QCOMPARE(bank.error().field, member);
    }

    void anotherBanksAccountIsNotOurs()
    {
        payouts::BankAccount other = account();
        other.bank = "other";
        QVERIFY(*host_to_host::makeBank(other, m_client) == nullptr);
        QVERIFY(!payouts::openBank(other, m_client, {&host_to_host::makeBank}).ok());
    }

private:
    FakeHttpClient m_client;
    std::unique_ptr<payouts::PayoutBank> m_bank;
};

QTEST_GUILESS_MAIN(TestHostToHostBank)
#include "tst_host_to_host_bank.moc"
