// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the other half of a one-sided difference could be, the likeliest first, and why.
#pragma once

#include "wire/exception_wire.h"

#include <QString>

namespace guitai::models {

struct LinkCandidate
{
    ExceptionId exceptionId;
    QString text; ///< "¥ 36.00, 3 min apart, …8841"
};

std::vector<LinkCandidate> linkCandidates(const wire::ReconciliationException& exception,
                                          const std::vector<wire::ReconciliationException>& among);

} // namespace guitai::models
