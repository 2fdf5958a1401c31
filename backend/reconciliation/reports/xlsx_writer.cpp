// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/cells.h"
#include "reports/writers.h"

#include <QFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>

namespace guitai::reports {

namespace {

struct Formats
{
    lxw_format* bold = nullptr;
    lxw_format* money = nullptr;
};

/// One sheet, filled row by row from the left.
class Sheet
{
public:
    Sheet(lxw_workbook* book, const Formats& formats, const QString& name, Currency currency)
        : m_sheet(workbook_add_worksheet(book, name.toUtf8().constData())), m_formats(formats), m_currency(currency)
    {
    }

    void head(Language language, const QList<QByteArray>& codes)
    {
        for (const QByteArray& code : codes)
            put(safeCell(word(language, code)), m_formats.bold);
        worksheet_freeze_panes(m_sheet, m_row + 1, 0);
        worksheet_set_column(m_sheet, 0, static_cast<lxw_col_t>(codes.size() - 1), kUsualWidth, nullptr);
        next();
    }
    void text(const QString& text) { put(safeCell(text), nullptr); }
    void text(const QByteArray& utf8) { text(QString::fromUtf8(utf8)); }
    void count(std::int64_t number)
    {
        worksheet_write_number(m_sheet, m_row, m_column++, static_cast<double>(number), nullptr);
    }
    /// As a number where a spreadsheet holds it exactly, else as text.
    void amount(const std::optional<std::int64_t>& minor)
    {
        if (!minor)
            return skip();
        const auto number = sheetAmount(*minor, m_currency);
        if (!number)
            return put(QString::fromLatin1(csvAmount(*minor, m_currency)), nullptr);
        double scale = 1;
        for (int i = 0; i < number->decimals; ++i)
            scale *= 10;
        // The nearest there is to the exact quotient, which shows as what it was.
        const double shown = static_cast<double>(number->minor) / scale;
        worksheet_write_number(m_sheet, m_row, m_column++, shown, m_formats.money);
    }
    void skip() { ++m_column; }
    void next()
    {
        ++m_row;
        m_column = 0;
    }

private:
    static constexpr int kUsualWidth = 16;

    void put(const QString& text, lxw_format* format)
    {
        // Always a string, also when it is all digits.
        worksheet_write_string(m_sheet, m_row, m_column++, text.toUtf8().constData(), format);
    }

    lxw_worksheet* m_sheet;
    Formats m_formats;
    Currency m_currency;
    lxw_row_t m_row = 0;
    lxw_col_t m_column = 0;
};

void fillSummary(Sheet& sheet, const Report& report, Language language)
{
    const Totals totals = totalsOf(report);
    const auto row = [&](const char* code, auto fill) {
        sheet.text(word(language, code));
        fill();
        sheet.next();
    };
    row("title", [&] {
        sheet.text(word(language, "period").arg(QString::fromUtf8(report.from), QString::fromUtf8(report.to)));
    });
    row("merchant", [&] { sheet.text(report.merchantId.text() + u' ' + report.merchantName); });
    row("currency", [&] { sheet.text(report.currency.code()); });
    row("made_at", [&] { sheet.text(report.madeAt.toRfc3339(kShanghaiOffset)); });
    row("ours_rows", [&] { sheet.count(totals.oursRows); });
    row("theirs_rows", [&] { sheet.count(totals.theirsRows); });
    row("ours", [&] { sheet.amount(totals.ours); });
    row("theirs", [&] { sheet.amount(totals.theirs); });
    row("difference", [&] { sheet.amount(totals.difference()); });
    row("fee", [&] { sheet.amount(totals.fee); });
    row("rate", [&] {
        const auto rate = totals.perMillion();
        sheet.text(rate ? percentOf(*rate) + '%' : QByteArray());
    });
    row("open", [&] { sheet.count(totals.open); });
    row("resolved", [&] { sheet.count(totals.resolved); });
    row("at_risk", [&] { sheet.amount(totals.atRisk); });
}

void fillClasses(Sheet& sheet, const Report& report, Language language)
{
    sheet.head(language, {"day", "channel", "class", "ours_rows", "theirs_rows", "ours", "theirs", "fee"});
    for (const ClassLine& line : report.lines) {
        sheet.text(line.day);
        sheet.text(word(language, line.channel.bytes()));
        sheet.text(word(language, line.kind));
        sheet.count(line.oursRows);
        sheet.count(line.theirsRows);
        sheet.amount(line.ours);
        sheet.amount(line.theirs);
        sheet.amount(line.fee);
        sheet.next();
    }
}

void fillExceptions(Sheet& sheet, const Report& report, Language language)
{
    sheet.head(language, {"day", "channel", "class", "state", "number", "transaction", "ours_amount", "theirs_amount",
                          "at_risk", "resolution", "remark", "assignee", "opened_at", "resolved_at"});
    for (const ExceptionLine& exception : report.exceptions) {
        sheet.text(exception.day);
        sheet.text(word(language, exception.channel.bytes()));
        sheet.text(word(language, exception.kind));
        sheet.text(word(language, exception.state));
        sheet.text(exception.number);
        sheet.text(exception.transaction);
        sheet.amount(exception.ours);
        sheet.amount(exception.theirs);
        sheet.amount(exception.atRisk);
        sheet.text(word(language, exception.resolution));
        sheet.text(exception.remark);
        sheet.text(exception.assignee);
        sheet.text(exception.openedAt.toRfc3339(kShanghaiOffset));
        sheet.text(exception.resolvedAt ? exception.resolvedAt->toRfc3339(kShanghaiOffset) : QByteArray());
        sheet.next();
    }
}

} // namespace

Result<QByteArray> writeXlsx(const Report& report, Language language)
{
    const Error failed{errors::kReportNotWritten, {}, QStringLiteral("the spreadsheet cannot be written"), {}};
    // The library writes to a file only.
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.xlsx"));
    lxw_workbook* book = workbook_new(path.toUtf8().constData());
    if (!folder.isValid() || !book)
        return failed;
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(report.madeAt.seconds()); // else the same report has other bytes each time
    workbook_set_properties(book, &properties);
    Formats formats{workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.bold);
    const int digits = report.currency.minorDigits();
    const QByteArray pattern = digits == 0 ? QByteArray("#,##0") : "#,##0." + QByteArray(digits, '0');
    format_set_num_format(formats.money, pattern.constData());
    Sheet summary(book, formats, word(language, "summary"), report.currency);
    fillSummary(summary, report, language);
    Sheet classes(book, formats, word(language, "classes"), report.currency);
    fillClasses(classes, report, language);
    Sheet exceptions(book, formats, word(language, "exceptions"), report.currency);
    fillExceptions(exceptions, report, language);
    if (workbook_close(book) != LXW_NO_ERROR)
        return failed;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed;
    return file.readAll();
}

} // namespace guitai::reports
