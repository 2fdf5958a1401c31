#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# compile.sh <clang> <the build's compiler> <arguments...>: CMake knows one compiler; the counted folders want another.
# Warnings are the build's compiler's affair.
compiler=$1
shift 2
set -- "$compiler" "$@" -fprofile-instr-generate -fcoverage-mapping -w \
    -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang
command -v ccache >/dev/null && set -- ccache "$@"
exec "$@"
