// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Status reports and notifications of banks, and what is refused of them.
#include "backend/payouts/iso_samples.h"

#include "iso20022/amounts.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::test;
using payouts::EntryKind;
using payouts::PayoutState;

Q_DECLARE_METATYPE(guitai::payouts::PayoutState)
Q_DECLARE_METATYPE(guitai::payouts::EntryKind)

class TestIso20022Reading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusesMean_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<PayoutState>("state");
        for (const char* code : {"RCVD", "PDNG", "ACTC", "ACCP", "ACFC", "ACWC", "ACWP", "ACSP", "PART"})
            QTest::newRow(code) << transactionReport(code) << PayoutState::Accepted;
        for (const char* code : {"ACSC", "ACCC"})
            QTest::newRow(code) << transactionReport(code) << PayoutState::Paid;
        for (const char* code : {"RJCT", "CANC"})
            QTest::newRow(code) << transactionReport(code) << PayoutState::Rejected;
        for (const char* code : {"XXXX", "", "acsc"})
            QTest::addRow("unknown: %s", code) << transactionReport(code) << PayoutState::Unknown;
        ReportParts group;
        group.group = "<GrpSts>RJCT</GrpSts>";
        QTest::newRow("a group's rejection") << statusReport(group) << PayoutState::Rejected;
        ReportParts payment;
        payment.group = "<GrpSts>ACCP</GrpSts>";
        payment.payment = "<OrgnlPmtInfAndSts><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>";
        QTest::newRow("a payment's, over its group's") << statusReport(payment) << PayoutState::Rejected;
        QTest::newRow("nothing said") << statusReport({}) << PayoutState::Unknown;
    }
    void statusesMean()
    {
        QFETCH(QByteArray, document);
        QFETCH(PayoutState, state);
        const auto report = iso20022::readStatusReport(document, kWithdrawal);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->state, state);
        QVERIFY(!report->foreign);
    }

    /// A bank that refuses the repetition has the first one, which may have been paid.
    void aRejectionAsADuplicateIsNoRejection_data()
    {
        QTest::addColumn<QByteArray>("reason");
        for (const char* reason : {"AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05"})
            QTest::newRow(reason) << QByteArray(reason);
    }
    void aRejectionAsADuplicateIsNoRejection()
    {
        QFETCH(QByteArray, reason);
        const auto report = iso20022::readStatusReport(
            transactionReport("RJCT", "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>"), kWithdrawal);
        QCOMPARE(report->state, PayoutState::Unknown);
        QCOMPARE(report->reasonCode, reason);
    }

    void anotherMessagesReportIsForeign()
    {
        ReportParts parts;
        parts.messageId = "W20261123012345677K3QZ9X004298";
        parts.group = "<GrpSts>RJCT</GrpSts>";
        QVERIFY(iso20022::readStatusReport(statusReport(parts), kWithdrawal)->foreign);
    }

    void anotherTransactionsStatusIsNotOurs()
    {
        ReportParts parts;
        parts.payment = "<OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>other</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
                        "</TxInfAndSts></OrgnlPmtInfAndSts>";
        QCOMPARE(iso20022::readStatusReport(statusReport(parts), kWithdrawal)->state, PayoutState::Unknown);
    }

    void theAmountIsTold()
    {
        const auto report = iso20022::readStatusReport(
            transactionReport("ACSC", "<OrgnlTxRef><Amt><InstdAmt Ccy=\"CNY\">10</InstdAmt></Amt></OrgnlTxRef>"),
            kWithdrawal);
        QVERIFY(report->amount == Money(1000, Currency::cny()));
    }

    void entriesAre_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<EntryKind>("kind");
        const QByteArray ours = transaction("B1");
        const QByteArray back = transaction("B1", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
        QTest::newRow("a debit") << test::entry("DBIT", ours) << EntryKind::Debit;
        QTest::newRow("a return") << test::entry("CRDT", back) << EntryKind::Return;
        QTest::newRow("money that came") << test::entry("CRDT", ours) << EntryKind::Other;
        QTest::newRow("not booked yet") << test::entry("DBIT", ours, "PDNG") << EntryKind::Other;
        QTest::newRow("for information") << test::entry("DBIT", ours, "INFO") << EntryKind::Other;
        QTest::newRow("no direction") << test::entry("", ours) << EntryKind::Other;
    }
    void entriesAre()
    {
        QFETCH(QByteArray, entry);
        QFETCH(EntryKind, kind);
        const auto notice = iso20022::readNotification(notification(entry));
        QVERIFY2(notice.ok(), notice.ok() ? "" : qPrintable(notice.error().detail));
        QCOMPARE(notice->noticeId, QByteArray("N1"));
        QCOMPARE(notice->entries.size(), size_t(1));
        QCOMPARE(notice->entries.front().kind, kind);
        QCOMPARE(notice->entries.front().reference, QByteArray("B1"));
        QCOMPARE(notice->entries.front().endToEndId, kWithdrawal.bytes());
        QCOMPARE(notice->entries.front().accountNo, QByteArray("1100"));
        QVERIFY(notice->entries.front().amount == Money(1000, Currency::cny()));
    }

    void aReversedDebitIsAReturn()
    {
        QByteArray reversed = entry("CRDT", transaction("B1"));
        reversed.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
        QCOMPARE(iso20022::readNotification(notification(reversed))->entries.front().kind, EntryKind::Return);
    }

    void aBatchIsReadLineByLine()
    {
        const QByteArray amount = "<Amt Ccy=\"CNY\">5.00</Amt>";
        const auto notice = iso20022::readNotification(
            notification(entry("DBIT", transaction("B1", amount) + transaction("B2", amount))));
        QCOMPARE(notice->entries.size(), size_t(2));
        QVERIFY(notice->entries.back().amount == Money(500, Currency::cny()));
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("document");
        const QByteArray good = notification(entry("DBIT", transaction("B1")));
        const auto with = [&](const char* what, const QByteArray& by) {
            QByteArray changed = good;
            return changed.replace(what, by);
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut short") << good.chopped(5);
        QTest::newRow("something behind it") << good + "<a/>";
        QTest::newRow("a DOCTYPE") << with("<Document", "<!DOCTYPE Document><Document");
        QTest::newRow("entities") << with("<Document",
                                          "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Document");
        QTest::newRow("an external entity") << with("<Document", "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><Document");
        QTest::newRow("another encoding") << QByteArray::fromHex("fffe3c003f0078006d006c003f003e00");
        QTest::newRow("bad UTF-8") << with("N1", "N\xff");
        QTest::newRow("another version") << with("camt.054.001.08", "camt.054.001.02");
        QTest::newRow("a foreign element") << with("<Ntry>", "<x xmlns=\"urn:other\"/><Ntry>");
        QTest::newRow("another message") << with("BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt");
        QTest::newRow("no id") << with("<MsgId>N1</MsgId>", "");
        QTest::newRow("two ids") << with("<MsgId>N1</MsgId>", "<MsgId>N1</MsgId><MsgId>N2</MsgId>");
        QTest::newRow("no reference") << with("B1", "");
        QTest::newRow("a long reference") << with("B1", QByteArray(36, 'B'));
        QTest::newRow("no currency") << with(" Ccy=\"CNY\"", "");
        QTest::newRow("an unknown currency") << with("CNY", "XXX");
        QTest::newRow("three decimals") << with("10.00", "10.005");
        QTest::newRow("a negative amount") << with("10.00", "-10.00");
        QTest::newRow("an exponent") << with("10.00", "1e1");
        QTest::newRow("no amount") << with("10.00", "");
        QTest::newRow("two alike without amounts of their own")
            << notification(entry("DBIT", transaction("B1") + transaction("B2")));
        QTest::newRow("too deep") << with("<Ntry>", QByteArray("<Ntry>").repeated(40));
        QTest::newRow("too many elements") << with("<Ntry>", QByteArray("<Ntry/>").repeated(20'001) + "<Ntry>");
        QTest::newRow("too many attributes") << with("<Ntry>", "<Ntry a='' b='' c='' d='' e='' f='' g='' h='' i=''>");
        QTest::newRow("a long text") << with("<Ntry>",
                                             "<AddtlNtryInf>" + QByteArray(4'097, 'x') + "</AddtlNtryInf><Ntry>");
        QTest::newRow("too large") << good + QByteArray(1 << 20, ' ');
    }
    void isRefused()
    {
        QFETCH(QByteArray, document);
        const auto notice = iso20022::readNotification(document);
        QVERIFY(!notice.ok());
        QCOMPARE(QByteArray(notice.error().code.name), QByteArray("BANK_DOCUMENT_REFUSED"));
    }

    void twoStatusesForOneTransactionAreRefused()
    {
        const QByteArray one = "<TxInfAndSts><OrgnlEndToEndId>" + kWithdrawal.bytes() +
                               "</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>";
        ReportParts parts;
        parts.payment = "<OrgnlPmtInfAndSts>" + one + one + "</OrgnlPmtInfAndSts>";
        QVERIFY(!iso20022::readStatusReport(statusReport(parts), kWithdrawal).ok());
    }

    void amountsRoundTrip()
    {
        QVERIFY(rc::check("what we write is what we read, with or without its trailing zeros", [] {
            const auto minor = *rc::gen::inRange<std::int64_t>(0, Money::kMostMinor + 1);
            const Currency currency = *Currency::parse(*rc::gen::element<QByteArray>("CNY", "JPY", "EUR"));
            const Money amount(minor, currency);
            iso20022::Element element;
            element.currency = currency.code();
            element.text = amount.toDecimal();
            RC_ASSERT(*iso20022::amountOf(element) == amount);
            while (element.text.contains('.') && element.text.endsWith('0') && !element.text.endsWith(".0"))
                element.text.chop(1);
            RC_ASSERT(*iso20022::amountOf(element) == amount);
        }));
    }

    void anyBytesAreReadOrRefused()
    {
        QVERIFY(rc::check("bytes changed at random are read or refused, and nothing else happens", [] {
            QByteArray document = notification(entry("DBIT", transaction("B1")));
            const int changes = *rc::gen::inRange(1, 6);
            for (int i = 0; i < changes; ++i)
                document[*rc::gen::inRange<qsizetype>(0, document.size())] =
                    static_cast<char>(*rc::gen::arbitrary<uchar>());
            const auto notice = iso20022::readNotification(document);
            const bool isEither = notice.ok() || notice.error().code == payouts::errors::kDocumentRefused;
            RC_ASSERT(isEither);
        }));
    }
};

QTEST_APPLESS_MAIN(TestIso20022Reading)
#include "tst_iso20022_reading.moc"
