// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The strict reader: what it takes it takes exactly, everything else is refused with an offset and no content.
#include "wire/json_reader.h"

#include <QTest>

using namespace guitai;
using wire::JsonValue;

namespace {

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

QByteArray manyKeys(int count, const QByteArray& last)
{
    QByteArray json("{");
    for (int i = 0; i < count; ++i)
        json += "\"k" + QByteArray::number(i) + "\":0,";
    return json + '"' + last + "\":0}";
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderAndTheKindsOfMembers();
    void readsNumbersExactly_data();
    void readsNumbersExactly();
    void decodesEscapes_data();
    void decodesEscapes();
    void refuses_data();
    void refuses();
    void namesTheRepeatedMemberOnlyWhenItLooksLikeAName();
    void handsOnToQtAndBack();
};

void TestJsonReader::keepsTheOrderAndTheKindsOfMembers()
{
    const auto read = wire::readJson(R"({"b":true,"a":null,"t":"x","l":[1,2],"o":{"n":-5}})");
    QVERIFY(read.ok());
    const auto& members = read->members();
    QCOMPARE(members.size(), size_t(5));
    QCOMPARE(members[0].name, QByteArray("b"));
    QVERIFY(members[0].value.flag());
    QCOMPARE(members[1].value.kind(), JsonValue::Kind::Null);
    QCOMPARE(members[2].value.text(), QStringLiteral("x"));
    QCOMPARE(members[3].value.items().size(), size_t(2));
    QCOMPARE(read->find("o")->find("n")->integer(), -5);
    QVERIFY(!read->find("missing"));
}

void TestJsonReader::readsNumbersExactly_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("number");
    const auto integer = int(JsonValue::Kind::Integer);
    const auto big = int(JsonValue::Kind::BigInteger);
    const auto fraction = int(JsonValue::Kind::Fraction);
    QTest::newRow("zero") << QByteArray("0") << integer << qint64(0);
    QTest::newRow("minus zero is zero") << QByteArray("-0") << integer << qint64(0);
    QTest::newRow("2^53+1 keeps its last digit")
        << QByteArray("9007199254740993") << integer << qint64(9007199254740993);
    QTest::newRow("the largest int64") << QByteArray("9223372036854775807") << integer
                                       << std::numeric_limits<qint64>::max();
    QTest::newRow("the least int64") << QByteArray("-9223372036854775808") << integer
                                     << std::numeric_limits<qint64>::min();
    QTest::newRow("2^63 is too big") << QByteArray("9223372036854775808") << big << qint64(0);
    QTest::newRow("2^64 is too big") << QByteArray("18446744073709551616") << big << qint64(0);
    QTest::newRow("below the least int64") << QByteArray("-9223372036854775809") << big << qint64(0);
    QTest::newRow("forty digits are too big") << QByteArray(40, '9') << big << qint64(0);
    QTest::newRow("an exponent is no integer") << QByteArray("1e2") << fraction << qint64(0);
    QTest::newRow("a capital exponent is no integer") << QByteArray("1E2") << fraction << qint64(0);
    QTest::newRow("a zero fraction is no integer") << QByteArray("1.0") << fraction << qint64(0);
    QTest::newRow("a tenth is no integer") << QByteArray("0.1") << fraction << qint64(0);
}

void TestJsonReader::readsNumbersExactly()
{
    QFETCH(QByteArray, json);
    QFETCH(int, kind);
    QFETCH(qint64, number);
    for (const QByteArray& document : {json, QByteArray("[" + json + "]")}) {
        const auto read = wire::readJson(document);
        QVERIFY(read.ok());
        const JsonValue& value = document == json ? *read : read->items().front();
        QCOMPARE(int(value.kind()), kind);
        QCOMPARE(value.integer(), number);
    }
}

void TestJsonReader::decodesEscapes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("utf8");
    QTest::newRow("a surrogate pair") << QByteArray(R"("\ud83d\ude00")") << QByteArray("\xF0\x9F\x98\x80");
    QTest::newRow("a character of two bytes") << QByteArray(R"("\u00e9")") << QByteArray("\xC3\xA9");
    QTest::newRow("an escape between plain parts") << QByteArray(R"("a\"b\\c")") << QByteArray("a\"b\\c");
    QTest::newRow("an empty text") << QByteArray(R"("")") << QByteArray("");
    QTest::newRow("NUL is well-formed") << QByteArray(R"("\u0000")") << QByteArray("\0", 1);
}

void TestJsonReader::decodesEscapes()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, utf8);
    const auto read = wire::readJson(json);
    QVERIFY(read.ok());
    QVERIFY(read->isText());
    QCOMPARE(read->utf8(), utf8);
}

