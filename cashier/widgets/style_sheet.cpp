// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style_sheet.h"

#include "widgets/theme.h"

namespace guitai::widgets {

namespace {

// "@name" stands for the token of that name.
constexpr char kSheet[] = R"(
QWidget { color: @text; }
QFrame[kind="card"] { background: @card; border: 1px solid @hairline; border-radius: 8px; }
QFrame[kind="bar"] { background: @card; border: none; border-bottom: 1px solid @hairline; }
QFrame[kind="foot"] { background: @card; border: none; border-top: 1px solid @hairline; }
QFrame[kind="rule"] { background: @hairline; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[kind="caption"] { color: @secondary; font-size: 13px; }
QLabel[kind="secondary"] { color: @secondary; }
QLabel[kind="heading"] { font-size: 22px; font-weight: 700; }
QLabel[kind="title"] { font-size: 18px; font-weight: 700; }
QLabel[kind="number"] { color: @secondary; font-size: 13px; }
QLabel[kind="figure"] { font-size: 22px; font-weight: 700; }

QPushButton { border-radius: 8px; padding: 0 16px; min-height: 46px; font-size: 16px;
    background: @card; border: 1px solid @border; color: @text; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed { background: @hairline; }
QPushButton:disabled { color: @border; border-color: @hairline; background: @surface; }
QPushButton[kind="primary"] { background: @primary; border: 1px solid @primary; color: @onPrimary;
    min-height: 62px; font-size: 18px; font-weight: 700; padding: 0 24px; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @primaryHover; }
QPushButton[kind="primary"]:disabled { background: @sunken; border-color: @hairline; color: @border; }
QPushButton[kind="quiet"] { background: transparent; border: none; padding: 0 12px; min-width: 24px; }
QPushButton[kind="quiet"]:hover { background: @sunken; }
QPushButton[kind="danger"] { color: @failedInk; border-color: @failedInk; }
QPushButton[kind="danger"]:hover { background: @failedTint; }
QPushButton[kind="key"] { font-size: 26px; background: @card; border: 1px solid @hairline; padding: 0; }
QPushButton[kind="key"]:hover { background: @sunken; }
QPushButton[kind="key"]:pressed { background: @hairline; }
QPushButton[kind="key"]:disabled { background: @surface; color: @border; }
QPushButton[kind="keyFunction"] { font-size: 22px; background: @sunken; border: 1px solid @hairline; padding: 0; }
QPushButton[kind="keyFunction"]:hover, QPushButton[kind="keyFunction"]:pressed { background: @hairline; }
QPushButton[kind="keyFunction"]:disabled { background: @surface; color: @border; }
QPushButton[kind="keyEnter"] { font-size: 18px; font-weight: 700; background: @primary; color: @onPrimary;
    border: 1px solid @primary; padding: 0; }
QPushButton[kind="keyEnter"]:hover, QPushButton[kind="keyEnter"]:pressed { background: @primaryHover; }
QPushButton[kind="keyEnter"]:disabled { background: @surface; color: @border; border-color: @hairline; }

QPushButton[kind="chip"] { border: 1px solid @hairline; background: @card; padding: 0 12px; min-height: 38px;
    font-size: 15px; text-align: left; }
QPushButton[kind="chip"]:hover { background: @sunken; }
QPushButton[kind="chip"]:checked { background: @infoTint; border: 2px solid @primary; color: @text; }
QPushButton[kind="chip"]:disabled { color: @border; background: @surface; }
QPushButton[kind="chip"]:checked:disabled { background: @sunken; border: 2px solid @hairline; }
QPushButton[kind="small"] { border: 1px solid @border; padding: 0 4px; min-height: 38px; font-size: 14px; }
QPushButton[kind="counter"] { border: 1px solid @hairline; background: @card; padding: 0 8px; min-height: 50px;
    font-size: 15px; font-weight: 700; }
QPushButton[kind="counter"]:hover { background: @sunken; }
QPushButton[kind="tab"] { background: transparent; border: none; border-bottom: 3px solid transparent;
    border-radius: 0; padding: 0 12px; min-height: 50px; font-size: 16px; color: @secondary; }
QPushButton[kind="tab"]:hover { background: @sunken; }
QPushButton[kind="tab"]:checked { color: @text; border-bottom: 3px solid @primary; }

QTableView { background: @card; border: 1px solid @hairline; border-radius: 8px; outline: 0; }
QTableCornerButton::section { background: @card; border: none; }
QHeaderView { background: @card; border: none; }
QHeaderView::section { background: @card; color: @secondary; font-size: 13px; border: none;
    border-bottom: 1px solid @hairline; padding: 0 12px; height: 36px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: @border; border-radius: 4px; min-height: 32px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QDateEdit { background: @card; border: 1px solid @border; border-radius: 8px; padding: 0 8px; min-height: 38px;
    font-size: 15px; }
QDateEdit:disabled { color: @secondary; background: @surface; border-color: @hairline; }
QComboBox { background: @card; border: 1px solid @border; border-radius: 8px; padding: 0 8px; min-height: 38px;
    font-size: 15px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; }
QProgressBar { background: @sunken; border: 1px solid @border; border-radius: 5px; }
QProgressBar::chunk { background: @primary; border-radius: 4px; }
QFrame[kind="drop"] { background: @infoTint; border: 3px dashed @primary; border-radius: 8px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: @border; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: transparent; }
QLineEdit[kind="amount"] { font-size: 32px; font-weight: 700; min-height: 62px; }
QLabel[kind="big"] { font-size: 32px; font-weight: 700; }
QLabel[kind="problem"] { color: @failedInk; }

QLineEdit { background: @card; border: 1px solid @border; border-radius: 8px; padding: 0 12px;
    min-height: 46px; font-size: 18px; selection-background-color: @primary; selection-color: @onPrimary; }
QLineEdit:disabled { color: @secondary; background: @surface; border-color: @hairline; }
QToolTip { background: @card; color: @text; border: 1px solid @border; padding: 4px; }
)";

} // namespace

QString styleSheetOf(const Tokens& tokens)
{
    const std::pair<const char*, QColor> colours[] = {
        // Longer names first: "@primaryHover" begins with "@primary".
        {"@primaryHover", tokens.primaryHover},
        {"@onPrimary", tokens.onPrimary},
        {"@primary", tokens.primary},
        {"@failedInk", tokens.failed.ink},
        {"@failedTint", tokens.failed.tint},
        {"@infoTint", tokens.info.tint},
        {"@secondary", tokens.secondary},
        {"@hairline", tokens.hairline},
        {"@surface", tokens.surface},
        {"@sunken", tokens.sunken},
        {"@border", tokens.border},
        {"@card", tokens.card},
        {"@text", tokens.text},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace guitai::widgets
