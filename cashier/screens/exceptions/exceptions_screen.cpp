// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/exceptions/exceptions_screen.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/reconciliation_words.h"
#include "models/till_desk.h"
#include "screens/exceptions/bulk_card.h"
#include "screens/exceptions/class_rail.h"
#include "screens/exceptions/exception_card.h"
#include "widgets/button.h"
#include "widgets/file_dialogs.h"
#include "widgets/table_view.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

namespace guitai::screens::exceptions {

namespace {

namespace actions = guitai::wire::exception_actions;
using models::ExceptionDesk;
using models::ExceptionTable;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kRoomForRail = 1000;
constexpr int kRoomForAll = 1360;
constexpr qsizetype kShortestNumber = 4;
constexpr std::array kScopes = {"OPEN,WAITING", "WAITING", ""};

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<ExceptionsScreen>(tools);
}

ExceptionsScreen::ExceptionsScreen(const Tools& tools)
    : m_tools(tools), m_desk(tools.reconciliation, tools.clock), m_sentence(new QLabel), m_search(new QLineEdit),
      m_scope(new QButtonGroup(this)), m_clear(new Button(tools.theme, ButtonKind::Chip, models::Glyph::Stop)),
      m_bulkButton(new Button(tools.theme, ButtonKind::Chip, models::Glyph::List)),
      m_export(new Button(tools.theme, ButtonKind::Chip, models::Glyph::Download)),
      m_rail(new ClassRail(tools, m_desk)), m_classes(new QComboBox), m_view(new widgets::TableView(tools.theme)),
      m_card(new ExceptionCard(tools, m_desk)), m_bulk(new BulkCard(tools, m_desk)), m_cards(new QStackedWidget),
      m_told(new QLabel), m_keys(new QLabel), m_foot(new QFrame)
{
    setObjectName(name());
    m_filter.state = kScopes.front();
    build();
    wire();
    retranslate();
}

std::optional<BarEntry> ExceptionsScreen::barEntry() const
{
    return BarEntry{7, models::Glyph::NotEqual, tr("Exceptions")};
}

QLayout* ExceptionsScreen::buildHead()
{
    m_sentence->setProperty("kind", QByteArray("title"));
    m_sentence->setObjectName(QStringLiteral("exceptions_sentence"));
    m_search->setObjectName(QStringLiteral("exception_search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(280);
    m_clear->setObjectName(QStringLiteral("filter_clear"));
    m_bulkButton->setObjectName(QStringLiteral("bulk_open"));
    m_export->setObjectName(QStringLiteral("exception_export"));
    m_classes->setObjectName(QStringLiteral("exception_classes"));
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_sentence, 1);
    first->addWidget(m_clear);
    first->addWidget(m_search, 1);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    constexpr std::array names = {"scope_open", "scope_second", "scope_all"};
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        auto* chip = new Button(m_tools.theme, ButtonKind::Chip);
        chip->setObjectName(QLatin1String(names[static_cast<std::size_t>(i)]));
        chip->setCheckable(true);
        m_scope->addButton(chip, i);
        second->addWidget(chip);
    }
    m_scope->button(0)->setChecked(true);
    second->addWidget(m_classes);
    second->addWidget(m_told, 1);
    second->addWidget(m_bulkButton);
    second->addWidget(m_export);
    auto* head = new QVBoxLayout;
    head->setSpacing(8);
    head->addLayout(first);
    head->addLayout(second);
    return head;
}

void ExceptionsScreen::build()
{
    m_view->setObjectName(QStringLiteral("exception_list"));
    m_view->setModel(&m_desk.table());
    m_told->setProperty("kind", QByteArray("caption"));
    m_told->setObjectName(QStringLiteral("exceptions_told"));
    m_keys->setProperty("kind", QByteArray("caption"));
    m_cards->addWidget(m_card);
    m_cards->addWidget(m_bulk);
    auto* three = new QHBoxLayout;
    three->setSpacing(12);
    three->addWidget(m_rail);
    three->addWidget(m_view, 1);
    three->addWidget(m_cards);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(16, 12, 16, 10);
    body->setSpacing(10);
    body->addLayout(buildHead());
    body->addLayout(three, 1);
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
}

void ExceptionsScreen::wire()
{
    connect(m_scope, &QButtonGroup::idClicked, this, [this](int id) {
        m_filter.state = kScopes[static_cast<std::size_t>(id)];
        apply();
    });
    connect(m_rail, &ClassRail::chosen, this, [this](const QByteArray& kind) {
        m_filter.kind = kind;
        apply();
    });
    connect(m_classes, &QComboBox::activated, this, [this] {
        m_filter.kind = m_classes->currentData().toByteArray();
        apply();
    });
    connect(m_search, &QLineEdit::textChanged, this, &ExceptionsScreen::apply);
    connect(m_clear, &Button::clicked, this, [this] {
        m_search->clear();
        about({});
        apply();
    });
    connect(m_view, &widgets::TableView::currentRowChanged, &m_desk, &ExceptionDesk::lookAt);
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == ExceptionTable::Check)
            m_desk.table().toggle(index.row());
    });
    connect(&m_desk.table(), &ExceptionTable::stateChanged, this, &ExceptionsScreen::showState);
    connect(&m_desk.table(), &ExceptionTable::checksChanged, this, &ExceptionsScreen::showState);
    connect(&m_desk, &ExceptionDesk::classesChanged, this, &ExceptionsScreen::retranslate);
    connect(&m_desk, &ExceptionDesk::acted, this, [this](const QByteArray& action, bool waits) {
        m_card->tell(waits ? tr("It waits for a second person now.") : models::historyWord(action), false);
        m_view->setFocus();
    });
    connect(&m_desk, &ExceptionDesk::notActed, this, [this](const backend_client::Failure& failure) {
        const QString said = models::sentenceOf(models::bookWordsOf(failure));
        if (m_cards->currentWidget() == m_bulk)
            m_bulk->tell(said);
        else
            m_card->tell(said, true);
    });
    connect(m_bulkButton, &Button::clicked, this, [this] { showBulk(true); });
    connect(m_bulk, &BulkCard::closed, this, [this] { showBulk(false); });
    connect(m_export, &Button::clicked, this, &ExceptionsScreen::exportCsv);
    connect(&m_tools.desk, &models::TillDesk::signedOut, this, [this] { showBulk(false); });
}

