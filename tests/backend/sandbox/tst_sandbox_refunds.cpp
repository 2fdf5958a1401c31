// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sandbox/merchant_fixture.h"
#include "sandbox/order_book.h"
#include "sandbox/refund_book.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;

namespace {

const test::Merchant& sharedMerchant()
{
    static const test::Merchant merchant{test::FakeClock()};
    return merchant;
}

QJsonObject asking(const QString& number, qint64 amount, qint64 total = 1500)
{
    return {{u"out_trade_no"_s, u"ORDER1"_s},
            {u"out_refund_no"_s, number},
            {u"amount"_s, QJsonObject{{u"refund"_s, amount}, {u"total"_s, total}, {u"currency"_s, u"CNY"_s}}}};
}

/// One order over 15.00 yuan, paid unless told otherwise.
struct Books
{
    explicit Books(bool paid = true)
    {
        orders.place(sharedMerchant().order(u"ORDER1"_s), "key", clock.now());
        if (paid)
            orders.pay("ORDER1", clock.now());
    }
    /// Empty when it was taken.
    QByteArray ask(const QJsonObject& request)
    {
        const auto asked = refunds.ask(request, orders.find("ORDER1"), "key", clock.now());
        const auto* error = std::get_if<WireError>(&asked);
        return error ? error->code : QByteArray();
    }

    test::FakeClock clock;
    OrderBook orders{test::countingBytes()};
    RefundBook refunds{test::countingBytes()};
};

} // namespace

class SandboxRefundsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneNumberIsOneRefund()
    {
        Books books;
        QCOMPARE(books.ask(asking(u"R1"_s, 500)), QByteArray());
        const QByteArray id = books.refunds.find("R1")->refundId;
        QCOMPARE(books.ask(asking(u"R1"_s, 500)), QByteArray());
        QCOMPARE(books.refunds.find("R1")->refundId, id);
        QCOMPARE(books.refunds.refundedOf("ORDER1"), 500);
        QCOMPARE(books.ask(asking(u"R1"_s, 501)), QByteArray("INVALID_REQUEST"));
    }

    void neverMoreThanWasPaid()
    {
        Books books;
        QCOMPARE(books.ask(asking(u"R1"_s, 1000)), QByteArray());
        QCOMPARE(books.ask(asking(u"R2"_s, 501)), QByteArray("INVALID_REQUEST"));
        QCOMPARE(books.ask(asking(u"R3"_s, 500)), QByteArray());
        QVERIFY(books.refunds.settle("R3", RefundStatus::Closed, books.clock.now()));
        QCOMPARE(books.ask(asking(u"R4"_s, 500)), QByteArray());
    }

    void theTotalMustBeTheOrders()
    {
        Books books;
        QCOMPARE(books.ask(asking(u"R1"_s, 500, 1600)), QByteArray("INVALID_REQUEST"));
    }

    void onlyWhatWasPaid()
    {
        Books books(false);
        QCOMPARE(books.ask(asking(u"R1"_s, 500)), QByteArray("RESOURCE_NOT_EXISTS"));
    }

    void atMostFiftyOfOneOrder()
    {
        Books books;
        for (int i = 0; i < RefundBook::kMostPerOrder; ++i)
            QCOMPARE(books.ask(asking(u"R%1"_s.arg(i), 1)), QByteArray());
        QCOMPARE(books.ask(asking(u"R50"_s, 1)), QByteArray("INVALID_REQUEST"));
    }

    void withinAYear()
    {
        Books books;
        books.clock.advance(std::chrono::hours(24 * 365) + std::chrono::seconds(1));
        QCOMPARE(books.ask(asking(u"R1"_s, 500)), QByteArray("INVALID_REQUEST"));
    }

    void anAbnormalOneCanStillBeSettled()
    {
        Books books;
        books.ask(asking(u"R1"_s, 500));
        const UtcTime now = books.clock.now();
        QVERIFY(books.refunds.settle("R1", RefundStatus::Abnormal, now));
        QVERIFY(books.refunds.settle("R1", RefundStatus::Success, now));
        QVERIFY(!books.refunds.settle("R1", RefundStatus::Closed, now));
        QVERIFY(!books.refunds.settle("R2", RefundStatus::Success, now));
    }
};

QTEST_APPLESS_MAIN(SandboxRefundsTest)
#include "tst_sandbox_refunds.moc"
