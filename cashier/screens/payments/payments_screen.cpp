// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/payments/payments_screen.h"

#include "models/book_failures.h"
#include "models/filter_totals.h"
#include "models/money_text.h"
#include "models/payment_look.h"
#include "models/refund_flow.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "screens/payments/filter_rail.h"
#include "screens/payments/payment_drawer.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace guitai::screens::payments {

namespace {

using backend_client::Answer;
using models::PaymentTable;

constexpr Duration kTypingPause = std::chrono::milliseconds(250);
constexpr Duration kNewsPause = std::chrono::milliseconds(400);
constexpr int kRoomForAll = 1200;     // below, details take the rail's place
constexpr int kRoomForRefunded = 960; // below, the state alone says it

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<PaymentsScreen>(tools);
}

PaymentsScreen::PaymentsScreen(const Tools& tools)
    : m_tools(tools), m_table(tools.books, tools.clock, tools.desk.tillNo()), m_inspector(tools.books, tools.timers),
      m_typed(tools.timers), m_news(tools.timers), m_search(new QLineEdit), m_searchNote(new QLabel),
      m_rail(new FilterRail(tools.theme, tools.clock)), m_view(new widgets::TableView(tools.theme)),
      m_drawer(new PaymentDrawer(tools, m_inspector)), m_foot(new QLabel), m_keys(new QLabel)
{
    setObjectName(name());
    build();
    wire();
    retranslate();
    showDrawer(false);
}

std::optional<BarEntry> PaymentsScreen::barEntry() const
{
    return BarEntry{2, models::Glyph::List, tr("Payments")};
}

void PaymentsScreen::build()
{
    m_search->setObjectName(QStringLiteral("payment_search"));
    m_search->setMaxLength(64);
    m_search->setClearButtonEnabled(true);
    m_searchNote->setProperty("kind", QByteArray("caption"));
    m_searchNote->setObjectName(QStringLiteral("search_note"));
    m_view->setObjectName(QStringLiteral("payment_list"));
    m_view->setModel(&m_table);
    m_view->setColumns({{112, 0}, {124, 2}, {116, 1}, {148, 1}, {116, 1}, {84, 1}});
    m_foot->setObjectName(QStringLiteral("payment_sums"));
    m_keys->setProperty("kind", QByteArray("caption"));

    auto* search = new QHBoxLayout;
    search->setSpacing(12);
    search->addWidget(m_search, 1);
    search->addWidget(m_searchNote);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(12);
    middle->addLayout(search);
    middle->addWidget(m_view, 1);
    auto* body = new QHBoxLayout;
    body->setContentsMargins(16, 16, 16, 12);
    body->setSpacing(8);
    body->addWidget(m_rail);
    body->addLayout(middle, 1);
    body->addSpacing(8);
    body->addWidget(m_drawer);
    auto* foot = new QFrame;
    foot->setProperty("kind", QByteArray("foot"));
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(16, 8, 16, 8);
    line->addWidget(m_foot);
    line->addStretch();
    line->addWidget(m_keys);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(foot);
}

void PaymentsScreen::wire()
{
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typed.start(kTypingPause, [this] { reload(); }); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_openFirst = true;
        reload();
        m_view->setFocus();
    });
    connect(m_rail, &FilterRail::changed, this, &PaymentsScreen::reload);
    connect(m_view, &widgets::TableView::currentRowChanged, this, &PaymentsScreen::showRow);
    connect(m_view, &widgets::TableView::opened, this, [this](int row) {
        showRow(row);
        showDrawer(true);
    });
    connect(m_drawer, &PaymentDrawer::closePressed, this, [this] { showDrawer(false); });
    connect(m_drawer, &PaymentDrawer::refundPressed, this, &PaymentsScreen::refund);
    connect(&m_inspector, &models::PaymentInspector::learnt, this,
            [this](const guitai::wire::Payment& payment) { m_table.take(payment); });
    connect(&m_table, &PaymentTable::stateChanged, this, &PaymentsScreen::showState);
    connect(&m_tools.desk, &models::TillDesk::paymentNews, this, &PaymentsScreen::takeNews);
    connect(&m_tools.desk, &models::TillDesk::refundNews, this, [this](const guitai::wire::Refund& refund) {
        if (m_inspector.payment() && m_inspector.payment()->paymentNo == refund.paymentNo)
            m_inspector.refresh();
    });
    connect(&m_tools.desk, &models::TillDesk::signedOut, this, [this] {
        m_search->clear();
        showDrawer(false);
    });
}

