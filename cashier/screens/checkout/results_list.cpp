// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/results_list.h"

#include "screens/checkout/result_row.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace guitai::screens::checkout {

namespace {

constexpr int kRow = 40;
constexpr int kAroundRows = 64; // title and margins

} // namespace

ResultsList::ResultsList(const widgets::Theme& theme, const models::RecentResults& recent)
    : m_recent(recent), m_title(new QLabel), m_empty(new QLabel)
{
    setProperty("kind", QByteArray("card"));
    setMinimumHeight(kAroundRows);
    m_title->setProperty("kind", QByteArray("title"));
    m_empty->setProperty("kind", QByteArray("secondary"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 12);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addSpacing(6);
    column->addWidget(m_empty);
    for (ResultRow*& row : m_rows) {
        row = new ResultRow(theme);
        column->addWidget(row, 1);
    }
    column->addStretch();
    connect(&recent, &models::RecentResults::changed, this, &ResultsList::showRows);
    retranslate();
}

void ResultsList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ResultsList::resizeEvent(QResizeEvent* event)
{
    showRows();
    QFrame::resizeEvent(event);
}

std::size_t ResultsList::rowsThatFit() const
{
    const int room = height() - kAroundRows;
    return room < kRow ? 0 : static_cast<std::size_t>(room / kRow);
}

void ResultsList::retranslate()
{
    m_title->setText(tr("Last results"));
    m_empty->setText(tr("No payments yet."));
    showRows();
}

void ResultsList::showRows()
{
    const auto& payments = m_recent.payments();
    m_empty->setVisible(payments.empty());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        // In a low window the newest are shown rather than all of them squeezed.
        m_rows[i]->setVisible(i < payments.size() && i < rowsThatFit());
        if (i < payments.size())
            m_rows[i]->show(payments[i]);
    }
}

} // namespace guitai::screens::checkout
