// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of a shop with the sandbox share.
#pragma once

#include "flow/shop.h"

#include <QTest>

namespace guitai::test {

/// Each function begins with a shop of its own and an order number of its own, and ends with the shop's audit.
class ShopTest : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void init()
    {
        m_sandbox.clearFaults();
        m_shop = std::make_unique<Shop>(m_sandbox);
        ++m_orders;
    }
    void cleanup()
    {
        QCOMPARE(m_shop->auditFindings(), QStringList());
        m_shop.reset();
    }

protected:
    QString orderNo() const { return QStringLiteral("order-%1").arg(m_orders); }

    SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
    int m_orders = 0;
};

} // namespace guitai::test
