// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which class a row ends in: each rule of the specification alone, then any rows against the plain matcher.
#include "backend/reconciliation/matching/matching_fixture.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::matching;
using namespace guitai::test;

namespace {

BillRow with(BillRow row, const std::function<void(BillRow&)>& change)
{
    change(row);
    return row;
}

const BillRow kPaid = MatchingFixture::payment("P1", "T1");
const auto kLate = [](BillRow& row) { row.at = kDayBegins + std::chrono::hours(24) - Duration(1); };
const auto kReversed = [](BillRow& row) { row.state = rows::State::Reversed; };
const auto kRefund = [](BillRow& row) { row.kind = rows::Kind::Refund; };

/// "OURS MATCHED, THEIRS MATCHED": rows by class, in the summary's order.
QString told(const Summary& summary)
{
    QStringList words;
    for (const ClassSum& sum : summary.sums) {
        for (std::int64_t i = 0; i < sum.rows; ++i)
            words.append(QLatin1String(nameOf(sum.side).toByteArray()) + u' ' +
                         QLatin1String(nameOf(sum.what).toByteArray()));
    }
    return words.join(QStringLiteral(", "));
}

/// Few numbers and few values, so that they meet.
BillRow anyRow()
{
    const auto any = [](auto... values) { return *rc::gen::element(values...); };
    if (*rc::gen::inRange(0, 12) == 0)
        return rows::unreadableRow(*rc::gen::inRange<std::int64_t>(1, 4), any("a", "b"));
    BillRow row = MatchingFixture::payment(any("", "A", "B", "C", "D"), any("", "S", "T", "U"), any(100, 100, 200),
                                           *rc::gen::inRange<std::int64_t>(1, 4));
    row.kind = any(rows::Kind::Payment, rows::Kind::Payment, rows::Kind::Refund);
    row.fee = any(0, 0, 1);
    row.currency = any("CNY", "CNY", "CNY", "USD");
    row.state = any(rows::State::Succeeded, rows::State::Succeeded, rows::State::Reversed, rows::State::Failed,
                    rows::State::Processing);
    row.carried = any(0, 0, 0, 1, 2);
    if (any(0, 0, 1) == 1)
        kLate(row);
    return row;
}

QByteArray fileOf(const QByteArray& header, const std::vector<QByteArray>& lines)
{
    QByteArray file = header + '\n';
    for (const QByteArray& line : lines)
        file += line + '\n';
    return file + "#rows=" + QByteArray::number(qulonglong(lines.size())) + '\n';
}

} // namespace

class tst_matching_rules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowEndsInItsClass_data();
    void aRowEndsInItsClass();
    void theLeadingClassIsTheFirstThatHolds();
    void ofSeveralRowsTheOneOfTheSameTransactionIsCompared();
    void ofSeveralRowsTheLowestIsComparedOtherwise();
    void whatIsCarriedIsAnInputOfTheNextDay();
    void anyRowsEndAsThePlainMatcherSays();
    void filesOfASideAreOneSide();
    void differencesAreReadAsTheyWereWritten();
    void aSummaryIsReadAsItWasWritten();
};

