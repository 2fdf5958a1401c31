// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Story: plays a sale on the real till window with the keys a cashier would press, and leaves pictures of
// sign-in, checkout, code and result in both languages and both themes. Between code and result it waits
// for the outside world to pay. With a supervisor it goes on: the payment is looked up and refunded, money that
// comes too late is given back, and the shop's account is read. With finance's password it shows the books instead.
// What happens is told as JSON lines on standard output. GUI thread.
#pragma once

#include "async/timers.h"
#include "till/till.h"

#include <QDir>
#include <QJsonObject>

namespace guitai::till {

struct StoryPlan
{
    QDir pictures;
    QString operatorName;
    QString password;
    QByteArray amountKeys; ///< as typed: "12.00+0.30"
    Duration payWithin = std::chrono::seconds(60);
    QString supervisorName = QStringLiteral("supervisor");
    QString supervisorPassword; ///< empty: the story ends with the sale
    QByteArray supervisorPin;
    QString financePassword; ///< with it finance signs in instead, and nothing is sold
    QString payerCodeFile;   ///< where the customer's code will be; with it the sale is by that code
};

class Story
{
public:
    /// The till outlives the story.
    Story(Till& till, async::Timers& timers, StoryPlan plan);

    /// Ends with the program's exit code.
    async::Task<> play();
    int exitCode() const { return m_exitCode; }

private:
    async::Task<bool> signIn();
    async::Task<bool> enterAs(QString name, QString password);
    async::Task<bool> charge();
    async::Task<bool> waitForPaid(QByteArray page);
    async::Task<bool> chargeByCode(); // story_payer_code.cpp
    async::Task<bool> keepBooks();    // story_finance.cpp
    // story_after_sale.cpp
    async::Task<bool> afterSale();
    async::Task<bool> lookUp();
    async::Task<bool> refund();
    async::Task<bool> moneyComesLate();
    async::Task<bool> giveBack();
    async::Task<bool> readAccount();
    /// Name and PIN of the supervisor, into the fields that have just got the keyboard.
    void typeSupervisor();
    QWidget* shown(const char* name) const;
    async::Task<> rest(Duration time);
    async::Task<> takePictures(QByteArray page);
    async::Task<bool> waitFor(std::function<bool()> condition, Duration atMost);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QByteArray& keys);
    QString pictureName(const QByteArray& page) const;
    void tell(QJsonObject line) const;
    bool fail(const char* reason);

    Till& m_till;
    async::Timers& m_timers;
    StoryPlan m_plan;
    int m_exitCode = 1;
};

} // namespace guitai::till