void TestJsonReader::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("offset");
    QTest::newRow("nothing") << QByteArray() << QByteArray("JSON_INVALID") << 0;
    QTest::newRow("an open object") << QByteArray("{") << QByteArray("JSON_INVALID") << 1;
    QTest::newRow("a trailing comma") << QByteArray(R"({"a":1,})") << QByteArray("JSON_INVALID") << 7;
    QTest::newRow("a trailing comma in a list") << QByteArray("[1,]") << QByteArray("JSON_INVALID") << 3;
    QTest::newRow("a second document") << QByteArray("{}{}") << QByteArray("JSON_INVALID") << 2;
    QTest::newRow("trailing NUL") << QByteArray("{}\0", 3) << QByteArray("JSON_INVALID") << 2;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}") << QByteArray("JSON_INVALID") << 0;
    QTest::newRow("a comment") << QByteArray("/*x*/{}") << QByteArray("JSON_INVALID") << 0;
    QTest::newRow("single quotes") << QByteArray("{'a':1}") << QByteArray("JSON_INVALID") << 1;
    QTest::newRow("a leading zero") << QByteArray("[01]") << QByteArray("JSON_INVALID") << 2;
    QTest::newRow("a leading plus") << QByteArray("[+1]") << QByteArray("JSON_INVALID") << 1;
    QTest::newRow("a hexadecimal number") << QByteArray("[0x1]") << QByteArray("JSON_INVALID") << 2;
    QTest::newRow("NaN") << QByteArray("[NaN]") << QByteArray("JSON_INVALID") << 1;
    QTest::newRow("an exponent beyond all sense") << QByteArray("[1e9999999999]") << QByteArray("JSON_INVALID") << -1;
    QTest::newRow("a bare point") << QByteArray("[1.]") << QByteArray("JSON_INVALID") << 3;
    QTest::newRow("a raw line break in a text") << QByteArray("[\"a\nb\"]") << QByteArray("JSON_INVALID") << 3;
    QTest::newRow("a raw NUL in a text") << QByteArray("[\"a\0b\"]", 7) << QByteArray("JSON_INVALID") << 3;
    QTest::newRow("an unknown escape") << QByteArray(R"(["\x41"])") << QByteArray("JSON_INVALID") << 3;
    QTest::newRow("a lone high surrogate") << QByteArray(R"(["\ud800"])") << QByteArray("JSON_INVALID") << -1;
    QTest::newRow("a lone low surrogate") << QByteArray(R"(["\udc00"])") << QByteArray("JSON_INVALID") << -1;
    QTest::newRow("two high surrogates") << QByteArray(R"(["\ud800\ud800"])") << QByteArray("JSON_INVALID") << -1;
    QTest::newRow("seventeen levels") << nested(17) << QByteArray("JSON_TOO_DEEP") << 16;
    QTest::newRow("one byte too many") << QByteArray(64 * 1024 + 1, ' ') << QByteArray("JSON_TOO_LARGE") << 65536;
    QTest::newRow("a repeated key") << QByteArray(R"({"a":1,"a":1})") << QByteArray("JSON_DUPLICATE_KEY") << -1;
    QTest::newRow("a key repeated in escaped form")
        << QByteArray(R"({"a":1,"\u0061":2})") << QByteArray("JSON_DUPLICATE_KEY") << -1;
    QTest::newRow("a repeated key deep inside")
        << QByteArray(R"([{"o":{"x":1,"y":2,"x":3}}])") << QByteArray("JSON_DUPLICATE_KEY") << -1;
    QTest::newRow("a repeated key among many") << manyKeys(500, "k250") << QByteArray("JSON_DUPLICATE_KEY") << -1;
}

void TestJsonReader::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, code);
    QFETCH(int, offset);
    const auto read = wire::readJson(json);
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray(read.error().code.name), code);
    const QJsonValue position = read.error().extras.value(QStringLiteral("offset"));
    QVERIFY(position.isDouble());
    if (offset >= 0)
        QCOMPARE(position.toInteger(), offset);
}

void TestJsonReader::namesTheRepeatedMemberOnlyWhenItLooksLikeAName()
{
    const auto amount = wire::readJson(R"({"amount":1,"amount":2})");
    QCOMPARE(amount.error().field, QStringLiteral("amount"));
    const auto secret = wire::readJson(R"({"Secret-123":1,"Secret-123":2})");
    QVERIFY(secret.error().field.isEmpty());
    QVERIFY(!secret.error().detail.contains(QStringLiteral("Secret")));
    QVERIFY(wire::readJson(nested(16)).ok());
    QVERIFY(wire::readJson(manyKeys(500, "other")).ok());
    QVERIFY(wire::readJson(QByteArray(64 * 1024 - 2, ' ') + "{}").ok());
}

void TestJsonReader::handsOnToQtAndBack()
{
    const QByteArray json = R"({"big":9007199254740993,"list":[true,null,"\u00e9"],"half":0.5})";
    const auto read = wire::readJson(json);
    QVERIFY(read.ok());
    const QJsonValue qt = read->toQt();
    QCOMPARE(qt[QStringLiteral("big")].toInteger(), qint64(9007199254740993));
    const JsonValue back = JsonValue::fromQt(qt);
    QCOMPARE(back.find("big")->integer(), qint64(9007199254740993));
    QCOMPARE(back.find("half")->kind(), JsonValue::Kind::Fraction);
    QCOMPARE(back.find("list")->items()[2].text(), QStringLiteral("\u00e9"));
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"
