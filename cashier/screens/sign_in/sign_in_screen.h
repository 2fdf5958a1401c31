// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in: which till this is, who works at it, and whether the backend can be reached.
#pragma once

#include "backend_client/failure.h"
#include "screens/screen.h"

#include <memory>

class QLabel;
class QLineEdit;

namespace guitai::widgets {
class Button;
class GlyphLabel;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::sign_in {

class SignInScreen final : public Screen
{
    Q_OBJECT

public:
    explicit SignInScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("sign_in"); }
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    QWidget* buildForm();
    void retranslate();
    void showLink();
    void showProblem();
    void setBusy(bool busy);
    void submit();

    Tools m_tools;
    QLabel* m_heading;
    QLabel* m_operatorLabel;
    QLineEdit* m_operator;
    QLabel* m_passwordLabel;
    QLineEdit* m_password;
    widgets::Button* m_submit;
    widgets::GlyphLabel* m_problemGlyph;
    QLabel* m_problem;
    widgets::StatusChip* m_link;
    backend_client::Failure m_failure; ///< of the last attempt; its code is empty when there is none
    bool m_busy = false;
};

std::unique_ptr<Screen> makeScreen(const Tools& tools);

} // namespace guitai::screens::sign_in
