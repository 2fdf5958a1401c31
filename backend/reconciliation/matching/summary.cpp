// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/reconcile.h"
#include "rows/row_text.h"
#include "rows/whole_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace guitai::matching {

namespace {

constexpr rows::Kind kKinds[] = {rows::Kind::Payment, rows::Kind::Refund, rows::Kind::Unreadable};

QByteArray member(const char* name, std::int64_t value)
{
    return QByteArray("\"") + name + "\":" + QByteArray::number(qint64(value));
}

QByteArray member(const char* name, QByteArrayView value)
{
    return QByteArray("\"") + name + "\":\"" + value.toByteArray() + '"';
}

Error malformed()
{
    return {rows::errors::kRowMalformed, {}, QStringLiteral("summary.json is not what an engine writes")};
}

bool readSum(const QJsonObject& object, ClassSum* sum)
{
    const auto text = [&object](const char* name) { return object.value(QLatin1String(name)).toString().toLatin1(); };
    const auto number = [&object](const char* name, std::int64_t* value) {
        *value = object.value(QLatin1String(name)).toInteger(-1);
        return *value >= 0;
    };
    const auto what = classNamed(text("class"));
    const auto* const kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                          [&](rows::Kind each) { return rows::nameOf(each) == text("kind"); });
    const QByteArray side = text("side");
    if (!what || kind == std::end(kKinds) || (side != "OURS" && side != "THEIRS"))
        return false;
    sum->what = *what;
    sum->kind = *kind;
    sum->side = side == "OURS" ? Side::Ours : Side::Theirs;
    sum->currency = text("currency");
    return number("rows", &sum->rows) && number("amount", &sum->amount) && number("fee", &sum->fee);
}

} // namespace

std::int64_t Summary::rowsOf(Class what, Side side) const
{
    std::int64_t found = 0;
    for (const ClassSum& sum : sums)
        found += sum.what == what && sum.side == side ? sum.rows : 0;
    return found;
}

QByteArray summaryText(const Job& job, const Summary& summary)
{
    QByteArray text = "{" + member("ours_rows", summary.oursRows) + ',' + member("theirs_rows", summary.theirsRows) +
                      ',' + member("begins", job.begins.ms()) + ',' + member("ends", job.ends.ms()) + ',' +
                      member("window", job.window.count()) + ',' + member("carry_days", job.carryDays) +
                      ",\n\"classes\":[";
    const char* separator = "\n";
    for (const ClassSum& sum : summary.sums) {
        text += separator;
        text += '{' + member("class", nameOf(sum.what)) + ',' + member("side", nameOf(sum.side)) + ',' +
                member("kind", rows::nameOf(sum.kind)) + ',' + member("currency", sum.currency) + ',' +
                member("rows", sum.rows) + ',' + member("amount", sum.amount) + ',' + member("fee", sum.fee) + '}';
        separator = ",\n";
    }
    return text + "\n]}\n";
}

Result<Summary> readSummary(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{rows::errors::kFileNotRead, {}, file.errorString()};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Summary summary;
    summary.oursRows = object.value(QLatin1String("ours_rows")).toInteger(-1);
    summary.theirsRows = object.value(QLatin1String("theirs_rows")).toInteger(-1);
    if (summary.oursRows < 0 || summary.theirsRows < 0)
        return malformed();
    for (const auto& each : object.value(QLatin1String("classes")).toArray()) {
        ClassSum sum;
        if (!readSum(each.toObject(), &sum))
            return malformed();
        summary.sums.push_back(std::move(sum));
    }
    return summary;
}

} // namespace guitai::matching
