// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/run_totals.h"

#include "rows/row_file.h"
#include "wire/json_reader.h"
#include "wire/lists.h"

#include <QJsonDocument>

#include <limits>
#include <map>

namespace guitai::days {

namespace {

using matching::Class;
using matching::Side;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

/// One side's money in a document.
struct MoneyDocument
{
    MovedMoney money;

    static Result<MoneyDocument> read(const wire::JsonValue& object)
    {
        wire::MemberReader members(object, wire::MemberReader::Unknown::Ignore);
        MoneyDocument document;
        document.money.currency = members.token("currency", 8);
        document.money.payments = members.integer("payments", 0, kMost);
        document.money.reversed = members.integer("reversed", 0, kMost);
        document.money.refunds = members.integer("refunds", 0, kMost);
        document.money.fees = members.integer("fees", -kMost, kMost);
        return members.finish(std::move(document));
    }
};

QJsonArray documentsOf(const std::vector<MovedMoney>& moved)
{
    QJsonArray list;
    for (const MovedMoney& one : moved) {
        QJsonObject object;
        object.insert(QLatin1String("currency"), QString::fromLatin1(one.currency));
        object.insert(QLatin1String("payments"), static_cast<qint64>(one.payments));
        object.insert(QLatin1String("reversed"), static_cast<qint64>(one.reversed));
        object.insert(QLatin1String("refunds"), static_cast<qint64>(one.refunds));
        object.insert(QLatin1String("fees"), static_cast<qint64>(one.fees));
        list.append(object);
    }
    return list;
}

std::vector<MovedMoney> moneyOf(wire::MemberReader& members, const char* name)
{
    std::vector<MovedMoney> moved;
    for (const MoneyDocument& document : wire::documentsIn<MoneyDocument>(members, name))
        moved.push_back(document.money);
    return moved;
}

void add(MovedMoney& sum, const rows::BillRow& row, Side side)
{
    const bool isTakenBack = row.state == rows::State::Reversed;
    if (row.kind == rows::Kind::Payment && isTakenBack && side == Side::Theirs)
        sum.reversed += row.amount;
    if (row.state != rows::State::Succeeded)
        return;
    if (row.kind == rows::Kind::Payment) {
        sum.payments += row.amount;
        sum.fees += row.fee;
    } else if (row.kind == rows::Kind::Refund) {
        sum.refunds += row.amount;
        sum.fees -= row.fee;
    }
}

/// Refunds take money away. Rows that nothing could be read of have no currency.
void add(std::map<std::pair<Class, QByteArray>, wire::RunClass>& classes, const matching::ClassSum& sum)
{
    const Currency currency = Currency::parse(sum.currency).value_or(Currency::cny());
    auto& one = classes[{sum.what, currency.code()}];
    if (one.name.isEmpty()) {
        one.name = matching::nameOf(sum.what).toByteArray();
        one.ours = Money(0, currency);
        one.theirs = Money(0, currency);
        one.fee = Money(0, currency);
    }
    const std::int64_t amount = sum.kind == rows::Kind::Refund ? -sum.amount : sum.amount;
    Money& money = sum.side == Side::Ours ? one.ours : one.theirs;
    money = Money(money.minor() + amount, currency);
    if (sum.side == Side::Theirs)
        one.fee = Money(one.fee.minor() + (sum.kind == rows::Kind::Refund ? -sum.fee : sum.fee), currency);
    (sum.side == Side::Ours ? one.oursRows : one.theirsRows) += sum.rows;
}

} // namespace

QByteArray RunTotals::toJson() const
{
    QJsonObject object;
    object.insert(QLatin1String("rows"), static_cast<qint64>(rows));
    object.insert(QLatin1String("matched"), static_cast<qint64>(matched));
    object.insert(QLatin1String("not_due"), static_cast<qint64>(notDue));
    object.insert(QLatin1String("ours"), documentsOf(ours));
    object.insert(QLatin1String("theirs"), documentsOf(theirs));
    object.insert(QLatin1String("classes"), wire::documentsOf(classes));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RunTotals readTotals(const QByteArray& json)
{
    const auto document = wire::readJson(json);
    if (!document)
        return {};
    wire::MemberReader members(*document, wire::MemberReader::Unknown::Ignore);
    RunTotals totals;
    totals.rows = members.optionalInteger("rows", 0, kMost).value_or(0);
    totals.matched = members.optionalInteger("matched", 0, kMost).value_or(0);
    totals.notDue = members.optionalInteger("not_due", 0, kMost).value_or(0);
    totals.ours = moneyOf(members, "ours");
    totals.theirs = moneyOf(members, "theirs");
    totals.classes = wire::documentsIn<wire::RunClass>(members, "classes");
    return totals;
}

Result<std::vector<MovedMoney>> moneyIn(const QStringList& files, Side side)
{
    std::map<QByteArray, MovedMoney> sums;
    for (const QString& path : files) {
        auto reader = rows::RowReader::open(path);
        if (!reader)
            return reader.error();
        for (;;) {
            const auto row = reader->next();
            if (!row)
                return row.error();
            if (!*row)
                break;
            if ((*row)->carried > 0 || (*row)->kind == rows::Kind::Unreadable)
                continue;
            MovedMoney& sum = sums[(*row)->currency];
            sum.currency = (*row)->currency;
            add(sum, **row, side);
        }
    }
    std::vector<MovedMoney> moved;
    for (auto& [currency, sum] : sums)
        moved.push_back(std::move(sum));
    return moved;
}

RunTotals totalsOf(const matching::Summary& summary, std::vector<MovedMoney> ours, std::vector<MovedMoney> theirs)
{
    RunTotals totals;
    totals.rows = summary.oursRows + summary.theirsRows;
    totals.matched = summary.rowsOf(Class::Matched, Side::Ours) + summary.rowsOf(Class::Matched, Side::Theirs);
    totals.notDue = summary.rowsOf(Class::NotDue, Side::Ours) + summary.rowsOf(Class::NotDue, Side::Theirs);
    totals.ours = std::move(ours);
    totals.theirs = std::move(theirs);
    std::map<std::pair<Class, QByteArray>, wire::RunClass> classes;
    for (const matching::ClassSum& sum : summary.sums)
        add(classes, sum);
    for (auto& [key, one] : classes)
        totals.classes.push_back(std::move(one));
    return totals;
}

} // namespace guitai::days
