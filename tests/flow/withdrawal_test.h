// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop that has earned some money and pays it out through the sandbox's bank: what the tests of withdrawals share.
#pragma once

#include "accounts/account_id.h"
#include "flow/shop_test.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace guitai::test {

using namespace Qt::StringLiterals;

inline const AccountNo kHome = accounts::merchantHome(MerchantId::trusted("M1000"), Currency::cny()).number;
inline constexpr int kPaid = 1230 - 7; // less 0.6 %

inline QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A test of withdrawals: each function begins with a shop of its own and ends with its audit.
class WithdrawalTest : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ShopTest::init();
        m_shop->paid(orderNo());
    }

protected:
    static QString path() { return u"/v1/accounts/%1/withdrawals"_s.arg(kHome.text()); }
    static QJsonObject payee(const QString& bankCode = u"102100099996"_s)
    {
        return {{u"name"_s, u"张三 & Söhne <GmbH>"_s},
                {u"account_no"_s, u"6222020200112233445"_s},
                {u"bank_code"_s, bankCode}};
    }
    static QByteArray body(int amount, const QString& number = u"w-1"_s, const QString& token = {})
    {
        QJsonObject wanted{{u"merchant_withdrawal_no"_s, number},
                           {u"amount"_s, amount},
                           {u"currency"_s, u"CNY"_s},
                           {u"payee"_s, payee()},
                           {u"remark"_s, u"货款 October"_s}};
        if (!token.isEmpty())
            wanted.insert(u"user_token"_s, token);
        return json(wanted);
    }
    static QString approvalPath(const ShopAnswer& asked, const char* act = "")
    {
        return u"/v1/approvals/%1%2"_s.arg(asked.text("approval_no"), QLatin1String(act));
    }

    ShopAnswer ask(int amount, const QString& number = u"w-1"_s)
    {
        return m_shop->call("POST", path(), body(amount, number));
    }
    ShopAnswer decide(const ShopAnswer& asked, const QString& who, const char* how)
    {
        const ShopAnswer approval = m_shop->callAs(who, "GET", approvalPath(asked));
        const QJsonObject decision{{u"content_hash"_s, approval.text("content_hash")}};
        return m_shop->callAs(who, "POST", approvalPath(asked, "/") + QLatin1String(how), json(decision));
    }
    ShopAnswer approve(const ShopAnswer& asked) { return decide(asked, u"supervisor"_s, "approve"); }
    ShopAnswer approved(int amount)
    {
        const ShopAnswer asked = ask(amount);
        if (approve(asked).text("status") != u"EXECUTED"_s)
            qFatal("the withdrawal cannot be approved");
        return asked;
    }
    ShopAnswer withdrawal(const ShopAnswer& asked)
    {
        return m_shop->call("GET", u"/v1/withdrawals/"_s + asked.text("withdrawal_no"));
    }
    bool becomes(const ShopAnswer& asked, const char* status)
    {
        return m_shop->until([&] {
            fetchNotices();
            return withdrawal(asked).text("status") == QLatin1String(status);
        });
    }
    void fetchNotices() { wait(m_shop->backend().fetchBankNotices()); }
    QJsonArray list(const QString& query)
    {
        return m_shop->call("GET", u"/v1/withdrawals"_s + (query.isEmpty() ? QString() : u'?' + query))
            .body[u"withdrawals"_s]
            .toArray();
    }
    qint64 balance() { return m_shop->call("GET", u"/v1/accounts/"_s + kHome.text()).body[u"balance"_s].toInteger(); }
    QJsonObject bankPayment(const ShopAnswer& asked)
    {
        const QJsonArray payments = m_sandbox.control("GET", "/control/bank/payments").body[u"payments"_s].toArray();
        for (const QJsonValue& one : payments) {
            if (one[u"message_id"_s].toString() == asked.text("withdrawal_no"))
                return one.toObject();
        }
        return {};
    }
    bool control(const char* act, const ShopAnswer& asked, QJsonObject with = {})
    {
        with.insert(u"message_id"_s, asked.text("withdrawal_no"));
        return m_sandbox.control("POST", QByteArray("/control/bank/") + act, with).status == 200;
    }
    int requests(const char* operation) { return m_sandbox.requestCounts()[QLatin1String(operation)].toInt(); }
    int sent() { return requests("bank_payment"); }
};

} // namespace guitai::test
