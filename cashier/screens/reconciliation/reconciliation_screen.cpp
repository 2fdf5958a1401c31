// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/reconciliation/reconciliation_screen.h"

#include "models/book_failures.h"
#include "models/till_desk.h"
#include "screens/reconciliation/counter_row.h"
#include "screens/reconciliation/day_card.h"
#include "screens/reconciliation/import_panel.h"
#include "screens/reconciliation/job_tray.h"
#include "widgets/bar_chart.h"
#include "widgets/button.h"
#include "widgets/file_dialogs.h"
#include "widgets/matrix_view.h"
#include "widgets/trend_chart.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace guitai::screens::reconciliation {

namespace {

using models::BillImport;
using models::ReconciliationBoard;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kRoomForCharts = 640; // below, they are shown in the days' place
constexpr int kChartsHeight = 164;

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<ReconciliationScreen>(tools);
}

ReconciliationScreen::ReconciliationScreen(const Tools& tools)
    : m_tools(tools), m_board(tools.reconciliation, tools.timers, tools.clock), m_import(tools.reconciliation),
      m_sentence(new QLabel), m_awaited(new QLabel),
      m_importButton(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::Upload)),
      m_chartsButton(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::Chart)),
      m_counters(new CounterRow(tools, m_board)), m_view(new widgets::MatrixView(tools.theme)),
      m_card(new DayCard(tools, m_board)), m_charts(new QFrame), m_trend(new widgets::TrendChart(tools.theme)),
      m_mix(new widgets::BarChart(tools.theme)), m_ages(new widgets::BarChart(tools.theme)),
      m_tray(new JobTray(tools, m_board)), m_importPanel(new ImportPanel(tools, m_import, m_board.matrix())),
      m_pages(new QStackedWidget), m_days(nullptr), m_drop(new QFrame(this)), m_dropText(new QLabel),
      m_keys(new QLabel), m_foot(new QFrame)
{
    setObjectName(name());
    setAcceptDrops(true);
    build();
    wire();
    wireImport();
    retranslate();
}

std::optional<BarEntry> ReconciliationScreen::barEntry() const
{
    return BarEntry{6, models::Glyph::Ledger, tr("Reconcile")};
}

QLayout* ReconciliationScreen::buildHead()
{
    m_sentence->setProperty("kind", QByteArray("heading"));
    m_sentence->setObjectName(QStringLiteral("reconciliation_sentence"));
    m_sentence->setWordWrap(true);
    m_awaited->setProperty("kind", QByteArray("caption"));
    m_awaited->setObjectName(QStringLiteral("reconciliation_awaited"));
    m_awaited->setWordWrap(true);
    m_importButton->setObjectName(QStringLiteral("import_open"));
    m_chartsButton->setObjectName(QStringLiteral("charts_switch"));
    m_chartsButton->setCheckable(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_sentence);
    words->addWidget(m_awaited);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addLayout(words, 1);
    head->addWidget(m_chartsButton, 0, Qt::AlignTop);
    head->addWidget(m_importButton, 0, Qt::AlignTop);
    return head;
}

QWidget* ReconciliationScreen::buildCharts()
{
    m_charts->setProperty("kind", QByteArray("card"));
    m_charts->setObjectName(QStringLiteral("reconciliation_charts"));
    m_trend->setObjectName(QStringLiteral("trend_chart"));
    m_mix->setObjectName(QStringLiteral("mix_chart"));
    m_ages->setObjectName(QStringLiteral("age_chart"));
    auto* row = new QHBoxLayout(m_charts);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(24);
    row->addWidget(m_trend, 5);
    row->addWidget(m_mix, 3);
    row->addWidget(m_ages, 3);
    return m_charts;
}

QWidget* ReconciliationScreen::buildDays()
{
    m_days = new QWidget;
    m_view->setObjectName(QStringLiteral("day_matrix"));
    m_view->setModel(&m_board.matrix());
    m_view->setMinimumHeight(148);
    auto* both = new QHBoxLayout;
    both->setSpacing(12);
    both->addWidget(m_view, 1);
    both->addWidget(m_card);
    auto* column = new QVBoxLayout(m_days);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_counters);
    column->addLayout(both, 1);
    column->addWidget(buildCharts());
    column->addWidget(m_tray);
    return m_days;
}

