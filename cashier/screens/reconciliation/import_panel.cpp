// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/reconciliation/import_panel.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/payment_timeline.h"
#include "models/reconciliation_words.h"
#include "models/shop_time.h"
#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/table_view.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace guitai::screens::reconciliation {

namespace {

using models::BillImport;
using State = BillImport::State;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kAmountColumn = 3;

} // namespace

ImportPanel::ImportPanel(const Tools& tools, BillImport& import, models::DayMatrix& matrix)
    : m_tools(tools), m_import(import), m_matrix(matrix), m_title(new QLabel), m_headline(new QLabel),
      m_facts(new QLabel), m_doubt(new QLabel), m_choice(nullptr), m_accountLabel(new QLabel), m_account(new QComboBox),
      m_dayLabel(new QLabel), m_day(new QDateEdit), m_rows(new QStandardItemModel(this)),
      m_view(new widgets::TableView(tools.theme)),
      m_send(new Button(tools.theme, ButtonKind::Primary, models::Glyph::Upload)),
      m_bad(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::Download)),
      m_close(new Button(tools.theme, ButtonKind::Secondary))
{
    setProperty("kind", QByteArray("card"));
    setObjectName(QStringLiteral("import_panel"));
    build();
    connect(m_send, &Button::clicked, this, [this] { m_import.send(); });
    connect(m_close, &Button::clicked, this, &ImportPanel::closed);
    connect(m_bad, &Button::clicked, this, &ImportPanel::badRowsWanted);
    connect(m_account, &QComboBox::activated, this, &ImportPanel::choose);
    connect(m_day, &QDateEdit::dateChanged, this, &ImportPanel::choose);
    connect(&import, &BillImport::changed, this, [this] {
        fillChoice();
        showRows();
        retranslate();
    });
    retranslate();
}

void ImportPanel::build()
{
    m_title->setProperty("kind", QByteArray("heading"));
    m_headline->setWordWrap(true);
    m_headline->setObjectName(QStringLiteral("import_headline"));
    m_facts->setProperty("kind", QByteArray("caption"));
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("import_facts"));
    m_doubt->setProperty("kind", QByteArray("problem"));
    m_doubt->setWordWrap(true);
    m_doubt->setObjectName(QStringLiteral("import_doubt"));
    m_view->setObjectName(QStringLiteral("import_rows"));
    m_view->setModel(m_rows);
    m_send->setObjectName(QStringLiteral("import_send"));
    m_bad->setObjectName(QStringLiteral("import_bad"));
    m_close->setObjectName(QStringLiteral("import_close"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_close);
    buttons->addStretch();
    buttons->addWidget(m_bad);
    buttons->addWidget(m_send);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_headline);
    column->addWidget(m_facts);
    column->addWidget(buildChoice());
    column->addWidget(m_doubt);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
}

QWidget* ImportPanel::buildChoice()
{
    m_choice = new QWidget;
    m_account->setObjectName(QStringLiteral("import_account"));
    m_account->setMinimumHeight(40);
    m_day->setObjectName(QStringLiteral("import_day"));
    m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_day->setCalendarPopup(true);
    m_accountLabel->setBuddy(m_account);
    m_dayLabel->setBuddy(m_day);
    auto* row = new QHBoxLayout(m_choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_accountLabel);
    row->addWidget(m_account);
    row->addSpacing(16);
    row->addWidget(m_dayLabel);
    row->addWidget(m_day);
    row->addStretch();
    return m_choice;
}

/// Once for a file: with what was guessed, or with nothing chosen.
void ImportPanel::fillChoice()
{
    if (m_import.state() != State::Ready) {
        m_isFilled = false;
        return;
    }
    if (std::exchange(m_isFilled, true))
        return;
    const QSignalBlocker accounts(m_account);
    const QSignalBlocker days(m_day);
    const QDate today = models::shopDay(m_tools.clock.now());
    m_account->clear();
    for (const models::DayMatrix::Account& one : m_matrix.accounts()) {
        if (m_import.preview()->channel.isEmpty() || one.channel == m_import.preview()->channel)
            m_account->addItem(m_matrix.accountName(one.accountId), one.accountId.bytes());
    }
    m_account->setCurrentIndex(m_account->findData(m_import.account().bytes()));
    // The day before all others is "none": nothing is imported for a day nobody chose.
    m_day->setMinimumDate(today.addYears(-1));
    m_day->setMaximumDate(today);
    const QDate guessed = QDate::fromString(QString::fromLatin1(m_import.day()), Qt::ISODate);
    m_day->setDate(guessed.isValid() ? guessed : m_day->minimumDate());
}

void ImportPanel::choose()
{
    const bool dayIsChosen = m_day->date() != m_day->minimumDate();
    m_import.choose(ChannelAccountId::trusted(m_account->currentData().toByteArray()),
                    dayIsChosen ? m_day->date().toString(Qt::ISODate).toLatin1() : QByteArray());
}

