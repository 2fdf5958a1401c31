// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/cells.h"
#include "reports/pdf_canvas.h"
#include "reports/writers.h"

#include <algorithm>

namespace guitai::reports {

namespace {

constexpr double kMargin = 45;
constexpr double kInner = PdfCanvas::kWidth - 2 * kMargin;
constexpr double kBottom = PdfCanvas::kHeight - 60;
constexpr double kRowHeight = 17;
constexpr int kMostDays = 93;       ///< lines of the table: a month of three channels
constexpr int kMostBars = 31;       ///< days of the trend
constexpr int kMostExceptions = 60; ///< lines of theirs

constexpr Shade kInk{0.13, 0.15, 0.18};
constexpr Shade kQuiet{0.42, 0.45, 0.50};
constexpr Shade kLines{0.85, 0.87, 0.89};
constexpr Shade kStripe{0.965, 0.97, 0.975};
constexpr Shade kWarning{0.72, 0.25, 0.05};
constexpr Shade kGood{0.10, 0.45, 0.25};
constexpr Shade kResolved{0.93, 0.75, 0.62};

/// "-12,345.60" of "-12345.60"
QString grouped(QString digits)
{
    const qsizetype sign = digits.startsWith(u'-') ? 1 : 0;
    const qsizetype point = digits.indexOf(u'.');
    for (qsizetype at = (point < 0 ? digits.size() : point) - 3; at > sign; at -= 3)
        digits.insert(at, u',');
    return digits;
}

QString grouped(std::int64_t number)
{
    return grouped(QString::number(static_cast<qlonglong>(number)));
}

QString moneyText(std::int64_t minor, Currency currency)
{
    return grouped(QString::fromLatin1(csvAmount(minor, currency)));
}

/// A currency's name before an amount: what stands alone has to say what it is of.
QString namedMoney(std::int64_t minor, Currency currency)
{
    return QString::fromLatin1(currency.code()) + u' ' + moneyText(minor, currency);
}

struct Column
{
    QByteArray code;
    double width;
    Align align = Align::Left;
};

class PdfPages
{
public:
    PdfPages(const Report& report, Language language)
        : m_report(report), m_language(language), m_canvas(say("title"), report.madeAt)
    {
    }

    Result<QByteArray> write()
    {
        head();
        headline();
        figures();
        trend();
        kinds();
        days();
        exceptions();
        foot();
        QByteArray bytes = m_canvas.finish();
        if (bytes.isEmpty())
            return Error{errors::kReportNotWritten, {}, QStringLiteral("the PDF cannot be written"), {}};
        return bytes;
    }

private:
    QString say(const QByteArray& code) const { return word(m_language, code); }
    QString money(std::int64_t minor) const { return moneyText(minor, m_report.currency); }

    /// "2026-11-23 11:12"
    QString madeAt() const
    {
        return QString::fromUtf8(m_report.madeAt.toRfc3339(kShanghaiOffset).left(16).replace('T', ' '));
    }

    void foot()
    {
        m_canvas.line(kMargin, PdfCanvas::kHeight - 36, kInner, {8, false, kQuiet, Align::Right},
                      say("page").arg(m_page));
    }
    /// Begins another page where this one has less room.
    void need(double height)
    {
        if (m_y + height <= kBottom)
            return;
        foot();
        m_canvas.newPage();
        ++m_page;
        m_y = kMargin;
    }
    void section(const QByteArray& code, double least)
    {
        m_y += 20;
        need(least + 24);
        m_canvas.line(kMargin, m_y, kInner, {11, true, kInk}, say(code));
        m_y += 20;
    }

    void head()
    {
        m_canvas.line(kMargin, m_y, kInner, {9, true, kQuiet}, say("title"));
        const QString period = m_report.from == m_report.to ? QString::fromUtf8(m_report.from)
                                                            : say("period").arg(QString::fromUtf8(m_report.from),
                                                                                QString::fromUtf8(m_report.to));
        m_canvas.line(kMargin, m_y, kInner, {9, false, kQuiet, Align::Right}, say("made_at").arg(madeAt()));
        m_y += 18;
        m_canvas.line(kMargin, m_y, kInner, {20, true, kInk}, m_report.merchantName + QStringLiteral("  ") + period);
        m_y += 34;
    }