void ReconciliationScreen::build()
{
    m_pages->addWidget(buildDays());
    m_pages->addWidget(m_importPanel);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(16, 12, 16, 10);
    body->setSpacing(10);
    body->addLayout(buildHead());
    body->addWidget(m_pages, 1);
    m_keys->setProperty("kind", QByteArray("caption"));
    m_foot->setProperty("kind", QByteArray("foot"));
    auto* line = new QHBoxLayout(m_foot);
    line->setContentsMargins(16, 6, 16, 6);
    line->addStretch();
    line->addWidget(m_keys);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(m_foot);
    m_drop->setProperty("kind", QByteArray("drop"));
    m_drop->setObjectName(QStringLiteral("drop_here"));
    m_dropText->setProperty("kind", QByteArray("heading"));
    m_dropText->setAlignment(Qt::AlignCenter);
    m_dropText->setWordWrap(true);
    auto* inside = new QVBoxLayout(m_drop);
    inside->addWidget(m_dropText);
    m_drop->hide();
}

void ReconciliationScreen::wire()
{
    connect(&m_board, &ReconciliationBoard::changed, this, [this] {
        retranslate();
        Q_EMIT waitingChanged();
    });
    connect(&m_board, &ReconciliationBoard::notDone, this, [this](const backend_client::Failure& failure) {
        m_card->tell(models::sentenceOf(models::bookWordsOf(failure)), true);
    });
    connect(&m_board, &ReconciliationBoard::done, this, [this](ReconciliationBoard::Deed deed) {
        m_card->tell(deed == ReconciliationBoard::Deed::Run      ? tr("It is being compared.")
                     : deed == ReconciliationBoard::Deed::Cancel ? tr("The comparison is being cancelled.")
                     : deed == ReconciliationBoard::Deed::Close  ? tr("The day is closed.")
                                                                 : tr("The day is open again."),
                     false);
    });
    connect(m_view, &widgets::MatrixView::cellChanged, m_card, &DayCard::show);
    connect(m_view, &widgets::MatrixView::opened, this, [this](const QModelIndex& cell) {
        const models::DayCell at = m_board.matrix().cell(cell);
        const bool all = cell.column() == m_board.matrix().columnCount() - 1;
        const QByteArray account = all || at.days.empty() ? QByteArray() : at.days.front()->accountId.bytes();
        openExceptions(
            QStringLiteral("account=%1&day=%2").arg(QString::fromLatin1(account), QString::fromLatin1(at.day)));
    });
    connect(m_card, &DayCard::exceptionsWanted, this, [this](const QByteArray& account, const QByteArray& day) {
        openExceptions(QStringLiteral("account=%1&day=%2").arg(QString::fromLatin1(account), QString::fromLatin1(day)));
    });
    connect(m_counters, &CounterRow::chosen, this, &ReconciliationScreen::openCounter);
    connect(m_mix, &widgets::BarChart::chosen, this, [this](int which) {
        openExceptions(
            QStringLiteral("channel=%1").arg(QString::fromLatin1(m_mixChannels[static_cast<std::size_t>(which)])));
    });
    connect(m_ages, &widgets::BarChart::chosen, this, [this] { openExceptions(QStringLiteral("state=OPEN,WAITING")); });
    connect(m_chartsButton, &Button::toggled, this, &ReconciliationScreen::layOut);
    connect(&m_tools.desk, &models::TillDesk::runNews, &m_board, &ReconciliationBoard::take);
    connect(&m_tools.desk, &models::TillDesk::signedIn, this, [this] {
        if (isFor(m_tools.desk.session()->role))
            m_board.load();
    });
    connect(&m_tools.desk, &models::TillDesk::signedOut, this, [this] {
        m_board.rest();
        m_import.clear();
        showImport(false);
    });
}

void ReconciliationScreen::wireImport()
{
    connect(m_importButton, &Button::clicked, this, [this] {
        widgets::chooseFile(this, tr("Import a bill"), tr("Bills (*.csv *.txt *.gz *.zip);;All files (*)"),
                            [this](const QString& path) { openFile(path); });
    });
    connect(&m_import, &BillImport::imported, this, [this] { m_board.load(); });
    connect(m_importPanel, &ImportPanel::closed, this, [this] {
        m_import.clear();
        showImport(false);
    });
    connect(m_importPanel, &ImportPanel::badRowsWanted, &m_import, &BillImport::askBadRows);
    connect(&m_import, &BillImport::badRows, this, [this](const QByteArray& csv) {
        widgets::saveFile(this, tr("Save bad rows"), QStringLiteral("bad-rows.csv"), csv, [this](bool written) {
            m_card->tell(written ? tr("The bad rows are saved.")
                                 : tr("The file could not be written. Choose another folder. (TILL_DISK_WRITE_FAILED)"),
                         !written);
        });
    });
}

void ReconciliationScreen::entered()
{
    m_board.load();
    m_view->setFocus();
}