bool ExceptionsScreen::mayAct() const
{
    const auto& session = m_tools.desk.session();
    return session && (session->role == "finance" || session->role == "admin");
}

void ExceptionsScreen::about(const QString& subject)
{
    const QUrlQuery query(subject);
    const auto item = [&query](const char* name) { return query.queryItemValue(QLatin1String(name)).toLatin1(); };
    m_filter = {};
    m_filter.accountId = ChannelAccountId::trusted(item("account"));
    m_filter.channel = ChannelCode::trusted(item("channel"));
    m_filter.kind = item("kind");
    m_filter.from = m_filter.to = item("day");
    // A day's number counts what is open; what was explained there is one press away.
    m_filter.state = query.hasQueryItem(QStringLiteral("state")) ? item("state") : QByteArray(kScopes.front());
    m_scope->button(m_filter.state == "WAITING" ? 1 : m_filter.state.isEmpty() ? 2 : 0)->setChecked(true);
    const QSignalBlocker quiet(m_search);
    m_search->clear();
}

void ExceptionsScreen::entered()
{
    apply();
    m_view->setFocus();
}

/// A number that is sought is sought everywhere.
void ExceptionsScreen::apply()
{
    const QByteArray number = m_search->text().remove(QChar(0x200B)).trimmed().toUtf8();
    guitai::wire::ExceptionFilter filter = m_filter;
    if (number.size() >= kShortestNumber) {
        filter = {};
        filter.number = number;
    }
    m_rail->choose(filter.kind);
    m_desk.show(filter);
    retranslate();
}

void ExceptionsScreen::showBulk(bool on)
{
    m_cards->setCurrentWidget(on ? static_cast<QWidget*>(m_bulk) : m_card);
    if (on)
        m_bulk->open();
    m_bulkButton->setEnabled(!on);
}

void ExceptionsScreen::exportCsv()
{
    widgets::saveFile(
        this, tr("Export what is shown"), QStringLiteral("exceptions.csv"), m_desk.table().toCsv(),
        [this](bool written) { m_told->setText(written ? tr("Exported.") : tr("The file could not be written.")); });
}

bool ExceptionsScreen::takeActionKey(int key)
{
    const char* action = key == Qt::Key_A   ? actions::kAssign
                         : key == Qt::Key_C ? actions::kComment
                         : key == Qt::Key_W ? actions::kWriteOff
                         : key == Qt::Key_L ? actions::kLink
                                            : nullptr;
    if (!action || !mayAct())
        return false;
    if (m_cards->currentWidget() == m_bulk)
        m_bulk->ask(action);
    else
        m_card->ask(action);
    return true;
}

