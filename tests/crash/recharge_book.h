// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The users whose accounts are recharged while the backend dies, and what their accounts must therefore say. That a
// recharge is acknowledged and stored is the sale book's, because it is a payment.
#pragma once

#include "crash/folder_look.h"
#include "support/integrator.h"

namespace guitai::test {

class RechargeBook
{
public:
    /// They had that much each, and spend nothing.
    RechargeBook(std::vector<TestPayer> savers, qint64 minorAtFirst)
        : m_savers(std::move(savers)), m_minorAtFirst(minorAtFirst)
    {
    }

    /// Nothing is credited twice, nothing that was not paid, nothing else than was paid. What is paid may be under way.
    QStringList differences(FolderLook& look);
    /// Nothing is under way: every one that is paid is credited, and each balance is what was recharged less `taken`,
    /// by account.
    QStringList differencesOverall(FolderLook& look, const QHash<QByteArray, qint64>& taken);

    int paid() const { return m_paid; }         ///< when it was looked at last
    int credited() const { return m_credited; } ///< of these

private:
    QStringList compare(FolderLook& look, QHash<QByteArray, qint64>& paidByUser);

    const std::vector<TestPayer> m_savers;
    const qint64 m_minorAtFirst;
    int m_paid = 0;
    int m_credited = 0;
};

} // namespace guitai::test
