# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries every compiler and linker flag of the project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_LINK_DEPENDS_NO_SHARED ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # The base folder makes objects of several build folders interchangeable.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

add_library(guitai_flags INTERFACE)
target_compile_options(guitai_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wimplicit-fallthrough -Wnon-virtual-dtor
  -Woverloaded-virtual -Werror
  -fstack-clash-protection -fstack-protector-strong -fcf-protection=full
  # clang 14 takes it for an experiment.
  $<$<CXX_COMPILER_ID:GNU>:-ftrivial-auto-var-init=zero>)
target_compile_definitions(guitai_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT _GLIBCXX_ASSERTIONS)
target_link_options(guitai_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)

if(GUITAI_SANITIZE)
  # Line tables only: full debug info would triple the link time and is not needed for a report.
  string(REPLACE "-g" "-g1" CMAKE_CXX_FLAGS_DEBUG "${CMAKE_CXX_FLAGS_DEBUG}")
  target_compile_options(guitai_flags INTERFACE
    -O1 -fsanitize=${GUITAI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    # gcc 12 takes a std::variant's other members for uninitialised once it is instrumented.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(guitai_flags INTERFACE -fsanitize=${GUITAI_SANITIZE})
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
  target_compile_options(guitai_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  target_link_options(guitai_flags INTERFACE -fuse-ld=lld)
endif()

# What nearly every file includes, read once: without it two thirds of a build is reading the same headers.
# guitai_use_precompiled(<target>) after the target's libraries are known.
function(guitai_make_precompiled)
  add_library(guitai_precompiled STATIC ${CMAKE_SOURCE_DIR}/common/cmake/precompiled.cpp)
  target_link_libraries(guitai_precompiled PRIVATE guitai_flags Qt6::Core QCoro6::Core)
  target_compile_options(guitai_precompiled PUBLIC $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  target_precompile_headers(guitai_precompiled PRIVATE
    <QByteArray> <QString> <QStringList> <QJsonObject> <QJsonArray> <QJsonDocument> <QVariant> <QHash> <QObject> <QUrl>
    <QDateTime> <QCoroTask> <algorithm> <chrono> <coroutine> <cstdint> <cstring> <functional> <map> <memory> <optional>
    <string> <utility> <variant> <vector>)
endfunction()

function(guitai_use_precompiled target)
  target_precompile_headers(${target} REUSE_FROM guitai_precompiled)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# Preset coverage: clang compiles the folders whose branches tests/coverage counts, because it counts the conditions of
# the source; gcc counts the jumps it made of it, most of which no source line has. Everything else stays as released.
set(GUITAI_COVERED money accounts payment_records results refunds payments)
function(guitai_count_branches target)
  find_program(GUITAI_CLANG clang++-14 REQUIRED)
  execute_process(COMMAND ${GUITAI_CLANG} -print-resource-dir OUTPUT_VARIABLE resources OUTPUT_STRIP_TRAILING_WHITESPACE)
  set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER
    "${CMAKE_SOURCE_DIR}/tests/coverage/compile.sh;${GUITAI_CLANG}")
  target_link_libraries(${target} INTERFACE
    -Wl,-u,__llvm_profile_runtime ${resources}/lib/linux/libclang_rt.profile-x86_64.a)
endfunction()