void PaymentsScreen::about(const QString& subject)
{
    if (subject.isEmpty())
        return;
    m_search->setText(subject);
    m_openFirst = true;
}

void PaymentsScreen::entered()
{
    reload();
    if (m_search->text().isEmpty())
        m_view->setFocus();
    else
        m_search->setFocus();
}

bool PaymentsScreen::takeKey(const QKeyEvent& event)
{
    const bool find = event.matches(QKeySequence::Find) || event.key() == Qt::Key_Slash;
    if (find) {
        m_search->setFocus();
        m_search->selectAll();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_F5:
        if (m_drawer->isVisible())
            m_drawer->pressQuery();
        else
            reload();
        return true;
    case Qt::Key_F7: refund(); return true;
    case Qt::Key_Escape:
        if (m_drawer->isVisible())
            showDrawer(false);
        else if (!m_search->text().isEmpty())
            m_search->clear();
        else
            return false;
        m_view->setFocus();
        return true;
    case Qt::Key_Down: m_view->setFocus(); return true;
    default: break;
    }
    if (event.matches(QKeySequence::Copy) && m_drawer->isVisible()) {
        m_drawer->pressCopy();
        return true;
    }
    // Numbers are typed or scanned from anywhere on the page.
    if (event.modifiers() == Qt::NoModifier && event.text().size() == 1 && event.text().front().isLetterOrNumber()) {
        m_search->setFocus();
        m_search->setText(m_search->text() + event.text());
        return true;
    }
    return false;
}

void PaymentsScreen::reload()
{
    m_typed.stop();
    models::PaymentFilter filter = m_rail->filter();
    filter.number = m_search->text();
    m_rail->setIgnored(filter.seeksNumber());
    m_table.show(filter);
    loadTotals();
    retranslate();
}

/// A row that is shown changes in its place; a list that was read further down is not pulled back to its top.
void PaymentsScreen::takeNews(const guitai::wire::Payment& payment)
{
    if (!isVisible())
        return;
    const bool known = m_table.take(payment);
    if (known && m_inspector.payment() && m_inspector.payment()->paymentNo == payment.paymentNo)
        m_inspector.show(payment);
    if (known || m_table.rowCount() > backend_client::PaymentQuery().limit)
        m_news.start(kNewsPause, [this] { loadTotals(); });
    else
        m_news.start(kNewsPause, [this] { reload(); });
}

void PaymentsScreen::loadTotals()
{
    const models::Span span = models::spanOf(m_rail->filter(), m_tools.clock.now());
    const TillNo till = m_rail->filter().wholeShop ? TillNo() : m_tools.desk.tillNo();
    m_tools.books.paymentTotals(
        span.from, span.to, till,
        backend_client::Reply<guitai::wire::PaymentTotals>(
            this, [this, turn = ++m_totalsTurn](const Answer<guitai::wire::PaymentTotals>& answer) {
                if (!answer.ok() || turn != m_totalsTurn)
                    return;
                m_totals = answer.value();
                m_rail->showCounts(m_totals);
                showFoot();
            }));
}

