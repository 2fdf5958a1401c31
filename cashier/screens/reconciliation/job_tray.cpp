// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/reconciliation/job_tray.h"

#include "models/book_failures.h"
#include "models/reconciliation_words.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "widgets/button.h"
#include "widgets/status_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace guitai::screens::reconciliation {

namespace {

using models::ReconciliationBoard;
using widgets::Button;
using widgets::ButtonKind;

QString timeLeft(int seconds)
{
    return QStringLiteral("%1:%2")
        .arg(seconds / 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

JobTray::JobTray(const Tools& tools, ReconciliationBoard& board)
    : m_tools(tools), m_board(board), m_more(new QLabel), m_column(new QVBoxLayout(this))
{
    setProperty("kind", QByteArray("card"));
    setObjectName(QStringLiteral("job_tray"));
    m_column->setContentsMargins(12, 4, 12, 4);
    m_column->setSpacing(2);
    for (int i = 0; i < kMostLines; ++i)
        addLine();
    m_more->setProperty("kind", QByteArray("caption"));
    m_column->addWidget(m_more);
    connect(&board, &ReconciliationBoard::runsChanged, this, &JobTray::retranslate);
    retranslate();
}

void JobTray::addLine()
{
    Line line;
    line.whole = new QWidget;
    line.chip = new widgets::StatusChip(m_tools.theme);
    line.text = new QLabel;
    line.text->setObjectName(QStringLiteral("job_text"));
    line.bar = new QProgressBar;
    line.bar->setTextVisible(false);
    line.bar->setFixedSize(80, 10);
    line.cancel = new Button(m_tools.theme, ButtonKind::Chip, models::Glyph::Stop);
    line.cancel->setObjectName(QStringLiteral("job_cancel"));
    line.cancel->setLabel(tr("Cancel"));
    auto* row = new QHBoxLayout(line.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(line.chip);
    row->addWidget(line.text, 1);
    row->addWidget(line.bar);
    row->addWidget(line.cancel);
    m_column->addWidget(line.whole);
    const std::size_t which = m_lines.size();
    connect(line.cancel, &Button::clicked, this, [this, which] { m_board.cancelRun(m_lines[which].runId); });
    m_lines.push_back(line);
}

void JobTray::retranslate()
{
    std::vector<guitai::wire::ReconciliationRun> runs = m_board.shownRuns();
    // What has ended is said once; the days say the rest.
    if (!runs.empty() && !models::isUnderWay(runs.front()))
        runs.resize(1);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].whole->setVisible(i < runs.size());
        if (i < runs.size())
            fill(m_lines[i], runs[i]);
    }
    const int more = static_cast<int>(runs.size()) - kMostLines;
    m_more->setText(tr("And %1 more").arg(more));
    m_more->setVisible(more > 0);
    setVisible(!runs.empty());
}

QString JobTray::textOf(const guitai::wire::ReconciliationRun& run) const
{
    const QString which = tr("%1, %2").arg(m_board.matrix().accountName(run.accountId), models::dayName(run.day));
    if (!run.errorCode.isEmpty()) {
        backend_client::Failure failure;
        failure.kind = backend_client::Failure::Kind::Refused;
        failure.code = run.errorCode;
        return tr("%1: %2").arg(which, models::sentenceOf(models::bookWordsOf(failure)));
    }
    const std::optional<int> percent = models::percentOf(run);
    if (run.state != guitai::wire::reconciliation_runs::kRunning || !percent)
        return which;
    const QString rate = QLocale(QLocale::English).toString(static_cast<qlonglong>(run.rowsPerSecond));
    return tr("%1: %2 %3 % · %4 rows/s · %5 left")
        .arg(which, models::phaseWord(run.phase))
        .arg(*percent)
        .arg(rate, timeLeft(run.secondsLeft));
}

void JobTray::fill(Line& line, const guitai::wire::ReconciliationRun& run)
{
    const models::CodeLook look = models::runLook(run.state);
    const auto& session = m_tools.desk.session();
    const bool mayCancel = session && (session->role == "finance" || session->role == "admin");
    line.runId = run.runId;
    line.chip->show(look.glyph, look.tone, look.word);
    line.text->setText(textOf(run));
    line.text->setToolTip(line.text->text());
    line.bar->setVisible(models::isUnderWay(run));
    line.bar->setValue(models::percentOf(run).value_or(0));
    line.bar->setAccessibleName(line.text->text());
    line.cancel->setLabel(tr("Cancel"));
    line.cancel->setAccessibleName(tr("Cancel: %1").arg(line.text->text()));
    line.cancel->setVisible(models::isUnderWay(run) && mayCancel);
}

} // namespace guitai::screens::reconciliation
