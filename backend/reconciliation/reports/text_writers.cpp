// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The formats for programs and plain tables: JSON and CSV.
#include "reports/cells.h"
#include "reports/writers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::reports {

namespace {

/// Members by name; a value that is absent is no member.
class Members
{
public:
    void add(const char* name, const QByteArray& text)
    {
        m_object.insert(QLatin1String(name), QString::fromUtf8(text));
    }
    void add(const char* name, const QString& text) { m_object.insert(QLatin1String(name), text); }
    void add(const char* name, std::int64_t number)
    {
        m_object.insert(QLatin1String(name), static_cast<qint64>(number));
    }
    void add(const char* name, const std::optional<std::int64_t>& number)
    {
        if (number)
            add(name, *number);
    }
    void add(const char* name, const QJsonValue& value) { m_object.insert(QLatin1String(name), value); }
    QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

QJsonObject jsonOf(const Totals& totals)
{
    Members members;
    members.add("ours_rows", totals.oursRows);
    members.add("theirs_rows", totals.theirsRows);
    members.add("ours", totals.ours);
    members.add("theirs", totals.theirs);
    members.add("difference", totals.difference());
    members.add("fee", totals.fee);
    members.add("agreed_rows", totals.agreedRows);
    members.add("not_due_rows", totals.notDueRows);
    members.add("agreed_per_million", totals.perMillion());
    members.add("open_exceptions", totals.open);
    members.add("resolved_exceptions", totals.resolved);
    members.add("at_risk", totals.atRisk);
    return members.take();
}

QJsonObject jsonOf(const ClassLine& line)
{
    Members members;
    members.add("day", line.day);
    members.add("channel", line.channel.bytes());
    members.add("class", line.kind);
    members.add("ours_rows", line.oursRows);
    members.add("theirs_rows", line.theirsRows);
    members.add("ours", line.ours);
    members.add("theirs", line.theirs);
    members.add("fee", line.fee);
    return members.take();
}

QJsonObject jsonOf(const ExceptionLine& exception)
{
    Members members;
    members.add("exception_id", exception.exceptionId);
    members.add("day", exception.day);
    members.add("channel", exception.channel.bytes());
    members.add("class", exception.kind);
    members.add("state", exception.state);
    members.add("number", exception.number);
    members.add("transaction", exception.transaction);
    members.add("ours", exception.ours);
    members.add("theirs", exception.theirs);
    members.add("at_risk", exception.atRisk);
    members.add("resolution", exception.resolution);
    members.add("remark", exception.remark);
    members.add("assignee", exception.assignee);
    members.add("opened_at", exception.openedAt.toRfc3339());
    if (exception.resolvedAt)
        members.add("resolved_at", exception.resolvedAt->toRfc3339());
    return members.take();
}

template <class T>
QJsonArray arrayOf(const std::vector<T>& items)
{
    QJsonArray array;
    for (const T& item : items)
        array.append(jsonOf(item));
    return array;
}

QByteArray numberField(std::int64_t number)
{
    return QByteArray::number(static_cast<qlonglong>(number));
}

QByteArray lineOf(const ClassLine& line, Currency currency)
{
    const QByteArrayList fields{csvField(QString::fromUtf8(line.day)),
                                csvField(line.channel.text()),
                                csvField(QString::fromUtf8(line.kind)),
                                numberField(line.oursRows),
                                numberField(line.theirsRows),
                                csvAmount(line.ours, currency),
                                csvAmount(line.theirs, currency),
                                csvAmount(line.fee, currency),
                                currency.code()};
    return fields.join(',') + "\r\n";
}

QByteArray lineOf(const ExceptionLine& exception, Currency currency)
{
    const auto text = [](const QByteArray& utf8) { return csvField(QString::fromUtf8(utf8)); };
    const auto side = [&](const std::optional<std::int64_t>& minor) {
        return minor ? csvAmount(*minor, currency) : QByteArray();
    };
    const QByteArrayList fields{text(exception.exceptionId),
                                text(exception.day),
                                text(exception.channel.bytes()),
                                text(exception.kind),
                                text(exception.state),
                                text(exception.number),
                                text(exception.transaction),
                                side(exception.ours),
                                side(exception.theirs),
                                csvAmount(exception.atRisk, currency),
                                currency.code(),
                                text(exception.resolution),
                                csvField(exception.remark),
                                text(exception.assignee),
                                exception.openedAt.toRfc3339(),
                                exception.resolvedAt ? exception.resolvedAt->toRfc3339() : QByteArray()};
    return fields.join(',') + "\r\n";
}

} // namespace

QByteArray writeJson(const Report& report)
{
    Members members;
    if (!report.reference.isEmpty())
        members.add("run_id", report.reference);
    members.add("merchant_id", report.merchantId.bytes());
    members.add("merchant_name", report.merchantName);
    members.add("from", report.from);
    members.add("to", report.to);
    members.add("currency", report.currency.code());
    members.add("made_at", report.madeAt.toRfc3339());
    members.add("totals", jsonOf(totalsOf(report)));
    members.add("classes", arrayOf(report.lines));
    members.add("exceptions", arrayOf(report.exceptions));
    return QJsonDocument(members.take()).toJson();
}

QByteArray writeCsv(const Report& report)
{
    QByteArray csv("\xEF\xBB\xBF"
                   "day,channel,class,ours_rows,theirs_rows,ours,theirs,fee,currency\r\n");
    for (const ClassLine& line : report.lines)
        csv += lineOf(line, report.currency);
    csv += "\r\nexception_id,day,channel,class,state,number,transaction,ours,theirs,at_risk,currency,resolution,"
           "remark,assignee,opened_at,resolved_at\r\n";
    for (const ExceptionLine& exception : report.exceptions)
        csv += lineOf(exception, report.currency);
    return csv;
}

} // namespace guitai::reports
