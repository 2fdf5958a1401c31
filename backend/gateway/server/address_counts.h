// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AddressCounts: how many connections (or forwarded requests) each address holds. A Slot gives its count
// back when it goes away, wherever it was handed to, even after the server. One thread.
#pragma once

#include <QHash>
#include <QHostAddress>

#include <memory>
#include <optional>

namespace guitai::server {

class AddressCounts
{
public:
    /// One count of one address, held. Movable; destruction gives it back.
    class Slot
    {
    public:
        Slot() = default;
        Slot(Slot&& other) noexcept;
        Slot& operator=(Slot&& other) noexcept;
        ~Slot() { release(); }

        bool isHeld() const { return m_counts != nullptr; }
        void release();

    private:
        friend class AddressCounts;
        using Counts = QHash<QHostAddress, int>;
        Slot(std::shared_ptr<Counts> counts, QHostAddress key) : m_counts(std::move(counts)), m_key(std::move(key)) {}

        std::shared_ptr<Counts> m_counts;
        QHostAddress m_key;
    };

    explicit AddressCounts(int mostPerAddress) : m_most(mostPerAddress) {}

    /// Nothing when the address holds as many as it may. IPv6 counts by its /64, which is what one
    /// subscriber gets; a mapped IPv4 address counts as IPv4.
    std::optional<Slot> take(const QHostAddress& address);
    /// A slot that counts nowhere, for exempt addresses.
    static Slot exempt() { return {}; }
    int held(const QHostAddress& address) const;

private:
    static QHostAddress keyOf(const QHostAddress& address);

    int m_most;
    std::shared_ptr<Slot::Counts> m_counts = std::make_shared<Slot::Counts>();
};

} // namespace guitai::server
