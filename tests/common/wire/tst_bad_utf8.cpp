// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One table of malformed UTF-8, each put into a text, a key and a subject: none may come through.
#include "wire/json_reader.h"
#include "wire/payment_wire.h"

#include <QTest>

using namespace guitai;

class TestBadUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void takesTheEdgesOfWellFormedText();
};

void TestBadUtf8::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* what, const QByteArray& bytes) {
        QTest::newRow((QByteArray(what) + ' ' + bytes.toHex()).constData()) << bytes;
    };
    const auto at = [](int byte) { return QByteArray(1, static_cast<char>(byte)); };
    for (int byte = 0x80; byte < 0xC0; byte += 4)
        row("a lone continuation byte", at(byte));
    for (int byte = 0xC0; byte < 0x100; byte += 2)
        row("a lead byte followed by a letter", at(byte) + 'a');
    for (int byte = 0xF5; byte < 0x100; ++byte)
        row("a byte that no text has", at(byte) + "\x80\x80\x80");
    for (int lead = 0xC0; lead < 0xC2; ++lead)
        for (int second = 0x80; second < 0xC0; second += 16)
            row("an overlong form of two bytes", at(lead) + at(second));
    for (int second = 0x80; second < 0xA0; second += 6)
        row("an overlong form of three bytes", at(0xE0) + at(second) + at(0x80));
    for (int second = 0x80; second < 0x90; second += 4)
        row("an overlong form of four bytes", at(0xF0) + at(second) + "\x80\x80");
    for (int second = 0xA0; second < 0xC0; second += 4)
        row("an encoded surrogate", at(0xED) + at(second) + at(0x80));
    for (int second = 0x90; second < 0xC0; second += 8)
        row("a character above U+10FFFF", at(0xF4) + at(second) + "\x80\x80");
    row("a pair of encoded surrogates", "\xED\xA0\xBD\xED\xB8\x80");
    row("two bytes of three", "\xE4\xBD");
    row("three bytes of four", "\xF0\x9F\x98");
    row("a sequence cut by another", "\xE4\xBD\xE4\xBD\xA0");
    row("a good character and one byte more", "\xE4\xBD\xA0\xA0");
    row("Latin-1 text", "caf\xE9");
    row("GBK text", "\xB9\xF1\xCC\xA8");
}

void TestBadUtf8::refuses()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!wire::readJson("[\"" + bytes + "\"]").ok());
    QVERIFY(!wire::readJson("{\"" + bytes + "\":1}").ok());
    const auto payment =
        wire::CreatePayment::read(R"({"merchant_order_no":"A1","amount":1,"currency":"CNY","subject":")" + bytes +
                                  R"(","pay_way":"WECHAT_NATIVE"})");
    QVERIFY(!payment.ok());
    QCOMPARE(payment.error().code.httpStatus, 400);
}

void TestBadUtf8::takesTheEdgesOfWellFormedText()
{
    for (const char* text : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        const auto read = wire::readJson(QByteArray("[\"") + text + "\"]");
        QVERIFY2(read.ok(), QByteArray(text).toHex().constData());
        QCOMPARE(read->items().front().utf8(), QByteArray(text));
    }
}

QTEST_GUILESS_MAIN(TestBadUtf8)
#include "tst_bad_utf8.moc"
