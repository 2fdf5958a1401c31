// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The sale in progress, kept on disk from before its first request until its result is certain, so that a
// power cut neither loses it nor charges it twice.
#pragma once

#include "ids/ids.h"
#include "money/money.h"

#include <QString>

#include <optional>

namespace guitai::models {

struct PendingSale
{
    MerchantOrderNo key;
    Money amount{0, Currency::cny()};
};

class PendingSaleFile
{
public:
    explicit PendingSaleFile(QString path) : m_path(std::move(path)) {}

    /// Durable when it returns true.
    bool save(const PendingSale& sale);
    std::optional<PendingSale> load() const;
    void remove();

private:
    QString m_path;
};

} // namespace guitai::models