void ImportPanel::showRows()
{
    m_rows->clear();
    if (!m_import.preview())
        return;
    for (const guitai::wire::BillRow& row : m_import.preview()->firstRows) {
        const bool bad = row.kind == "UNREADABLE";
        QList<QStandardItem*> cells;
        for (const QString& text : {QString::number(row.line), models::rowKind(row.kind),
                                    row.at ? models::shopTime(*row.at, QStringLiteral("MM-dd HH:mm:ss")) : QString(),
                                    bad ? QString() : models::moneyText(row.amount),
                                    bad ? QString::fromUtf8(row.note) : QString::fromUtf8(row.number),
                                    bad ? QString() : models::rowState(row.state)})
            cells << new QStandardItem(text);
        for (QStandardItem* cell : cells)
            cell->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        cells[kAmountColumn]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_rows->appendRow(cells);
    }
    m_view->setColumns({{64, 0}, {104, 0}, {140, 0}, {130, 0}, {200, 1}, {124, 0}});
}

void ImportPanel::resizeEvent(QResizeEvent* event)
{
    m_view->setColumns({{64, 0}, {104, 0}, {140, 0}, {130, 0}, {200, 1}, {124, 0}});
    QFrame::resizeEvent(event);
}

void ImportPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showRows();
        retranslate();
    }
    QFrame::changeEvent(event);
}

QString ImportPanel::headline() const
{
    switch (m_import.state()) {
    case State::Idle: return {};
    case State::Looking: return tr("Looking at %1…").arg(m_import.name());
    case State::Ready: return tr("%1 was read. Nothing is kept yet.").arg(m_import.name());
    case State::Sending: return tr("Importing %1…").arg(m_import.name());
    case State::Failed: return tr("%1 was not imported.").arg(m_import.name());
    case State::Done: {
        const guitai::wire::Bill& bill = *m_import.bill();
        return tr("%1 is imported: rows %2, of them unreadable %3.")
            .arg(m_import.name())
            .arg(bill.rows)
            .arg(bill.unreadable);
    }
    }
    return {};
}

QString ImportPanel::factsText() const
{
    if (!m_import.preview())
        return {};
    const guitai::wire::BillPreview& seen = *m_import.preview();
    return QStringList{
        tr("%1, %2").arg(models::billKind(seen.kind), QString::fromLatin1(seen.encoding)),
        tr("Rows %1: payments %2, refunds %3, unreadable %4")
            .arg(seen.rows)
            .arg(seen.payments)
            .arg(seen.refunds)
            .arg(seen.unreadable),
        tr("Paid %1 · given back %2 · fees %3")
            .arg(models::moneyText(seen.paid), models::moneyText(seen.refunded), models::moneyText(seen.fee))}
        .join(QLatin1Char('\n'));
}

QString ImportPanel::doubtText() const
{
    if (m_import.state() == State::Failed)
        return models::sentenceOf(models::bookWordsOf(m_import.failure()));
    if (m_import.state() != State::Ready)
        return {};
    const guitai::wire::BillPreview& seen = *m_import.preview();
    if (!seen.duplicateOf.empty()) {
        const guitai::wire::Bill& same = seen.duplicateOf.front();
        return tr("The same file was imported on %1 by %2. It is not taken twice.")
            .arg(models::shopTime(same.receivedAt, QStringLiteral("MM-dd HH:mm")), models::actorName(same.receivedBy));
    }
    if (!m_import.canSend())
        return tr("The file does not say for certain what it is of. Choose the account and the day.");
    return {};
}

void ImportPanel::retranslate()
{
    const State state = m_import.state();
    m_title->setText(tr("Import a bill"));
    m_headline->setText(headline());
    m_facts->setText(factsText());
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_doubt->setText(doubtText());
    m_doubt->setVisible(!m_doubt->text().isEmpty());
    m_accountLabel->setText(tr("Account"));
    m_account->setAccessibleName(tr("Account"));
    m_account->setPlaceholderText(tr("Choose…"));
    m_dayLabel->setText(tr("Day"));
    m_day->setAccessibleName(tr("Day"));
    m_day->setSpecialValueText(tr("Choose…"));
    m_choice->setVisible(state == State::Ready && m_import.preview()->duplicateOf.empty());
    m_view->setVisible(m_import.preview().has_value());
    m_view->setAccessibleName(tr("First rows of the file"));
    m_view->setEmptyText(tr("The file has no rows."));
    m_rows->setHorizontalHeaderLabels({tr("Line"), tr("Kind"), tr("Time"), tr("Amount"), tr("Number"), tr("State")});
    if (QStandardItem* head = m_rows->horizontalHeaderItem(kAmountColumn))
        head->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_send->setLabel(tr("Import"));
    m_send->setVisible(state == State::Ready || state == State::Sending);
    m_send->setEnabled(m_import.canSend());
    m_bad->setLabel(tr("Save bad rows as CSV…"));
    m_bad->setVisible(state == State::Done && m_import.bill()->unreadable > 0);
    m_close->setLabel(state == State::Done ? tr("Done  Esc") : tr("Cancel  Esc"));
    if (state == State::Done || state == State::Failed)
        widgets::announce(m_headline);
}

} // namespace guitai::screens::reconciliation
