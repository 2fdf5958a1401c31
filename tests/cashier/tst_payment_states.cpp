// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_reading.h"

#include <QSet>
#include <QTest>

using namespace guitai;
using models::PaymentInput;
using models::PaymentState;
using I = PaymentInput;
using S = PaymentState;

namespace {

/// What a cashier must be able to rely on, written down a second time: a letter a state, '.' for "stays".
/// E entering, S sending, Q code, C checking, R reversing, P paid, V reversed, F failed, X expired,
/// L paid late, N needs a person, W confirming.
struct Expected
{
    S from;
    const char* letters; // in the order of PaymentInput
};

//  Commit Resume NotSent NotArrived Refused Unclear Placed Asked Succeeded AttemptFailed Closed ClosedExpired
//  BackendReversing LateMoney Frozen StopAsked TimeUp NewCode Next
constexpr Expected kExpected[] = {
    {S::Entering, "SC................."},  {S::Sending, "..E.FCQWPFVXRLN...."},
    {S::ShowingQr, "........PFVXRLNRX.."}, {S::Confirming, "........PFVVRLNR..."},
    {S::Checking, "...EF.QWPFVXRLNR..."},  {S::Reversing, "........P.VV.LN...."},
    {S::Paid, "..............N...E"},      {S::Reversed, "........P....LN...E"},
    {S::Failed, "........P....LN..SE"},    {S::Expired, "........P....LN..SE"},
    {S::PaidLate, "........P.....N...E"},  {S::NeedsPerson, "........P....L....E"},
};

S stateOf(char letter, S same)
{
    constexpr char kLetters[] = "ESQWCRPVFXLN";
    const char* found = letter == '.' ? nullptr : std::strchr(kLetters, letter);
    return found ? static_cast<S>(found - kLetters) : same;
}

wire::Payment pending()
{
    wire::Payment payment;
    payment.status = "PENDING";
    payment.expiresAt = UtcTime::fromSeconds(1000);
    return payment;
}

} // namespace

class TestPaymentStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairLeadsWhereItShould();
    void everyStateHasItsOwnLook();
    void noStateIsATrap();
    void moneyIsNeverUnsaid();
    void documentsAreRead_data();
    void documentsAreRead();
};

void TestPaymentStates::everyPairLeadsWhereItShould()
{
    QCOMPARE(std::size(kExpected), models::allLooks().size());
    for (const Expected& row : kExpected) {
        QCOMPARE(static_cast<int>(std::strlen(row.letters)), models::kPaymentInputs);
        for (int input = 0; input < models::kPaymentInputs; ++input) {
            const S expected = stateOf(row.letters[input], row.from);
            const S actual = models::after(row.from, static_cast<I>(input));
            QVERIFY2(
                actual == expected,
                qPrintable(
                    QStringLiteral("%1 with input %2").arg(QLatin1String(models::lookOf(row.from).name)).arg(input)));
        }
    }
}

void TestPaymentStates::everyStateHasItsOwnLook()
{
    QSet<QByteArray> names;
    QSet<QByteArray> titles;
    for (const models::StateLook& look : models::allLooks()) {
        names.insert(look.name);
        titles.insert(look.title);
        QVERIFY(look.glyph != models::Glyph::None);
        // Whoever may press Enter is told what it does.
        const bool entersSomewhere = look.keys.testFlag(models::Key::Primary) && look.state != S::Entering;
        QCOMPARE(*look.primary != 0, entersSomewhere);
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(models::allLooks().size()));
    QCOMPARE(titles.size(), names.size());
    QVERIFY(models::lookOf(S::Checking).cue == models::Cue::Unknown);
    QVERIFY(models::lookOf(S::Checking).tone != models::lookOf(S::Failed).tone);
}

void TestPaymentStates::noStateIsATrap()
{
    for (const models::StateLook& look : models::allLooks()) {
        const bool hasKeyOut = look.keys.testFlag(models::Key::Primary) || look.keys.testFlag(models::Key::Stop) ||
                               look.keys.testFlag(models::Key::StopLater);
        QVERIFY2(hasKeyOut || look.watched, look.name);
    }
}