void tst_matching_rules::aRowEndsInItsClass_data()
{
    QTest::addColumn<Rows>("ours");
    QTest::addColumn<Rows>("theirs");
    QTest::addColumn<QString>("classes");
    const auto add = [](const char* name, const Rows& ours, const Rows& theirs, const char* classes) {
        QTest::newRow(name) << ours << theirs << QString::fromLatin1(classes);
    };
    const auto changed = [](const std::function<void(BillRow&)>& change) { return Rows{with(kPaid, change)}; };
    const BillRow later = with(kPaid, [](BillRow& row) { row.line = 2; });
    const BillRow back = with(later, kReversed);
    const BillRow unknown = with(kPaid, [](BillRow& row) { row.number.clear(); });
    add("equal", {kPaid}, {kPaid}, "OURS MATCHED, THEIRS MATCHED");
    add("amount", {kPaid}, changed([](BillRow& row) { row.amount = 1; }), "OURS AMOUNT_DIFFERS, THEIRS AMOUNT_DIFFERS");
    add("fee", {kPaid}, changed([](BillRow& row) { row.fee = 1; }), "OURS FEE_DIFFERS, THEIRS FEE_DIFFERS");
    add("fee of what failed", changed([](BillRow& row) { row.state = rows::State::Failed; }), changed([](BillRow& row) {
            row.state = rows::State::Failed;
            row.fee = 1;
        }),
        "OURS MATCHED, THEIRS MATCHED");
    add("state", {kPaid}, changed(kReversed), "OURS STATE_DIFFERS, THEIRS STATE_DIFFERS");
    add("currency", {kPaid}, changed([](BillRow& row) { row.currency = "USD"; }),
        "OURS CURRENCY_DIFFERS, THEIRS CURRENCY_DIFFERS");
    add("kind, by transaction", {kPaid}, changed(kRefund), "OURS STATE_DIFFERS, THEIRS STATE_DIFFERS");
    add("no number, by transaction", {kPaid}, {unknown}, "OURS MATCHED, THEIRS MATCHED");
    add("another transaction", {kPaid}, changed([](BillRow& row) { row.transaction = "T2"; }),
        "OURS MATCHED, THEIRS MATCHED");
    add("ours only", {kPaid}, {}, "OURS OURS_ONLY");
    add("theirs only", {}, {kPaid}, "THEIRS THEIRS_ONLY");
    add("theirs alone and reversed", {}, changed(kReversed), "THEIRS THEIRS_ONLY");
    add("ours without money", changed([](BillRow& row) { row.state = rows::State::Processing; }), {}, "OURS UNPAID");
    add("ours late", changed(kLate), {}, "OURS NOT_DUE");
    add("theirs late", {}, changed(kLate), "THEIRS NOT_DUE");
    add("carried once", changed([](BillRow& row) { row.carried = 1; }), {}, "OURS NOT_DUE");
    add("carried long enough", changed([](BillRow& row) { row.carried = 2; }), {}, "OURS OURS_ONLY");
    add("twice theirs", {kPaid}, {kPaid, later}, "OURS MATCHED, THEIRS MATCHED, THEIRS DUPLICATE");
    add("twice theirs, never ours", {}, {kPaid, later}, "THEIRS THEIRS_ONLY, THEIRS THEIRS_ONLY");
    add("paid and taken back", changed(kReversed), {kPaid, back}, "OURS MATCHED, THEIRS MATCHED, THEIRS UNPAID");
    add("paid and less taken back", {kPaid}, {kPaid, with(back, [](BillRow& row) { row.amount = 1; })},
        "OURS MATCHED, THEIRS MATCHED, THEIRS DUPLICATE");
    add("paid and taken back, by transaction", changed(kReversed), {unknown, with(unknown, kReversed)},
        "OURS MATCHED, THEIRS MATCHED, THEIRS UNPAID");
    add("unreadable", {kPaid}, {rows::unreadableRow(3, "odd")}, "OURS OURS_ONLY, THEIRS UNREADABLE");
    add("nothing", {}, {}, "");
}

void tst_matching_rules::aRowEndsInItsClass()
{
    QFETCH(Rows, ours);
    QFETCH(Rows, theirs);
    QFETCH(QString, classes);
    const MatchingFixture day;
    QVERIFY(day.writeSides(ours, theirs));
    const auto summary = reconcile(day.job());
    QVERIFY2(summary, summary ? "" : summary.error().code.name);
    QStringList found = told(*summary).split(QStringLiteral(", "));
    QStringList wanted = classes.split(QStringLiteral(", "));
    found.sort();
    wanted.sort();
    QCOMPARE(found, wanted);
    QVERIFY(day.isWorkEmpty());
}

void tst_matching_rules::theLeadingClassIsTheFirstThatHolds()
{
    for (unsigned bits = 0; bits < 32; ++bits) {
        const Class what = classOf(bits);
        if (bits & kCurrencyBit)
            QCOMPARE(what, Class::CurrencyDiffers);
        else if (bits & kAmountBit)
            QCOMPARE(what, Class::AmountDiffers);
        else if (bits & (kStateBit | kKindBit))
            QCOMPARE(what, Class::StateDiffers);
        else
            QCOMPARE(what, bits & kFeeBit ? Class::FeeDiffers : Class::Matched);
    }
}

void tst_matching_rules::ofSeveralRowsTheOneOfTheSameTransactionIsCompared()
{
    const MatchingFixture day;
    QVERIFY(day.writeSides(
        {kPaid}, {MatchingFixture::payment("P1", "T9", 5, 1), MatchingFixture::payment("P1", "T1", 1000, 2)}));
    const auto summary = reconcile(day.job());
    QVERIFY(summary);
    QCOMPARE(summary->rowsOf(Class::Matched, Side::Theirs), 1);
    QVERIFY(day.output().contains("DUPLICATE,0,,,,,,,,,,,,PAYMENT,P1,T9,5,"));
}

void tst_matching_rules::ofSeveralRowsTheLowestIsComparedOtherwise()
{
    const MatchingFixture day;
    QVERIFY(day.writeSides(
        {kPaid}, {MatchingFixture::payment("P1", "T8", 5, 2), MatchingFixture::payment("P1", "T9", 1000, 1)}));
    QVERIFY(reconcile(day.job()));
    QVERIFY(day.output().contains("DUPLICATE,0,,,,,,,,,,,,PAYMENT,P1,T8,5,"));
}

