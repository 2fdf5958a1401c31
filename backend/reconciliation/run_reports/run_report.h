// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A run and its day's cases as a report. Pure; any thread.
#pragma once

#include "reports/report.h"
#include "wire/exception_wire.h"
#include "wire/reconciliation_wire.h"

namespace guitai::run_reports {

/// Everything of a run but the merchant's name and the time. Refunds count below 0 on both sides.
reports::Report reportOf(const wire::ReconciliationRun& run, const std::vector<wire::ReconciliationException>& cases);

} // namespace guitai::run_reports
