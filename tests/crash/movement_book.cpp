// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/movement_book.h"

#include "accounts/account_desk.h"
#include "support/integrator.h"

#include <QJsonDocument>

#include <array>

namespace guitai::test {

namespace {

using Kind = Movement::Kind;

struct KindLine
{
    const char* name;
    const char* theirs; ///< the member of the answer that holds the backend's number
    const char* find;   ///< the statement that finds it by the key below
    bool byTheirs;      ///< found by the backend's number, otherwise by the merchant's
};

// In the order of Kind.
constexpr std::array<KindLine, 4> kKinds{KindLine{"refund", "refund_no", "crash_test/find_refund", false},
                                         KindLine{"freeze", "freeze_no", "crash_test/find_freeze", true},
                                         KindLine{"release", "freeze_no", "crash_test/find_freeze", true},
                                         KindLine{"capture", "freeze_no", "crash_test/find_freeze", true}};

constexpr char kNoMoney[] = "INSUFFICIENT_BALANCE";
constexpr char kTooMuchBack[] = "REFUND_EXCEEDS_PAID";
constexpr char kNotBack[] = "RECHARGE_NOT_REFUNDABLE"; // what was paid may have been a recharge
constexpr int kServersFault = 500;
constexpr qint64 kFirstPart = 230;
constexpr qint64 kRest = 1'000;
constexpr qint64 kTooMuch = 1'001;

const KindLine& lineOf(Kind kind)
{
    return kKinds[static_cast<size_t>(kind)];
}

QByteArray money(const char* member, const QByteArray& number, qint64 minor)
{
    return QByteArray("{\"") + member + "\":\"" + number + "\",\"amount\":" + QByteArray::number(minor) +
           ",\"currency\":\"CNY\"}";
}

/// What may be stored after an answer: the same, or what follows it.
QByteArrayList mayBecome(const QByteArray& answered)
{
    if (answered == "CREATED")
        return {"CREATED", "PROCESSING", "SUCCEEDED", "FAILED"};
    if (answered == "PROCESSING")
        return {"PROCESSING", "SUCCEEDED", "FAILED"};
    if (answered == "HELD")
        return {"HELD", "RELEASED", "CAPTURED"};
    if (answered == "HOLD_RELEASED") // a release that was lost and sent again
        return {"RELEASED"};
    if (answered == kNoMoney)
        return {"REFUSED"};
    return {answered};
}

} // namespace

void MovementBook::offer(const QByteArray& paymentNo)
{
    const int number = m_made++;
    const QByteArray path = "/v1/payments/" + paymentNo + "/refunds";
    for (const qint64 minor : {kFirstPart, number % 7 == 0 ? kTooMuch : kRest}) {
        Movement movement;
        movement.number = "r-" + QByteArray::number(number) + '-' + QByteArray::number(minor);
        movement.path = path;
        movement.minor = minor;
        movement.body = money("merchant_refund_no", movement.number, minor);
        m_waiting.push_back(std::move(movement));
    }
    if (number % 3 == 0)
        freeze();
}

void MovementBook::freeze()
{
    Movement movement;
    movement.kind = Kind::Freeze;
    movement.number = "f-" + QByteArray::number(m_made);
    movement.theirs = accounts::freezeNoOf(MerchantId::trusted("M1000"), movement.number);
    movement.path = "/v1/accounts/" + Integrator::homeAccount() + "/freezes";
    // One in eleven is more than there is.
    movement.minor = m_made % 11 == 0 ? 900'000'000'000 : 50;
    movement.body = money("merchant_freeze_no", movement.number, movement.minor);
    m_waiting.push_back(std::move(movement));
}

/// A freeze that was acknowledged is released or captured next.
void MovementBook::end(const Movement& freeze)
{
    Movement movement;
    movement.kind = freeze.number.back() % 2 == 0 ? Kind::Release : Kind::Capture;
    movement.number = freeze.number;
    movement.theirs = freeze.theirs;
    movement.minor = freeze.minor;
    movement.path = "/v1/freezes/" + freeze.theirs + '/' + lineOf(movement.kind).name;
    if (movement.kind == Kind::Capture)
        movement.body = "{\"to_account_no\":\"" + m_payee + "\"}";
    m_waiting.push_back(std::move(movement));
}

void MovementBook::beginCycle()
{
    std::deque<Movement> again;
    for (Movement& movement : m_cycle) {
        if (!movement.lost)
            continue;
        movement.sent = false;
        movement.lost = false;
        again.push_back(std::move(movement));
    }
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(again.begin()), std::make_move_iterator(again.end()));
    m_cycle.clear();
    m_places.clear();
}

