// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payments by channel over time as an SVG: one column a stretch of time, one colour a channel, a line a mark.
#pragma once

#include <QFile>
#include <QMap>
#include <QString>

#include <algorithm>
#include <chrono>
#include <vector>

namespace guitai::test {

class ChannelChart
{
public:
    using Ms = std::chrono::milliseconds;

    void add(Ms at, const QString& channel)
    {
        const auto column = static_cast<int>(at / kColumn);
        ++m_columns[column][channel.isEmpty() ? QStringLiteral("no answer yet") : channel];
        m_last = std::max(m_last, column);
    }
    void mark(Ms at, const QString& word) { m_marks.push_back({at, word}); }

    bool write(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(svg().toUtf8()) > 0;
    }

private:
    static constexpr Ms kColumn{250};
    static constexpr int kWidth = 12;
    static constexpr int kHeight = 200;
    static constexpr int kLeft = 40;
    static constexpr int kTop = 60; ///< of the columns; two lines of marks stand above

    static QString colourOf(const QString& channel)
    {
        const QMap<QString, QString> colours{{QStringLiteral("wechat"), QStringLiteral("#2a8c3c")},
                                             {QStringLiteral("alipay"), QStringLiteral("#1463c8")},
                                             {QStringLiteral("direct"), QStringLiteral("#c27a12")}};
        return colours.value(channel, QStringLiteral("#a02c2c"));
    }
    int most() const
    {
        int most = 1;
        for (const auto& column : m_columns) {
            int sum = 0;
            for (const int count : column)
                sum += count;
            most = std::max(most, sum);
        }
        return most;
    }
    QString svg() const
    {
        const int width = kLeft * 2 + (m_last + 1) * kWidth;
        const int bottom = kTop + kHeight;
        QString text = QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" "
                                      "font-family=\"sans-serif\" font-size=\"12\">\n"
                                      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
                           .arg(std::max(width, 480))
                           .arg(bottom + 60);
        const auto rect = [](int x, int y, int w, int h, const QString& fill) {
            return QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"%5\"/>\n")
                .arg(QString::number(x), QString::number(y), QString::number(w), QString::number(h), fill);
        };
        const auto word = [](int x, int y, const QString& said) {
            return QStringLiteral("<text x=\"%1\" y=\"%2\">%3</text>\n")
                .arg(QString::number(x), QString::number(y), said);
        };
        QMap<QString, int> seen;
        for (auto column = m_columns.cbegin(); column != m_columns.cend(); ++column) {
            int y = bottom;
            for (auto one = column->cbegin(); one != column->cend(); ++one) {
                const int high = one.value() * kHeight / most();
                y -= high;
                seen[one.key()] += one.value();
                text += rect(kLeft + column.key() * kWidth, y, kWidth - 1, high, colourOf(one.key()));
            }
        }
        int line = 0; // neighbours would cover each other's words
        for (const auto& [at, said] : m_marks) {
            const int x = kLeft + static_cast<int>(at / kColumn) * kWidth;
            const int up = 12 + 16 * (line++ % 2);
            text += rect(x, kTop - up, 1, kHeight + up, QStringLiteral("#333")) + word(x + 4, kTop - up + 8, said);
        }
        text += word(4, 16, QStringLiteral("New payments a second, by channel")) +
                word(4, kTop + 8, QString::number(most() * 1000 / kColumn.count()));
        for (int second = 0; second * 1000 <= (m_last + 1) * kColumn.count(); second += 5)
            text += word(kLeft + second * 1000 / static_cast<int>(kColumn.count()) * kWidth, bottom + 16,
                         QStringLiteral("%1 s").arg(second));
        int x = kLeft;
        for (auto one = seen.cbegin(); one != seen.cend(); ++one, x += 200)
            text += rect(x, bottom + 32, 12, 12, colourOf(one.key())) +
                    word(x + 18, bottom + 42, QStringLiteral("%1: %2").arg(one.key()).arg(one.value()));
        return text + QStringLiteral("</svg>\n");
    }

    QMap<int, QMap<QString, int>> m_columns;
    std::vector<std::pair<Ms, QString>> m_marks;
    int m_last = 0;
};

} // namespace guitai::test