void tst_matching_rules::whatIsCarriedIsAnInputOfTheNextDay()
{
    const MatchingFixture day;
    const BillRow late = with(kPaid, kLate);
    QVERIFY(day.writeSides({late}, {}));
    QVERIFY(reconcile(day.job()));
    const MatchingFixture next;
    QVERIFY(next.writeSides({}, {with(late, [](BillRow& row) { row.at = row.at + Duration(2000); })}));
    Job job = next.job();
    job.ours.append(day.path("out/carried_ours.csv"));
    job.begins = job.ends;
    job.ends = job.begins + std::chrono::hours(24);
    const auto summary = reconcile(job);
    QVERIFY(summary);
    QCOMPARE(told(*summary), QStringLiteral("OURS MATCHED, THEIRS MATCHED"));
}

void tst_matching_rules::anyRowsEndAsThePlainMatcherSays()
{
    const MatchingFixture day;
    QVERIFY(rc::check("any rows end as the plain matcher says", [&] {
        const auto ours = *rc::gen::container<Rows>(rc::gen::exec(anyRow));
        const auto theirs = *rc::gen::container<Rows>(rc::gen::exec(anyRow));
        Job job = day.job();
        job.chunks = *rc::gen::inRange(1, 9);
        job.threads = *rc::gen::inRange(1, 4);
        RC_ASSERT(day.writeSides(ours, theirs));
        const auto summary = reconcile(job);
        RC_ASSERT(summary.ok());
        const PlainResult plain = PlainMatcher(job).match(ours, theirs);
        RC_ASSERT(day.contentOf(day.path("out/differences.csv")) == fileOf(differenceHeader(), plain.differences));
        RC_ASSERT(day.contentOf(day.path("out/carried_ours.csv")) == fileOf(rows::kHeader, plain.carried[0]));
        RC_ASSERT(day.contentOf(day.path("out/carried_theirs.csv")) == fileOf(rows::kHeader, plain.carried[1]));
        for (size_t what = 0; what < kClasses; ++what) {
            for (const Side side : {Side::Ours, Side::Theirs}) {
                const auto found = plain.counts.find({static_cast<Class>(what), side});
                const std::int64_t counted = found == plain.counts.end() ? 0 : found->second;
                RC_ASSERT(summary->rowsOf(static_cast<Class>(what), side) == counted);
            }
        }
    }));
}

void tst_matching_rules::filesOfASideAreOneSide()
{
    const MatchingFixture day;
    const BillRow other = MatchingFixture::payment("P2", "T2");
    QVERIFY(day.writeSides({kPaid, other}, {kPaid}));
    QVERIFY(day.write(day.path("part.csv"), {other}));
    Job job = day.job();
    job.theirs.append(day.path("part.csv"));
    const auto summary = reconcile(job);
    QVERIFY(summary);
    QCOMPARE(summary->rowsOf(Class::Matched, Side::Theirs), 2);
    QCOMPARE(summary->theirsRows, 2);
}

void tst_matching_rules::differencesAreReadAsTheyWereWritten()
{
    const MatchingFixture day;
    const BillRow dear = with(kPaid, [](BillRow& row) { row.amount = 7; });
    QVERIFY(day.writeSides({kPaid}, {dear, rows::unreadableRow(9, "odd")}));
    QVERIFY(reconcile(day.job()));
    auto reader = DifferenceReader::open(day.path("out/differences.csv"));
    QVERIFY(reader);
    const auto first = reader->next();
    QVERIFY(first && *first);
    QVERIFY(**first == (Difference{Class::AmountDiffers, kAmountBit, kPaid, dear}));
    const auto second = reader->next();
    QVERIFY(second && *second);
    QVERIFY(**second == (Difference{Class::Unreadable, 0, std::nullopt, rows::unreadableRow(9, "odd")}));
    const auto end = reader->next();
    QVERIFY(end && !*end);
}

void tst_matching_rules::aSummaryIsReadAsItWasWritten()
{
    const MatchingFixture day;
    QVERIFY(day.writeSides({kPaid, rows::unreadableRow(9, "odd")}, {with(kPaid, kRefund)}));
    const auto summary = reconcile(day.job());
    QVERIFY(summary);
    const auto read = readSummary(day.path("out/summary.json"));
    QVERIFY(read);
    QVERIFY(*read == *summary);
}

QTEST_GUILESS_MAIN(tst_matching_rules)
#include "tst_matching_rules.moc"
