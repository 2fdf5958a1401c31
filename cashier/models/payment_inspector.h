// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentInspector: everything about the one payment that is looked at: its document, history, attempts, refunds.
// Going quickly through a list asks only about where it stops. GUI thread.
#pragma once

#include "backend_client/alarm.h"
#include "backend_client/books.h"

#include <QObject>

namespace guitai::models {

class PaymentInspector final : public QObject
{
    Q_OBJECT

public:
    PaymentInspector(backend_client::Books& books, async::Timers& timers) : m_books(books), m_soon(timers) {}

    /// What the list knows is shown at once; the rest follows.
    void show(const wire::Payment& payment);
    void clear();
    /// Makes the backend ask the channel now.
    void query();
    void refresh();

    const std::optional<wire::Payment>& payment() const { return m_payment; }
    const std::optional<wire::PaymentDetail>& detail() const { return m_detail; } ///< nothing until it is there
    const std::vector<wire::Refund>& refunds() const { return m_refunds; }
    const backend_client::Failure& failure() const { return m_failure; }
    bool isQuerying() const { return m_querying; }

Q_SIGNALS:
    void changed();
    /// The document is newer than the list's.
    void learnt(const guitai::wire::Payment& payment);

private:
    template <class T>
    backend_client::Reply<T> forThis(std::function<void(const backend_client::Answer<T>&)> then);

    backend_client::Books& m_books;
    backend_client::Alarm m_soon;
    std::optional<wire::Payment> m_payment;
    std::optional<wire::PaymentDetail> m_detail;
    std::vector<wire::Refund> m_refunds;
    backend_client::Failure m_failure;
    bool m_querying = false;
};

} // namespace guitai::models
