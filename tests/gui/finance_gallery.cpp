// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "finance_gallery.h"

#include "till_fixture.h"
#include "widgets/matrix_view.h"

#include <QAbstractButton>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>

namespace guitai::test {

namespace {

class FinanceGallery
{
public:
    FinanceGallery(const QString& folder, QSize size, const QString& language, const QString& theme)
        : m_folder(folder), m_suffix(QStringLiteral("-%1-%2.png").arg(language, theme)), m_till(language, theme)
    {
        m_till.backend.role = "finance";
        m_till.backend.finance.fill();
        m_till.start();
        m_till.window().resize(size);
    }

    void paint()
    {
        m_till.signIn();
        QTest::qWait(500);
        grab("60-reconciliation");
        auto* matrix = m_till.child<widgets::MatrixView>("day_matrix");
        matrix->setCurrentIndex(matrix->model()->index(1, 0));
        QTest::qWait(100);
        grab("61-day-with-differences");
        m_till.press(Qt::Key_F8);
        QTest::qWait(400);
        grab("62-comparing");
        matrix->setCurrentIndex(matrix->model()->index(2, 0));
        m_till.child<QAbstractButton>("day_close")->click();
        QTest::qWait(100);
        grab("63-closing");
        m_till.press(Qt::Key_Escape);
        if (auto* charts = m_till.shown<QAbstractButton>("charts_switch")) {
            charts->click();
            grab("64-charts");
            charts->click();
        }
        paintImport();
        paintExceptions();
    }

private:
    void paintExceptions()
    {
        m_till.press(Qt::Key_7, Qt::ControlModifier);
        QTest::qWait(500);
        grab("70-exceptions");
        m_till.press(Qt::Key_J);
        m_till.press(Qt::Key_Space);
        m_till.press(Qt::Key_J);
        m_till.press(Qt::Key_Space);
        m_till.press(Qt::Key_W);
        QTest::qWait(300);
        grab("71-write-off");
        m_till.press(Qt::Key_Escape);
        m_till.child<QAbstractButton>("bulk_open")->click();
        QTest::qWait(100);
        grab("72-many");
        m_till.press(Qt::Key_W);
        m_till.shown<QLineEdit>("action_remark")->setText(QStringLiteral("盘点 checked"));
        m_till.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(300);
        grab("73-trial");
        m_till.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(400);
        grab("74-outcome");
        m_till.press(Qt::Key_Escape);
        m_till.press(Qt::Key_Escape);
        m_till.backend.finance.refuseWith = "EXCEPTION_ACTION_UNSUITABLE";
        m_till.press(Qt::Key_C);
        m_till.shown<QLineEdit>("action_remark")->setText(QStringLiteral("x"));
        m_till.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(300);
        grab("75-refused");
    }
    void paintImport()
    {
        const auto bill = [](std::int64_t line, const char* kind, std::int64_t minor) {
            wire::BillRow row;
            row.kind = kind;
            row.number = "P20261122040506789000000000" + QByteArray::number(static_cast<qlonglong>(1000 + line)) + "01";
            row.amount = Money(minor, Currency::cny());
            row.state = "SUCCEEDED";
            row.at = SystemClock().now();
            row.line = line;
            return row;
        };
        wire::BillPreview preview;
        preview.kind = "TRADE";
        preview.encoding = "GBK";
        preview.rows = 4812;
        preview.payments = 4790;
        preview.refunds = 20;
        preview.unreadable = 2;
        preview.channel = ChannelCode::trusted("alipay");
        preview.paid = Money(41'235'060, Currency::cny());
        for (int i = 0; i < 20; ++i)
            preview.firstRows.push_back(bill(i + 6, i == 4 ? "REFUND" : "PAYMENT", 3600 + i * 155));
        m_till.backend.finance.preview = preview;
        drop();
        grab("65-import-undecided");
        wire::Bill same;
        same.receivedAt = SystemClock().now();
        same.receivedBy = "operator:finance";
        same.billId = BillId::trusted("B1");
        same.accountId = ChannelAccountId::trusted("M1000-alipay");
        same.channel = preview.channel;
        same.day = "2026-11-22";
        same.kind = "TRADE";
        same.source = "UPLOADED";
        same.name = QStringLiteral("bill.csv");
        same.sha256 = QByteArray(64, 'a');
        m_till.backend.finance.preview.duplicateOf = {same};
        drop();
        grab("66-import-duplicate");
        preview.accountId = same.accountId;
        preview.day = m_till.backend.finance.days.front().day;
        m_till.backend.finance.preview = preview;
        drop();
        grab("67-import-certain");
        m_till.child<QAbstractButton>("import_send")->click();
        QTest::qWait(300);
        grab("68-imported");
        m_till.press(Qt::Key_Escape);
    }
    void drop()
    {
        const QString path = QDir(m_folder).filePath(QStringLiteral("alipay-2026-11-22.csv"));
        QFile file(path);
        (void)file.open(QIODevice::WriteOnly);
        file.write("bill");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        auto* page = m_till.child<QWidget>("reconciliation");
        QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        grab("64-drop");
        QDropEvent event(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &event);
        QTest::qWait(400);
        QFile::remove(path);
    }
    void grab(const char* name)
    {
        QTest::qWait(60);
        m_till.window().grab().save(QDir(m_folder).filePath(QLatin1String(name) + m_suffix));
    }

    QString m_folder;
    QString m_suffix;
    TillFixture m_till;
};

} // namespace

void paintFinance(const QString& folder, QSize size, const QString& language, const QString& theme)
{
    FinanceGallery(folder, size, language, theme).paint();
}

} // namespace guitai::test
