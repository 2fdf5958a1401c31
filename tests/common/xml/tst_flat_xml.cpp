// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/flat_xml.h"

#include <QElapsedTimer>
#include <QTest>

using namespace guitai;
using xml::Fields;

namespace {

QByteArray manyFields(int count)
{
    QByteArray document = "<xml>";
    for (int i = 0; i < count; ++i) {
        const QByteArray name = 'f' + QByteArray::number(i);
        document += '<' + name + ">1</" + name + '>';
    }
    return document + "</xml>";
}

} // namespace

class tst_flat_xml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreRead();
    void whatIsWrittenIsReadAgain();
    void whatXmlCannotCarryIsNotSpoken();
    void whatIsNotFlatIsRefused_data();
    void whatIsNotFlatIsRefused();
    void entitiesCostNothing();
};

void tst_flat_xml::fieldsAreRead()
{
    const auto read = xml::readFlat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n"
                                    "  <return_code><![CDATA[SUCCESS]]></return_code>\n"
                                    "  <total_fee>1230</total_fee><attach/>\n"
                                    "  <body>a &lt;b&gt; &amp; &#x62ff;</body>\n</xml>");
    QVERIFY(read.ok());
    const Fields wanted{{"return_code", "SUCCESS"}, {"total_fee", "1230"}, {"attach", ""}, {"body", "a <b> & 拿"}};
    QCOMPARE(*read, wanted);
    QVERIFY(xml::readFlat("<root><a>1</a></root>", "root").ok());
}

void tst_flat_xml::whatIsWrittenIsReadAgain()
{
    const Fields fields{{"body", "拿铁 ]]> ]]]]>> <![CDATA[ &amp; <x> ☕"}, {"empty", ""}, {"lines", "a\nb\tc "}};
    const QByteArray document = xml::writeFlat(fields);
    const auto read = xml::readFlat(document);
    QVERIFY(read.ok());
    QCOMPARE(*read, fields);
}

void tst_flat_xml::whatXmlCannotCarryIsNotSpoken()
{
    const QString text = QStringLiteral("a") + QChar(0x0b) + QStringLiteral("\r\n拿") + QChar(0xffff) + QChar(0xd800);
    const QByteArray spoken = xml::spoken(text);
    const auto read = xml::readFlat(xml::writeFlat({{"body", spoken}}));
    QVERIFY(read.ok());
    QCOMPARE(read->at("body"), spoken);
    QVERIFY(spoken.startsWith("a   拿 "));
}

void tst_flat_xml::whatIsNotFlatIsRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const QByteArray& document, const char* code) {
        QTest::newRow(name) << document << QByteArray(code);
    };
    row("nothing", "", "XML_MALFORMED");
    row("no XML", "SUCCESS", "XML_MALFORMED");
    row("an end that is missing", "<xml><a>1</a>", "XML_MALFORMED");
    row("bytes before", " <xml><a>1</a></xml>", "XML_MALFORMED");
    row("a byte order mark", "\xef\xbb\xbf<xml><a>1</a></xml>", "XML_MALFORMED");
    row("bytes behind", "<xml><a>1</a></xml>x", "XML_MALFORMED");
    row("a line end behind", "<xml><a>1</a></xml>\n", "XML_MALFORMED");
    row("a second document", "<xml><a>1</a></xml><xml/>", "XML_MALFORMED");
    row("no UTF-8", "<xml><a>\xc4\xc3</a></xml>", "XML_MALFORMED");
    row("an overlong slash", "<xml><a>\xc0\xaf</a></xml>", "XML_MALFORMED");
    row("another encoding's name", "<?xml version=\"1.0\" encoding=\"GBK\"?><xml><a>\xc4\xc3</a></xml>",
        "XML_MALFORMED");
    row("a control character", "<xml><a>&#x1;</a></xml>", "XML_MALFORMED");
    row("an unknown entity", "<xml><a>&file;</a></xml>", "XML_MALFORMED");
    row("a DOCTYPE", "<!DOCTYPE xml><xml><a>1</a></xml>", "XML_DOCTYPE_REFUSED");
    row("an external entity", "<!DOCTYPE xml [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><xml><a>&f;</a></xml>",
        "XML_DOCTYPE_REFUSED");
    row("another root", "<html><a>1</a></html>", "XML_ROOT_UNKNOWN");
    row("a level more", "<xml><a><b>1</b></a></xml>", "XML_NOT_FLAT");
    row("text between", "<xml>stray<a>1</a></xml>", "XML_NOT_FLAT");
    row("a comment", "<xml><a>1<!-- 2 --></a></xml>", "XML_NOT_FLAT");
    row("an instruction", "<xml><?php 1 ?><a>1</a></xml>", "XML_NOT_FLAT");
    row("an attribute", "<xml><a b=\"1\">1</a></xml>", "XML_ATTRIBUTE_REFUSED");
    row("an attribute of the root", "<xml xmlns=\"urn:x\"><a>1</a></xml>", "XML_ATTRIBUTE_REFUSED");
    row("a field twice", "<xml><fee>1</fee><fee>2</fee></xml>", "XML_FIELD_TWICE");
    row("a field too many", manyFields(129), "XML_TOO_MANY_FIELDS");
    row("a byte too many", "<xml><a>" + QByteArray(65'520, 'x') + "</a></xml>", "XML_TOO_LARGE");
}

void tst_flat_xml::whatIsNotFlatIsRefused()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, code);
    const auto read = xml::readFlat(document);
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray(read.error().code.name), code);
    QVERIFY(xml::readFlat(manyFields(128)).ok());
}

void tst_flat_xml::entitiesCostNothing()
{
    QByteArray document = "<!DOCTYPE xml [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 20; ++i) {
        const QByteArray before = "&a" + QByteArray::number(i - 1) + ';';
        document += "<!ENTITY a" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    document += "]><xml><a>&a19;</a></xml>";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(QByteArray(xml::readFlat(document).error().code.name), QByteArray("XML_DOCTYPE_REFUSED"));
    QVERIFY(timer.elapsed() < 1'000);
}

QTEST_GUILESS_MAIN(tst_flat_xml)
#include "tst_flat_xml.moc"