void ReconciliationScreen::hideEvent(QHideEvent* event)
{
    m_board.rest();
    Screen::hideEvent(event);
}

bool ReconciliationScreen::mayAct() const
{
    const auto& session = m_tools.desk.session();
    return session && (session->role == "finance" || session->role == "admin");
}

bool ReconciliationScreen::takeKey(const QKeyEvent& event)
{
    const bool isImporting = m_pages->currentWidget() == m_importPanel;
    if (event.key() == Qt::Key_Escape) {
        if (isImporting) {
            m_import.clear();
            showImport(false);
            return true;
        }
        return m_card->stepBack();
    }
    if (event.key() == Qt::Key_F5) {
        m_board.load();
        return true;
    }
    if (event.key() == Qt::Key_F8 && !isImporting) {
        m_card->pressRun();
        return true;
    }
    if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_O && mayAct()) {
        m_importButton->click();
        return true;
    }
    return false;
}

void ReconciliationScreen::openExceptions(const QString& subject)
{
    Q_EMIT wanted(QStringLiteral("exceptions"), subject);
}

/// What is counted by days leads to the first such day; what is counted by rows leads to the rows.
void ReconciliationScreen::openCounter(int counter)
{
    if (counter == CounterRow::Open || counter == CounterRow::AtRisk) {
        openExceptions(QStringLiteral("state=OPEN,WAITING"));
        return;
    }
    if (counter == CounterRow::SecondPerson) {
        openExceptions(QStringLiteral("state=WAITING"));
        return;
    }
    for (const guitai::wire::ReconciliationDay& day : m_board.overview().days) {
        const bool fits = counter == CounterRow::DueLater  ? day.notDue > 0
                          : counter == CounterRow::Awaited ? day.state == "AWAITED" || day.state == "NO_BILL"
                          : counter == CounterRow::Rate    ? day.openExceptions > 0
                                                           : day.state == "FAILED";
        if (!fits)
            continue;
        m_view->setCurrentIndex(m_board.matrix().indexOf(day.accountId, day.day));
        m_view->setFocus();
        return;
    }
}

void ReconciliationScreen::showImport(bool on)
{
    m_pages->setCurrentWidget(on ? static_cast<QWidget*>(m_importPanel) : m_days);
    m_importButton->setVisible(!on && mayAct());
    layOut();
}

void ReconciliationScreen::openFile(const QString& path)
{
    QFile file(path);
    if (!mayAct())
        return;
    if (!file.open(QIODevice::ReadOnly) || file.size() > BillImport::kMostBytes) {
        m_card->tell(file.isOpen() ? tr("This file is larger than a bill can be. (BILL_TOO_LARGE)")
                                   : tr("This file cannot be read. Choose another. (FILE_UNREADABLE)"),
                     true);
        return;
    }
    m_import.look(QFileInfo(path).fileName(), file.readAll());
    showImport(true);
}

void ReconciliationScreen::dragEnterEvent(QDragEnterEvent* event)
{
    if (!mayAct() || event->mimeData()->urls().size() != 1 || !event->mimeData()->urls().front().isLocalFile())
        return;
    event->acceptProposedAction();
    m_drop->setGeometry(rect().adjusted(16, 16, -16, -16));
    m_drop->raise();
    m_drop->show();
}

void ReconciliationScreen::dragLeaveEvent(QDragLeaveEvent*)
{
    m_drop->hide();
}

void ReconciliationScreen::dropEvent(QDropEvent* event)
{
    m_drop->hide();
    event->acceptProposedAction();
    openFile(event->mimeData()->urls().front().toLocalFile());
}

void ReconciliationScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_board.matrix().retranslate();
        m_counters->retranslate();
        m_tray->retranslate();
        retranslate();
    }
    Screen::changeEvent(event);
}

void ReconciliationScreen::resizeEvent(QResizeEvent* event)
{
    layOut();
    Screen::resizeEvent(event);
}

/// In a low window the charts and the days take turns.
void ReconciliationScreen::layOut()
{
    const bool low = height() < kRoomForCharts;
    const bool charts = !low || m_chartsButton->isChecked();
    const bool isImporting = m_pages->currentWidget() == m_importPanel;
    m_chartsButton->setVisible(low && !isImporting);
    m_charts->setVisible(charts);
    m_charts->setMaximumHeight(low ? QWIDGETSIZE_MAX : kChartsHeight);
    m_charts->setMinimumHeight(kChartsHeight);
    m_view->setVisible(!low || !charts);
    m_card->setVisible((!low || !charts) && m_board.matrix().rowCount() > 0);
    m_foot->setVisible(!low);
}

} // namespace guitai::screens::reconciliation
