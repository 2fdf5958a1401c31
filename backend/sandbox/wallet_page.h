// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the played phone wallet: plain HTML for a narrow screen, everything from outside escaped.
// Chinese only, like the wallet it plays. Pure.
#pragma once

#include "sandbox/played_wallet.h"

namespace guitai::sandbox {

/// Where to paste a code; `problem` says why the last one did not work.
QByteArray pastePage(const QString& problem = {});
/// A payer's own code, for a till to read, with the choice to confirm or decline what it asked for.
QByteArray payerCodePage(const QByteArray& code);
/// The order behind a code, with the choice to pay, decline or leave.
QByteArray orderPage(const ShownOrder& order, const QString& shop);
QByteArray paidPage(const ShownOrder& order, const QString& shop);
QByteArray declinedPage(const ShownOrder& order, const QString& shop);
/// An order that cannot be paid, and why.
QByteArray refusedPage(const ShownOrder& order, const QString& shop, PayProblem problem);
/// Any page of a wallet's; `content` is HTML, of the shell's classes.
QByteArray framedPage(const QString& title, const QString& wallet, const QString& content);
QString amountLine(qint64 fen);
QString shopLine(const QString& shop);
/// One sentence.
QByteArray messagePage(const QString& say);
QString problemText(PayProblem problem);

} // namespace guitai::sandbox
