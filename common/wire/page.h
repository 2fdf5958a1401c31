// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a list as it crosses the border: {"<name>": [ … ], "next_cursor": "…"}, the cursor absent on the last page.
#pragma once

#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace guitai::wire {

/// Room for 200 items of 20 KB.
inline constexpr JsonLimits kPageLimits{4 << 20, 16};

template <class Page, class Item>
Result<Page> readPage(QByteArrayView json, const char* name, std::vector<Item> Page::*items)
{
    constexpr int kLongestCursor = 512;
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    Page page;
    page.nextCursor = members.optionalToken("next_cursor", kLongestCursor);
    const JsonValue* list = members.find(name);
    if (!list || list->kind() != JsonValue::Kind::Array)
        members.refuse(errors::kFieldInvalid, name, "Not a list.");
    for (const JsonValue& one : list ? list->items() : JsonValue::Array()) {
        auto item = Item::read(one);
        if (!item)
            return item.error();
        (page.*items).push_back(*std::move(item));
    }
    return members.finish(std::move(page));
}

template <class Page, class Item>
QJsonObject pageToJson(const Page& page, const char* name, std::vector<Item> Page::*items)
{
    QJsonArray list;
    for (const Item& item : page.*items)
        list.append(item.toJson());
    QJsonObject object{{QLatin1String(name), list}};
    if (!page.nextCursor.isEmpty())
        object.insert(QLatin1String("next_cursor"), QString::fromLatin1(page.nextCursor));
    return object;
}

} // namespace guitai::wire
