// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's dispatchers poll() every socket on every turn; with thousands of idle ones that is most of the
// work. This one keeps the sockets in an epoll set, of which Qt polls a single descriptor.
#pragma once

namespace guitai::server {

/// For the calling thread; call before QCoreApplication is made. False when epoll cannot be had, and
/// Qt's own dispatcher will serve.
bool installEpollDispatcher();

} // namespace guitai::server