void TestPaymentStates::moneyIsNeverUnsaid()
{
    for (int input = 0; input < models::kPaymentInputs; ++input) {
        const S to = models::after(S::Paid, static_cast<I>(input));
        QVERIFY(to == S::Paid || to == S::NeedsPerson || to == S::Entering);
    }
    // A timeout is never a failure.
    QVERIFY(models::after(S::Sending, I::Unclear) == S::Checking);
    QVERIFY(models::after(S::Reversing, I::Unclear) == S::Reversing);
}

void TestPaymentStates::documentsAreRead_data()
{
    QTest::addColumn<wire::Payment>("payment");
    QTest::addColumn<int>("reading");
    const auto row = [](const char* name, auto change, I reading) {
        wire::Payment payment = pending();
        change(payment);
        QTest::newRow(name) << payment << static_cast<int>(reading);
    };
    row(
        "an unknown attempt is unclear", [](auto& p) { p.attemptStatus = "UNKNOWN"; }, I::Unclear);
    row(
        "a code is placed",
        [](auto& p) {
            p.credential = wire::Credential{QStringLiteral("qr"), QStringLiteral("x")};
        },
        I::Placed);
    row(
        "an empty code is not", [](auto& p) { p.credential = wire::Credential{}; }, I::Unclear);
    row(
        "a failed attempt", [](auto& p) { p.attemptStatus = "FAILED"; }, I::AttemptFailed);
    row(
        "a wallet that refused leaves the code for all to others",
        [](auto& p) {
            p.paymentNo = PaymentNo::trusted("P1");
            p.attemptStatus = "FAILED";
            p.credential = wire::Credential{QStringLiteral("qr"), QStringLiteral("https://shop.example/pay/P1")};
        },
        I::Placed);
    row(
        "a reversing attempt", [](auto& p) { p.attemptStatus = "REVERSING"; }, I::BackendReversing);
    row(
        "a payer's code that is being confirmed",
        [](auto& p) {
            p.payWay = "ALIPAY_CODE";
            p.attemptStatus = "PAYING";
        },
        I::Asked);
    row(
        "a payer's code without an answer",
        [](auto& p) {
            p.payWay = "ALIPAY_CODE";
            p.attemptStatus = "UNKNOWN";
        },
        I::Unclear);
    row(
        "paid", [](auto& p) { p.status = "SUCCEEDED"; }, I::Succeeded);
    row(
        "paid twice is still paid",
        [](auto& p) {
            p.status = "SUCCEEDED";
            p.doubtfulMoney = true;
        },
        I::Succeeded);
    row(
        "refunded was paid", [](auto& p) { p.status = "PARTIALLY_REFUNDED"; }, I::Succeeded);
    row(
        "frozen beats everything",
        [](auto& p) {
            p.status = "SUCCEEDED";
            p.frozen = true;
        },
        I::Frozen);
    row(
        "closed early was stopped",
        [](auto& p) {
            p.status = "CLOSED";
            p.closedAt = UtcTime::fromSeconds(10);
        },
        I::Closed);
    row(
        "closed after its time expired",
        [](auto& p) {
            p.status = "CLOSED";
            p.closedAt = UtcTime::fromSeconds(1060);
        },
        I::ClosedExpired);
    row(
        "money for a closed one is late",
        [](auto& p) {
            p.status = "CLOSED";
            p.doubtfulMoney = true;
        },
        I::LateMoney);
    row(
        "a status of tomorrow is unclear", [](auto& p) { p.status = "SOMETHING_NEW"; }, I::Unclear);
}

void TestPaymentStates::documentsAreRead()
{
    QFETCH(wire::Payment, payment);
    QTEST(static_cast<int>(models::readingOf(payment)), "reading");
}

QTEST_GUILESS_MAIN(TestPaymentStates)
#include "tst_payment_states.moc"