    void headline()
    {
        const Totals totals = totalsOf(m_report);
        const auto rate = totals.perMillion();
        const QString percent = rate ? QString::fromLatin1(percentOf(*rate)) : QString();
        QString text = say("headline_nothing");
        if (totals.open > 0) {
            text = say(totals.open == 1 ? "headline_open_one" : "headline_open")
                       .replace(QStringLiteral("%1"), grouped(totals.open))
                       .replace(QStringLiteral("%2"), namedMoney(totals.atRisk, m_report.currency))
                       .replace(QStringLiteral("%3"), grouped(totals.rows() - totals.notDueRows))
                       .replace(QStringLiteral("%4"), rate ? percent : QStringLiteral("0"));
        } else if (rate) {
            text = say("headline_done").arg(grouped(totals.rows() - totals.notDueRows), percent);
        }
        m_y += m_canvas.paragraph(kMargin, m_y, kInner, {13, true, totals.open > 0 ? kWarning : kGood}, text) + 14;
    }

    void figures()
    {
        const Totals totals = totalsOf(m_report);
        const std::pair<const char*, std::int64_t> all[] = {
            {"ours", totals.ours}, {"theirs", totals.theirs}, {"difference", totals.difference()}, {"fee", totals.fee}};
        constexpr double kTile = kInner / 4;
        double x = kMargin;
        for (const auto& [code, minor] : all) {
            const QString label = say(code) + u' ' + QString::fromLatin1(m_report.currency.code());
            m_canvas.line(x, m_y, kTile - 8, {8, false, kQuiet}, label);
            m_canvas.line(x, m_y + 12, kTile - 8, {14, true, kInk}, money(minor));
            x += kTile;
        }
        m_y += 36;
        m_canvas.rule(kMargin, m_y, kInner, kLines);
    }

    /// A column a day, resolved on top of open; its number stands on it and its day below.
    void trend()
    {
        auto days = trendOf(m_report);
        if (days.size() < 2)
            return;
        if (days.size() > kMostBars)
            days.erase(days.begin(), days.end() - kMostBars);
        std::int64_t most = 1;
        for (const DayLine& day : days)
            most = std::max(most, day.totals.open + day.totals.resolved);
        constexpr double kHeight = 90;
        section("trend", kHeight + 40);
        const double step = std::min(72.0, kInner / static_cast<double>(days.size()));
        const double thick = step * 0.6;
        const double ground = m_y + kHeight + 14;
        double x = kMargin + (step - thick) / 2;
        for (const DayLine& day : days) {
            const auto scaled = [&](std::int64_t count) {
                return kHeight * static_cast<double>(count) / static_cast<double>(most);
            };
            const auto open = scaled(day.totals.open);
            const auto resolved = scaled(day.totals.resolved);
            m_canvas.bar(x, ground - open, thick, open, kWarning);
            m_canvas.bar(x, ground - open - resolved, thick, resolved, kResolved);
            m_canvas.line(x - step / 2 + thick / 2, ground - open - resolved - 13, step, {8, true, kInk, Align::Centre},
                          grouped(day.totals.open + day.totals.resolved));
            m_canvas.line(x - step / 2 + thick / 2, ground + 4, step, {7, false, kQuiet, Align::Centre},
                          QString::fromUtf8(day.day.mid(days.size() > 15 ? 8 : 5)));
            x += step;
        }
        m_canvas.rule(kMargin, ground, kInner, kLines);
        m_y = ground + 18;
    }

    /// A bar a class, its numbers behind it.
    void kinds()
    {
        const auto kinds = kindsOf(m_report);
        if (kinds.empty())
            return;
        section("by_class", kRowHeight * static_cast<double>(std::min<size_t>(kinds.size(), 6)));
        std::int64_t most = 1;
        for (const KindLine& kind : kinds)
            most = std::max(most, kind.open + kind.resolved);
        constexpr double kName = 130;
        constexpr double kLongest = 220;
        for (const KindLine& kind : kinds) {
            need(kRowHeight);
            const auto scaled = [&](std::int64_t count) {
                return kLongest * static_cast<double>(count) / static_cast<double>(most);
            };
            m_canvas.line(kMargin, m_y, kName - 8, {9, false, kInk}, say(kind.kind));
            double x = kMargin + kName;
            m_canvas.bar(x, m_y + 2, scaled(kind.open), 10, kWarning);
            x += scaled(kind.open);
            m_canvas.bar(x, m_y + 2, scaled(kind.resolved), 10, kResolved);
            x += scaled(kind.resolved) + 6;
            const QString count = grouped(kind.open + kind.resolved);
            const QString risk =
                kind.open > 0 ? QStringLiteral("   ") + namedMoney(kind.atRisk, m_report.currency) : QString();
            m_canvas.line(x, m_y, kMargin + kInner - x, {9, true, kInk}, count + risk);
            m_y += kRowHeight;
        }
    }

