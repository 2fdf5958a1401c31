// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A report with a little of everything, and texts that would like to be formulas.
#pragma once

#include "reports/report.h"

namespace guitai::test {

inline reports::Report plantedReport(int days = 7)
{
    reports::Report report;
    report.merchantId = MerchantId::trusted("M1000");
    report.merchantName = QStringLiteral("清风茶馆 Breeze Tea");
    report.from = "2026-11-" + QByteArray::number(23 - days).rightJustified(2, '0');
    report.to = "2026-11-22";
    report.madeAt = *UtcTime::parseRfc3339("2026-11-23T03:12:00Z");
    for (int day = 0; day < days; ++day) {
        const QByteArray date = "2026-11-" + QByteArray::number(22 - day).rightJustified(2, '0');
        for (const char* channel : {"alipay", "unionpay", "wechat"}) {
            const ChannelCode code = ChannelCode::trusted(channel);
            const qint64 rows = 3000 + day * 331 + channel[0];
            report.lines.push_back({date, code, "MATCHED", rows, rows, rows * 1531, rows * 1531, rows * 9});
            report.lines.push_back({date, code, "NOT_DUE", 12, 0, 18'000, 0, 0});
            if (channel[0] != 'w')
                continue;
            report.lines.push_back(
                {date, code, "AMOUNT_DIFFERS", day + 1, day + 1, 1500 * (day + 1), 1501 * (day + 1), 9});
            report.lines.push_back({date, code, "THEIRS_ONLY", 0, 1, 0, 52'000, 312});
            for (int i = 0; i <= day; ++i) {
                const QByteArray number = "P" + date.mid(0, 4) + "1122ABCDEFGHJKMN" + QByteArray::number(1000 + i);
                report.exceptions.push_back({"X" + date + QByteArray::number(i),
                                             date,
                                             code,
                                             "AMOUNT_DIFFERS",
                                             day > 2 ? "RESOLVED" : "OPEN",
                                             number,
                                             "4200001912202611220000000001",
                                             1500,
                                             1501,
                                             1,
                                             day > 2 ? "WRITE_OFF" : "",
                                             QStringLiteral("=HYPERLINK(\"http://x\")"),
                                             "zhang",
                                             report.madeAt,
                                             {}});
            }
            report.exceptions.push_back({"Y" + date,
                                         date,
                                         code,
                                         "THEIRS_ONLY",
                                         day == 1 ? "WAITING" : "OPEN",
                                         "",
                                         "4200001912202611220000000777",
                                         {},
                                         52'000,
                                         52'000,
                                         "",
                                         QStringLiteral("a,\"b\"\r\nc"),
                                         "",
                                         report.madeAt,
                                         {}});
        }
    }
    return report;
}

} // namespace guitai::test