QByteArray MovementBook::next(std::int64_t index, LoadRequests& requests)
{
    if (m_waiting.empty())
        return {};
    Movement movement = std::move(m_waiting.front());
    m_waiting.pop_front();
    movement.sent = true;
    movement.lost = true; // until it is answered
    QByteArray bytes = requests.post(movement.path, movement.body);
    m_places.insert(index, m_cycle.size());
    m_cycle.push_back(std::move(movement));
    return bytes;
}

bool MovementBook::take(const LoadAnswer& answer)
{
    const auto place = m_places.constFind(answer.index);
    if (place == m_places.constEnd())
        return false;
    if (answer.status != 0 && answer.status < kServersFault) // otherwise it may have been done or not
        this->answer(m_cycle[*place], answer.body.toByteArray());
    return true;
}

void MovementBook::answer(Movement& movement, const QByteArray& body)
{
    const QJsonObject document = QJsonDocument::fromJson(body).object();
    const auto text = [&](const char* member) { return document.value(QLatin1String(member)).toString().toLatin1(); };
    movement.lost = false;
    const QByteArray status = text("status");
    movement.answered = status.isEmpty() || document.contains(QLatin1String("code")) ? text("code") : status;
    if (const QByteArray theirs = text(lineOf(movement.kind).theirs); !theirs.isEmpty())
        movement.theirs = theirs;
    if (movement.kind == Kind::Freeze && movement.answered == "HELD")
        end(movement);
}

QStringList MovementBook::differences(FolderLook& look)
{
    QStringList wrong;
    for (Movement& movement : m_cycle)
        settle(movement, look, wrong);
    return wrong;
}

void MovementBook::settle(Movement& movement, FolderLook& look, QStringList& wrong)
{
    if (movement.lost) {
        ++m_lost;
        // What it came to, though nobody was told: it must come to the same when it is sent again.
        if (!lineOf(movement.kind).byTheirs) {
            const auto stored = look.movement(lineOf(movement.kind).find, movement.number);
            if (stored)
                movement.mustBe = stored->number;
        }
        return;
    }
    if (const QString difference = wrongWith(movement, look); !difference.isEmpty())
        wrong.append(difference);
    m_done.push_back(movement);
}

QString MovementBook::wrongWith(const Movement& movement, FolderLook& look) const
{
    const KindLine& line = lineOf(movement.kind);
    const auto said = [&](const QByteArray& what) {
        return QStringLiteral("%1 %2 (told %3): %4")
            .arg(QLatin1String(line.name), QString::fromLatin1(movement.number), QString::fromLatin1(movement.answered),
                 QString::fromLatin1(what));
    };
    const auto stored = look.movement(line.find, line.byTheirs ? movement.theirs : movement.number);
    if (movement.answered == kTooMuchBack || movement.answered == kNotBack)
        return stored ? said("refused, and stored") : QString();
    if (!stored)
        return said("acknowledged, and not stored");
    if (!mayBecome(movement.answered).contains(stored->status))
        return said("stored as " + stored->status);
    if (stored->minor != movement.minor)
        return said("stored with " + QByteArray::number(stored->minor));
    if (stored->number != movement.theirs || (!movement.mustBe.isEmpty() && movement.mustBe != stored->number))
        return said("stored under " + stored->number + ", which is another number");
    return {};
}

QStringList MovementBook::differencesOverall(FolderLook& look) const
{
    QStringList wrong;
    for (const Movement& movement : m_done) {
        if (const QString difference = wrongWith(movement, look); !difference.isEmpty())
            wrong.append(difference);
    }
    return wrong;
}

QString MovementBook::counts() const
{
    std::array<int, kKinds.size()> done{};
    int refused = 0;
    for (const Movement& movement : m_done) {
        ++done[static_cast<size_t>(movement.kind)];
        const bool isRefused =
            movement.answered == kTooMuchBack || movement.answered == kNotBack || movement.answered == kNoMoney;
        refused += isRefused ? 1 : 0;
    }
    QStringList parts;
    for (size_t i = 0; i < kKinds.size(); ++i)
        parts.append(QStringLiteral("%1s %2").arg(QLatin1String(kKinds[i].name)).arg(done[i]));
    return parts.join(QLatin1String(", ")) + QStringLiteral(" (of these refused %1)").arg(refused);
}

} // namespace guitai::test
