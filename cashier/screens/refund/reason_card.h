// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ReasonCard: why money goes back: one of the usual reasons, and a note in the cashier's own words.
#pragma once

#include <QFrame>

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace guitai::widgets {
class Theme;
}

namespace guitai::screens::refund {

class ReasonCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ReasonCard(const widgets::Theme& theme);

    /// Reason and note as one text of at most 80 characters; the customer may see it.
    QString reason() const;
    void clear();
    void setFrozen(bool frozen);
    void setTitled(bool titled);

Q_SIGNALS:
    void submitted();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    QLabel* m_title;
    QButtonGroup* m_reasons;
    QLineEdit* m_note;
};

} // namespace guitai::screens::refund
