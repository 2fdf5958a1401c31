// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's counter for settlement files (76/01): what happened on a settlement day, with the differences planted.
// Used on one thread.
#pragma once

#include "sandbox/faults.h"
#include "sandbox/unionpay/acp_book.h"

namespace guitai::sandbox::unionpay {

class FileDesk
{
public:
    /// All outlive the desk.
    FileDesk(Book& book, const BillFault& bills, const Clock& clock) : m_book(book), m_bills(bills), m_clock(clock) {}

    /// The answer's code; with "00", fileName and fileContent in `told`.
    QByteArray answer(const Fields& asked, Fields& told) const;

private:
    QList<BillRow> rowsOf(const QByteArray& day) const;

    Book& m_book;
    const BillFault& m_bills;
    const Clock& m_clock;
};

} // namespace guitai::sandbox::unionpay
