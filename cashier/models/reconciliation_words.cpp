// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation_words.h"

#include "models/money_text.h"

#include <QCoreApplication>

namespace guitai::models {

namespace {

struct LookRow
{
    const char* code;
    Glyph glyph;
    Tone tone;
    const char* word;
};

struct WordRow
{
    const char* code;
    const char* word;
};

// clang-format off
constexpr LookRow kDays[] = {
    {"AWAITED",    Glyph::Clock,           Tone::Closed,  QT_TRANSLATE_NOOP("Reconciliation", "Awaited")},
    {"NO_BILL",    Glyph::QuestionDiamond, Tone::Unknown, QT_TRANSLATE_NOOP("Reconciliation", "No bill")},
    {"RUNNING",    Glyph::Refresh,         Tone::Waiting, QT_TRANSLATE_NOOP("Reconciliation", "Comparing")},
    {"EXCEPTIONS", Glyph::CrossOctagon,    Tone::Failed,  QT_TRANSLATE_NOOP("Reconciliation", "Differs")},
    {"MATCHED",    Glyph::CheckCircle,     Tone::Paid,    QT_TRANSLATE_NOOP("Reconciliation", "Matched")},
    {"CLOSED",     Glyph::Lock,            Tone::Paid,    QT_TRANSLATE_NOOP("Reconciliation", "Closed")},
    {"UNBALANCED", Glyph::NotEqual,        Tone::Failed,  QT_TRANSLATE_NOOP("Reconciliation", "Unbalanced")},
    {"FAILED",     Glyph::Offline,         Tone::Failed,  QT_TRANSLATE_NOOP("Reconciliation", "Failed")},
};
constexpr LookRow kRuns[] = {
    {"QUEUED",    Glyph::Hourglass,    Tone::Waiting, QT_TRANSLATE_NOOP("Reconciliation", "Waits its turn")},
    {"RUNNING",   Glyph::Refresh,      Tone::Waiting, QT_TRANSLATE_NOOP("Reconciliation", "Comparing")},
    {"DONE",      Glyph::CheckCircle,  Tone::Paid,    QT_TRANSLATE_NOOP("Reconciliation", "Done")},
    {"FAILED",    Glyph::CrossOctagon, Tone::Failed,  QT_TRANSLATE_NOOP("Reconciliation", "Failed")},
    {"CANCELLED", Glyph::DashCircle,   Tone::Closed,  QT_TRANSLATE_NOOP("Reconciliation", "Cancelled")},
};
constexpr LookRow kExceptions[] = {
    {"OPEN",     Glyph::CrossOctagon, Tone::Failed,  QT_TRANSLATE_NOOP("Reconciliation", "Open")},
    {"WAITING",  Glyph::Person,       Tone::Waiting, QT_TRANSLATE_NOOP("Reconciliation", "Waiting")},
    {"RESOLVED", Glyph::CheckCircle,  Tone::Paid,    QT_TRANSLATE_NOOP("Reconciliation", "Explained")},
};
constexpr WordRow kKinds[] = {
    {"OURS_ONLY",        QT_TRANSLATE_NOOP("Reconciliation", "Only ours")},
    {"THEIRS_ONLY",      QT_TRANSLATE_NOOP("Reconciliation", "Only theirs")},
    {"AMOUNT_DIFFERS",   QT_TRANSLATE_NOOP("Reconciliation", "Amount differs")},
    {"STATE_DIFFERS",    QT_TRANSLATE_NOOP("Reconciliation", "State differs")},
    {"FEE_DIFFERS",      QT_TRANSLATE_NOOP("Reconciliation", "Fee differs")},
    {"CURRENCY_DIFFERS", QT_TRANSLATE_NOOP("Reconciliation", "Currency differs")},
    {"DUPLICATE",        QT_TRANSLATE_NOOP("Reconciliation", "Duplicate")},
    {"UNREADABLE",       QT_TRANSLATE_NOOP("Reconciliation", "Unreadable")},
};
constexpr WordRow kMeanings[] = {
    {"OURS_ONLY",        QT_TRANSLATE_NOOP("Reconciliation", "We booked it, their bill does not have it. Ask the wallet first.")},
    {"THEIRS_ONLY",      QT_TRANSLATE_NOOP("Reconciliation", "Their bill has it, we do not. Ask the wallet, then make it up or give it back.")},
    {"AMOUNT_DIFFERS",   QT_TRANSLATE_NOOP("Reconciliation", "Both have it with different amounts.")},
    {"STATE_DIFFERS",    QT_TRANSLATE_NOOP("Reconciliation", "Both have it; only one side says that money moved. Ask the wallet.")},
    {"FEE_DIFFERS",      QT_TRANSLATE_NOOP("Reconciliation", "The amount is right, the fee is not as agreed.")},
    {"CURRENCY_DIFFERS", QT_TRANSLATE_NOOP("Reconciliation", "Both have it in different currencies.")},
    {"DUPLICATE",        QT_TRANSLATE_NOOP("Reconciliation", "One side has it more than once.")},
    {"UNREADABLE",       QT_TRANSLATE_NOOP("Reconciliation", "This line of their file could not be read.")},
};
constexpr WordRow kActions[] = {
    {"QUERY",     QT_TRANSLATE_NOOP("Reconciliation", "Ask wallet")},
    {"MAKE_UP",   QT_TRANSLATE_NOOP("Reconciliation", "Make up")},
    {"LINK",      QT_TRANSLATE_NOOP("Reconciliation", "Link")},
    {"WRITE_OFF", QT_TRANSLATE_NOOP("Reconciliation", "Write off")},
    {"NEXT_DAY",  QT_TRANSLATE_NOOP("Reconciliation", "Next day's")},
    {"REFUND",    QT_TRANSLATE_NOOP("Reconciliation", "Give back")},
    {"IGNORE",    QT_TRANSLATE_NOOP("Reconciliation", "Ignore")},
    {"RERUN",     QT_TRANSLATE_NOOP("Reconciliation", "Rerun")},
    {"ASSIGN",    QT_TRANSLATE_NOOP("Reconciliation", "Assign")},
    {"COMMENT",   QT_TRANSLATE_NOOP("Reconciliation", "Comment")},
};
constexpr WordRow kHistory[] = {
    {"OPENED",    QT_TRANSLATE_NOOP("Reconciliation", "Found")},
    {"QUERY",     QT_TRANSLATE_NOOP("Reconciliation", "Wallet asked")},
    {"MAKE_UP",   QT_TRANSLATE_NOOP("Reconciliation", "Made up")},
    {"LINK",      QT_TRANSLATE_NOOP("Reconciliation", "Linked")},
    {"WRITE_OFF", QT_TRANSLATE_NOOP("Reconciliation", "Written off")},
    {"NEXT_DAY",  QT_TRANSLATE_NOOP("Reconciliation", "Left to the next day")},
    {"REFUND",    QT_TRANSLATE_NOOP("Reconciliation", "Given back")},
    {"IGNORE",    QT_TRANSLATE_NOOP("Reconciliation", "Ignored")},
    {"RERUN",     QT_TRANSLATE_NOOP("Reconciliation", "Compared again")},
    {"ASSIGN",    QT_TRANSLATE_NOOP("Reconciliation", "Assigned")},
    {"COMMENT",   QT_TRANSLATE_NOOP("Reconciliation", "Comment")},
    {"APPROVED",  QT_TRANSLATE_NOOP("Reconciliation", "Agreed to")},
    {"REJECTED",  QT_TRANSLATE_NOOP("Reconciliation", "Refused")},
    {"REOPENED",  QT_TRANSLATE_NOOP("Reconciliation", "Open again")},
    {"RESOLVED",  QT_TRANSLATE_NOOP("Reconciliation", "Explained")},
    {"VANISHED",  QT_TRANSLATE_NOOP("Reconciliation", "Gone after comparing again")},
};
constexpr WordRow kPhases[] = {
    {"BOOKS",     QT_TRANSLATE_NOOP("Reconciliation", "writing our side")},
    {"READING",   QT_TRANSLATE_NOOP("Reconciliation", "reading")},
    {"MATCHING",  QT_TRANSLATE_NOOP("Reconciliation", "matching")},
    {"RECORDING", QT_TRANSLATE_NOOP("Reconciliation", "recording")},
};
constexpr WordRow kBills[] = {
    {"TRADE",     QT_TRANSLATE_NOOP("Reconciliation", "Trade bill")},
    {"FUND_FLOW", QT_TRANSLATE_NOOP("Reconciliation", "Fund flow")},
};
constexpr WordRow kRowKinds[] = {
    {"PAYMENT",    QT_TRANSLATE_NOOP("Reconciliation", "Payment")},
    {"REFUND",     QT_TRANSLATE_NOOP("Reconciliation", "Refund")},
    {"UNREADABLE", QT_TRANSLATE_NOOP("Reconciliation", "Unreadable")},
};
constexpr WordRow kRowStates[] = {
    {"SUCCEEDED",  QT_TRANSLATE_NOOP("Reconciliation", "Succeeded")},
    {"PROCESSING", QT_TRANSLATE_NOOP("Reconciliation", "Under way")},
    {"FAILED",     QT_TRANSLATE_NOOP("Reconciliation", "Failed")},
    {"REVERSED",   QT_TRANSLATE_NOOP("Reconciliation", "Taken back")},
};
// clang-format on

QString say(const char* text)
{
    return QCoreApplication::translate("Reconciliation", text);
}

template <std::size_t N>
CodeLook look(const LookRow (&rows)[N], const QByteArray& code)
{
    for (const LookRow& row : rows) {
        if (code == row.code)
            return {row.glyph, row.tone, say(row.word)};
    }
    return {Glyph::QuestionDiamond, Tone::Unknown, QString::fromLatin1(code)};
}

template <std::size_t N>
QString word(const WordRow (&rows)[N], const QByteArray& code)
{
    for (const WordRow& row : rows) {
        if (code == row.code)
            return say(row.word);
    }
    return QString::fromLatin1(code);
}

} // namespace

CodeLook dayLook(const QByteArray& state)
{
    return look(kDays, state);
}

CodeLook runLook(const QByteArray& state)
{
    return look(kRuns, state);
}

CodeLook exceptionLook(const QByteArray& state)
{
    return look(kExceptions, state);
}

QString exceptionKind(const QByteArray& kind)
{
    return word(kKinds, kind);
}

QString exceptionMeaning(const QByteArray& kind)
{
    return word(kMeanings, kind);
}

QString actionWord(const QByteArray& action)
{
    return word(kActions, action);
}

QString historyWord(const QByteArray& action)
{
    return word(kHistory, action);
}

QString phaseWord(const QByteArray& phase)
{
    return word(kPhases, phase);
}

QString billKind(const QByteArray& kind)
{
    return word(kBills, kind);
}

QString rowKind(const QByteArray& kind)
{
    return word(kRowKinds, kind);
}

QString rowState(const QByteArray& state)
{
    return word(kRowStates, state);
}

QString whoIsOver(const Money& ours, const Money& theirs)
{
    const std::int64_t over = ours.minor() - theirs.minor();
    if (over == 0)
        return {};
    const QString amount = plainAmountText(Money(over > 0 ? over : -over, ours.currency()));
    return say(over > 0 ? QT_TRANSLATE_NOOP("Reconciliation", "ours +%1")
                        : QT_TRANSLATE_NOOP("Reconciliation", "theirs +%1"))
        .arg(amount);
}

QString differenceText(const Money& ours, const Money& theirs)
{
    const std::int64_t over = ours.minor() - theirs.minor();
    if (over == 0)
        return say(QT_TRANSLATE_NOOP("Reconciliation", "none"));
    const QString amount = moneyText(Money(over > 0 ? over : -over, ours.currency()));
    return say(over > 0 ? QT_TRANSLATE_NOOP("Reconciliation", "%1 more with us")
                        : QT_TRANSLATE_NOOP("Reconciliation", "%1 more with them"))
        .arg(amount);
}

const std::vector<QByteArray>& exceptionKinds()
{
    static const std::vector<QByteArray> kinds = [] {
        std::vector<QByteArray> all;
        for (const WordRow& row : kKinds)
            all.emplace_back(row.code);
        return all;
    }();
    return kinds;
}

} // namespace guitai::models
