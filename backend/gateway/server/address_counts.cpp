// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/address_counts.h"

#include <algorithm>

namespace guitai::server {

AddressCounts::Slot::Slot(Slot&& other) noexcept : m_counts(std::move(other.m_counts)), m_key(std::move(other.m_key)) {}

AddressCounts::Slot& AddressCounts::Slot::operator=(Slot&& other) noexcept
{
    if (this != &other) {
        release();
        m_counts = std::move(other.m_counts);
        m_key = std::move(other.m_key);
    }
    return *this;
}

void AddressCounts::Slot::release()
{
    if (!m_counts)
        return;
    const auto counts = std::move(m_counts);
    const auto found = counts->find(m_key);
    if (found != counts->end() && --found.value() == 0)
        counts->erase(found);
}

std::optional<AddressCounts::Slot> AddressCounts::take(const QHostAddress& address)
{
    QHostAddress key = keyOf(address);
    int& held = (*m_counts)[key];
    if (held >= m_most)
        return {};
    ++held;
    return Slot(m_counts, std::move(key));
}

int AddressCounts::held(const QHostAddress& address) const
{
    return m_counts->value(keyOf(address), 0);
}

QHostAddress AddressCounts::keyOf(const QHostAddress& address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    Q_IPV6ADDR ipv6 = address.toIPv6Address();
    std::fill(ipv6.c + 8, ipv6.c + 16, quint8(0));
    return QHostAddress(ipv6);
}

} // namespace guitai::server
