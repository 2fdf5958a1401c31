// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Carries the precompiled header that all parts share (GuitaiFlags.cmake).
