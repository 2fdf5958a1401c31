// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of documents inside a document.
#pragma once

#include "wire/json_value.h"
#include "wire/member_reader.h"

#include <QJsonArray>

#include <vector>

namespace guitai::wire {

/// The documents of a member that may be absent; the first that cannot be read refuses the whole.
template <class Item>
std::vector<Item> documentsIn(MemberReader& members, const char* name)
{
    std::vector<Item> items;
    const JsonValue* list = members.find(name);
    if (!list)
        return items;
    if (list->kind() != JsonValue::Kind::Array) {
        members.refuse(errors::kFieldInvalid, name, "Not a list.");
        return items;
    }
    for (const JsonValue& one : list->items()) {
        auto item = Item::read(one);
        if (!item) {
            members.refuse(item.error());
            break;
        }
        items.push_back(*std::move(item));
    }
    return items;
}

template <class Item>
QJsonArray documentsOf(const std::vector<Item>& items)
{
    QJsonArray list;
    for (const Item& one : items)
        list.append(one.toJson());
    return list;
}

} // namespace guitai::wire