void PaymentsScreen::showState()
{
    using State = models::PagedTable::State;
    if (m_table.state() == State::Failed) {
        m_view->setEmptyText(models::retrySentenceOf(models::bookWordsOf(m_table.failure())));
    } else if (m_table.state() == State::Ready) {
        m_view->setEmptyText(m_table.filter().seeksNumber() ? tr("No payment has this number.")
                                                            : tr("No payments here. Choose other days or states."));
        const int row = m_table.rowOf(m_current);
        m_view->goTo(row >= 0 ? row : 0);
        if (std::exchange(m_openFirst, false) && m_table.rowCount() > 0) {
            showRow(m_view->currentRow());
            showDrawer(true);
        }
    } else {
        m_view->setEmptyText(tr("Looking…"));
    }
    showFoot();
}

void PaymentsScreen::showRow(int row)
{
    if (row < 0 || row >= m_table.rowCount()) {
        showDrawer(false);
        return;
    }
    const guitai::wire::Payment& payment = m_table.payments()[static_cast<std::size_t>(row)];
    m_current = payment.paymentNo;
    if (m_drawer->isVisible() || !isVisible())
        m_inspector.show(payment);
}

void PaymentsScreen::showDrawer(bool shown)
{
    m_drawer->setVisible(shown);
    layOut();
    if (shown)
        showRow(m_view->currentRow());
    else
        m_inspector.clear();
    retranslate();
}

void PaymentsScreen::layOut()
{
    const bool room = width() >= kRoomForAll;
    const bool drawer = !m_drawer->isHidden();
    m_rail->setVisible(room || !drawer);
    // What the details say beside it need not be squeezed into the row.
    m_view->setColumnHidden(PaymentTable::Refunded, drawer || width() < kRoomForRefunded);
    m_view->setColumnHidden(PaymentTable::Number, drawer && !room);
    m_view->setColumns({{112, 0}, {124, 2}, {116, 1}, {148, 1}, {116, 1}, {84, 1}});
}

void PaymentsScreen::showFoot()
{
    const bool number = m_table.filter().seeksNumber();
    const models::FilterTotals sums =
        number ? models::totalsOf(std::span(m_table.payments())) : models::totalsOf(m_totals, m_table.filter().group);
    m_foot->setText(
        tr("Payments %1 · paid %2 · refunded %3 · net <b>%4</b>")
            .arg(sums.rows)
            .arg(models::moneyText(sums.paid), models::moneyText(sums.refunded), models::moneyText(sums.net())));
}

void PaymentsScreen::refund()
{
    const int row = m_view->currentRow();
    if (row < 0 || row >= m_table.rowCount())
        return;
    const guitai::wire::Payment& listed = m_table.payments()[static_cast<std::size_t>(row)];
    if (!models::isRefundable(listed)) {
        showDrawer(true); // says why
        return;
    }
    if (m_tools.refund.open(listed))
        Q_EMIT wanted(QStringLiteral("refund"), listed.paymentNo.text());
    else
        Q_EMIT wanted(QStringLiteral("refund"), {});
}

void PaymentsScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_table.retranslate();
        retranslate();
        showState();
    }
    Screen::changeEvent(event);
}

void PaymentsScreen::resizeEvent(QResizeEvent* event)
{
    layOut();
    Screen::resizeEvent(event);
}

void PaymentsScreen::retranslate()
{
    m_search->setPlaceholderText(tr("Number: ours, the order's, the channel's, or its last 6"));
    m_search->setAccessibleName(tr("Search for a number"));
    for (auto* clear : m_search->findChildren<QAbstractButton*>())
        clear->setAccessibleName(tr("Clear the search"));
    m_view->setAccessibleName(tr("Payments"));
    m_searchNote->setText(tr("Dates ignored for number search"));
    m_searchNote->setVisible(m_table.filter().seeksNumber());
    m_keys->setText(m_drawer->isHidden() ? tr("Enter details · F7 refund · Ctrl+F search · Esc checkout")
                                         : tr("↑↓ next · F7 refund · F5 ask · Esc close"));
    showFoot();
}

} // namespace guitai::screens::payments
