// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ApproverFields: the name and PIN of somebody else who stands at the till and agrees. The PIN is forgotten as soon
// as the name changes or it was used.
#pragma once

#include "wire/approval_wire.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace guitai::widgets {

class ApproverFields final : public QWidget
{
    Q_OBJECT

public:
    ApproverFields();

    /// Both are filled as they must be.
    bool isComplete() const;
    /// Gives what was typed and clears the PIN.
    wire::SecondPerson take();
    void clear();
    void clearPin();
    /// To the first field that is not filled.
    void focusMissing();
    QLineEdit* nameField() { return m_name; }
    QLineEdit* pinField() { return m_pin; }

Q_SIGNALS:
    void edited();
    void submitted();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    QLabel* m_nameLabel;
    QLabel* m_pinLabel;
    QLineEdit* m_name;
    QLineEdit* m_pin;
};

} // namespace guitai::widgets
