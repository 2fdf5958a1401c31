// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/recharge_book.h"

namespace guitai::test {

namespace {

QString said(const QByteArray& number, const QString& what)
{
    return QStringLiteral("recharge %1: %2").arg(QString::fromLatin1(number), what);
}

} // namespace

QStringList RechargeBook::compare(FolderLook& look, QHash<QByteArray, qint64>& paidByUser)
{
    QStringList wrong;
    QHash<QByteArray, QHash<QByteArray, StoredCredits>> credits; // of each user
    for (const TestPayer& saver : m_savers)
        credits.insert(saver.userNo, look.rechargesOf(saver.accountNo));
    m_paid = 0;
    m_credited = 0;
    for (const StoredRecharge& recharge : look.recharges()) {
        const bool isPaid = recharge.status == "SUCCEEDED";
        const StoredCredits came = credits[recharge.userNo].take(recharge.paymentNo);
        m_paid += isPaid ? 1 : 0;
        m_credited += came.count > 0 ? 1 : 0;
        paidByUser[recharge.userNo] += isPaid ? recharge.minor : 0;
        const bool isRight = came.count == 0 || (came.count == 1 && isPaid && came.minor == recharge.minor);
        if (!isRight)
            wrong.append(said(recharge.paymentNo, QStringLiteral("%1, and credited %2 times, %3 fen")
                                                      .arg(QString::fromLatin1(recharge.status))
                                                      .arg(came.count)
                                                      .arg(came.minor)));
    }
    for (const auto& left : std::as_const(credits)) {
        for (auto it = left.begin(); it != left.end(); ++it)
            wrong.append(said(it.key(), QStringLiteral("credited to a user whose it is not")));
    }
    return wrong;
}

QStringList RechargeBook::differences(FolderLook& look)
{
    QHash<QByteArray, qint64> paidByUser;
    return compare(look, paidByUser);
}

QStringList RechargeBook::differencesOverall(FolderLook& look, const QHash<QByteArray, qint64>& taken)
{
    QHash<QByteArray, qint64> paidByUser;
    QStringList wrong = compare(look, paidByUser);
    if (m_credited != m_paid)
        wrong.append(QStringLiteral("%1 recharges are paid, %2 are credited").arg(m_paid).arg(m_credited));
    for (const TestPayer& saver : m_savers) {
        const qint64 expected = m_minorAtFirst + paidByUser.value(saver.userNo) - taken.value(saver.accountNo);
        const qint64 balance = look.balanceOf(saver.accountNo);
        if (balance != expected)
            wrong.append(QStringLiteral("user %1 has %2 fen and should have %3")
                             .arg(QString::fromLatin1(saver.userNo))
                             .arg(balance)
                             .arg(expected));
    }
    return wrong;
}

} // namespace guitai::test
