// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailing/mail.h"

#include "crypto/hash.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace guitai::mailing {

namespace {

constexpr qsizetype kLineLength = 76;
constexpr qsizetype kWordBytes = 45; ///< in one encoded word, which may be 75 characters long

Error invalid(const char* field)
{
    return {errors::kMailInvalid, QString::fromLatin1(field), {}, {}};
}

bool matches(const QByteArray& text, const char* pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern)).match(QString::fromLatin1(text)).hasMatch();
}

bool isAddress(const QByteArray& text)
{
    return text.size() <= 254 && matches(text, R"(\A[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9.-]+\z)");
}

/// A subject in encoded words (RFC 2047), none of which cuts a character.
QByteArray encodedSubject(const QString& subject)
{
    QByteArrayList words;
    QByteArray word;
    for (const uint character : subject.toUcs4()) {
        const QByteArray utf8 = QString::fromUcs4(reinterpret_cast<const char32_t*>(&character), 1).toUtf8();
        if (word.size() + utf8.size() > kWordBytes) {
            words.append("=?UTF-8?B?" + word.toBase64() + "?=");
            word.clear();
        }
        word += utf8;
    }
    words.append("=?UTF-8?B?" + word.toBase64() + "?=");
    return words.join("\r\n ");
}

QByteArray base64Lines(const QByteArray& bytes)
{
    const QByteArray text = bytes.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += kLineLength)
        lines += text.mid(at, kLineLength) + "\r\n";
    return lines;
}

/// "Mon, 23 Nov 2026 03:12:00 +0000"
QByteArray dateOf(UtcTime at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.ms(), Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

Result<Done> check(const Mail& mail)
{
    if (!isAddress(mail.from))
        return invalid("from");
    if (mail.to.empty() || !std::all_of(mail.to.begin(), mail.to.end(), &isAddress))
        return invalid("to");
    for (const Attachment& attachment : mail.attachments) {
        if (!matches(attachment.name, R"(\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z)") ||
            !matches(attachment.type, R"(\A[a-z]+/[a-z0-9.+-]+\z)"))
            return invalid("attachments");
    }
    return Done{};
}

} // namespace

Result<QByteArray> messageOf(const Mail& mail)
{
    if (const auto checked = check(mail); !checked)
        return checked.error();
    QByteArray content = mail.subject.toUtf8() + mail.text.toUtf8();
    for (const Attachment& attachment : mail.attachments)
        content += crypto::sha256(attachment.bytes);
    // Base64 has no '=_', so that no content holds the boundary.
    const QByteArray mark = crypto::sha256(content + QByteArray::number(mail.at.ms())).toHex().left(32);
    const QByteArray boundary = "=_" + mark;
    QByteArray message = "Date: " + dateOf(mail.at) + "\r\nFrom: <" + mail.from + ">\r\nTo: <" +
                         QByteArrayList(mail.to.begin(), mail.to.end()).join(">,\r\n <") +
                         ">\r\nSubject: " + encodedSubject(mail.subject) + "\r\nMessage-ID: <" + mark + '@' +
                         mail.from.mid(mail.from.indexOf('@') + 1) +
                         ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + boundary +
                         "\"\r\n\r\n";
    message += "--" + boundary +
               "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
               base64Lines(mail.text.toUtf8());
    for (const Attachment& attachment : mail.attachments) {
        message += "--" + boundary + "\r\nContent-Type: " + attachment.type +
                   "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"" +
                   attachment.name + "\"\r\n\r\n" + base64Lines(attachment.bytes);
    }
    message += "--" + boundary + "--\r\n";
    return message;
}

} // namespace guitai::mailing