bool ExceptionsScreen::takeKey(const QKeyEvent& event)
{
    const bool isBulk = m_cards->currentWidget() == m_bulk;
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (event.modifiers() == Qt::ControlModifier) {
        if (enter)
            isBulk ? m_bulk->confirm() : m_card->confirm();
        else if (event.key() == Qt::Key_F)
            m_search->setFocus();
        else if (event.key() == Qt::Key_A)
            m_desk.table().toggleAll();
        else if (event.key() == Qt::Key_E)
            m_export->click();
        else
            return false;
        return true;
    }
    switch (event.key()) {
    case Qt::Key_J: m_view->goTo(m_view->currentRow() + 1); return true;
    case Qt::Key_K: m_view->goTo(m_view->currentRow() - 1); return true;
    case Qt::Key_Space: m_desk.table().toggle(m_view->currentRow()); return true;
    case Qt::Key_F5: m_desk.reload(); return true;
    case Qt::Key_Escape:
        if (isBulk ? m_bulk->stepBack() : m_card->stepBack()) {
            m_view->setFocus();
            return true;
        }
        if (isBulk) {
            showBulk(false);
            return true;
        }
        if (m_search->text().isEmpty())
            return false;
        m_search->clear();
        m_view->setFocus();
        return true;
    default: return event.modifiers() == Qt::NoModifier && takeActionKey(event.key());
    }
}

void ExceptionsScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_desk.table().retranslate();
        m_rail->retranslate();
        retranslate();
    }
    Screen::changeEvent(event);
}

void ExceptionsScreen::resizeEvent(QResizeEvent* event)
{
    layOut();
    Screen::resizeEvent(event);
}

/// What the card beside the list says anyway gives way first.
void ExceptionsScreen::layOut()
{
    const bool all = width() >= kRoomForAll;
    const bool rail = width() >= kRoomForRail;
    m_rail->setVisible(rail && height() >= 560);
    m_classes->setVisible(!m_rail->isVisibleTo(this));
    m_cards->setFixedWidth(width() >= kRoomForAll ? 420 : 328);
    for (const int column :
         {ExceptionTable::Channel, ExceptionTable::Ours, ExceptionTable::Theirs, ExceptionTable::Assignee})
        m_view->setColumnHidden(column, !all);
    m_view->setColumns({{34, 0}, {72, 0}, {118, 1}, {110, 0}, {110, 0}, {110, 0}, {138, 0}, {90, 0}, {102, 0}});
    m_foot->setVisible(height() >= 560);
}

void ExceptionsScreen::showState()
{
    using State = models::PagedTable::State;
    ExceptionTable& table = m_desk.table();
    if (table.state() == State::Failed)
        m_view->setEmptyText(models::retrySentenceOf(models::bookWordsOf(table.failure())));
    else if (table.state() == State::Ready)
        m_view->setEmptyText(tr("Nothing is left to explain here."));
    else
        m_view->setEmptyText(tr("Looking…"));
    const auto chosen = static_cast<int>(table.checked().size());
    m_bulkButton->setLabel(chosen > 0 ? tr("%1 selected…").arg(chosen) : tr("Many…"));
    m_bulkButton->setVisible(mayAct());
    m_export->setEnabled(table.rowCount() > 0);
    m_sentence->setText(
        tr("%1: %2")
            .arg(models::filterText(table.filter()))
            .arg(table.hasMore() ? tr("more than %1").arg(table.rowCount()) : QString::number(table.rowCount())));
    m_sentence->setAccessibleName(m_sentence->text());
}

void ExceptionsScreen::retranslate()
{
    m_search->setPlaceholderText(tr("Any of the three numbers"));
    m_search->setAccessibleName(tr("Search by our number, the wallet's or the payment's"));
    const QStringList scopes{tr("Open"), tr("2nd person"), tr("All")};
    for (int i = 0; i < 3; ++i)
        static_cast<Button*>(m_scope->button(i))->setLabel(scopes[i]);
    for (QAbstractButton* chip : m_scope->buttons())
        chip->setEnabled(m_desk.table().filter().number.isEmpty());
    m_clear->setLabel(tr("Show all"));
    m_clear->setVisible(!m_filter.from.isEmpty() || !m_filter.accountId.isEmpty() || !m_filter.channel.isEmpty() ||
                        !m_desk.table().filter().number.isEmpty());
    m_export->setLabel(tr("Export…"));
    m_export->setToolTip(tr("What is shown, as CSV (Ctrl+E)"));
    m_view->setAccessibleName(tr("Differences"));
    m_classes->setAccessibleName(tr("Class"));
    const QSignalBlocker quiet(m_classes);
    m_classes->clear();
    m_classes->addItem(tr("All classes"), QByteArray());
    for (const guitai::wire::ExceptionClass& one : m_desk.classes())
        m_classes->addItem(tr("%1 · %2").arg(models::exceptionKind(one.kind)).arg(one.exceptions), one.kind);
    m_classes->setCurrentIndex(std::max(0, m_classes->findData(m_filter.kind)));
    m_keys->setText(mayAct() ? tr("J K rows · Space select · A assign · C comment · W write off · L link · "
                                  "Ctrl+Enter confirm · Ctrl+F search")
                             : tr("J K rows · Ctrl+F search · Ctrl+E export · F5 look again"));
    showState();
    layOut();
}

} // namespace guitai::screens::exceptions