    void columnHeads(const std::vector<Column>& columns)
    {
        double x = kMargin;
        for (const Column& column : columns) {
            m_canvas.line(x + 3, m_y, column.width - 6, {8, true, kQuiet, column.align}, say(column.code));
            x += column.width;
        }
        m_y += 14;
        m_canvas.rule(kMargin, m_y - 1, kInner, kLines);
    }
    void row(const std::vector<Column>& columns, const QStringList& cells, int number, bool isBold = false)
    {
        if (m_y + kRowHeight > kBottom) {
            need(kRowHeight * 3);
            columnHeads(columns);
        }
        if (number % 2 == 1)
            m_canvas.bar(kMargin, m_y, kInner, kRowHeight, kStripe);
        double x = kMargin;
        for (size_t i = 0; i < columns.size(); ++i) {
            m_canvas.line(x + 3, m_y + 2, columns[i].width - 6, {8, isBold, kInk, columns[i].align},
                          cells.value(static_cast<qsizetype>(i)));
            x += columns[i].width;
        }
        m_y += kRowHeight;
    }
    void more(std::int64_t count)
    {
        if (count <= 0)
            return;
        need(kRowHeight);
        m_canvas.line(kMargin + 3, m_y + 2, kInner, {8, false, kQuiet}, say("more").arg(grouped(count)));
        m_y += kRowHeight;
    }

    QStringList cellsOf(const QString& day, const QString& channel, const Totals& totals) const
    {
        const auto rate = totals.perMillion();
        return {day,
                channel,
                grouped(totals.rows()),
                money(totals.ours),
                money(totals.theirs),
                money(totals.difference()),
                rate ? QString::fromLatin1(percentOf(*rate)) + u'%' : QStringLiteral("–"),
                grouped(totals.open),
                grouped(totals.resolved)};
    }

    void days()
    {
        const std::vector<Column> columns{{"day", 54},
                                          {"channel", 60},
                                          {"rows", 48, Align::Right},
                                          {"ours", 76, Align::Right},
                                          {"theirs", 76, Align::Right},
                                          {"difference", 66, Align::Right},
                                          {"rate", 44, Align::Right},
                                          {"open", 32, Align::Right},
                                          {"resolved", kInner - 456, Align::Right}};
        const auto lines = daysOf(m_report);
        section("days", kRowHeight * 4);
        columnHeads(columns);
        int number = 0;
        for (const DayLine& line : lines) {
            if (number == kMostDays)
                break;
            row(columns, cellsOf(QString::fromUtf8(line.day), say(line.channel.bytes()), line.totals), number);
            ++number;
        }
        m_canvas.rule(kMargin, m_y, kInner, kLines);
        more(static_cast<std::int64_t>(lines.size()) - number);
        row(columns, cellsOf(say("total"), {}, totalsOf(m_report)), 0, true);
    }

    void exceptions()
    {
        if (m_report.exceptions.empty())
            return;
        const std::vector<Column> columns{{"day", 56},
                                          {"channel", 58},
                                          {"class", 72},
                                          {"any_number", 152},
                                          {"ours_amount", 60, Align::Right},
                                          {"theirs_amount", 60, Align::Right},
                                          {"state", kInner - 458}};
        auto sorted = m_report.exceptions;
        std::stable_sort(sorted.begin(), sorted.end(), [](const ExceptionLine& a, const ExceptionLine& b) {
            return std::pair(a.isOpen(), a.atRisk) > std::pair(b.isOpen(), b.atRisk);
        });
        section("exceptions", kRowHeight * 4);
        columnHeads(columns);
        const auto side = [&](const std::optional<std::int64_t>& minor) { return minor ? money(*minor) : QString(); };
        int number = 0;
        for (const ExceptionLine& line : sorted) {
            if (number == kMostExceptions)
                break;
            const QByteArray name = line.number.isEmpty() ? line.transaction : line.number;
            const QByteArray state = line.isOpen() || line.resolution.isEmpty() ? line.state : line.resolution;
            row(columns,
                {QString::fromUtf8(line.day), say(line.channel.bytes()), say(line.kind), QString::fromUtf8(name),
                 side(line.ours), side(line.theirs), say(state)},
                number);
            ++number;
        }
        more(static_cast<std::int64_t>(sorted.size()) - number);
    }

    const Report& m_report;
    const Language m_language;
    PdfCanvas m_canvas;
    double m_y = kMargin;
    int m_page = 1;
};

} // namespace

Result<QByteArray> writePdf(const Report& report, Language language)
{
    return PdfPages(report, language).write();
}

} // namespace guitai::reports
