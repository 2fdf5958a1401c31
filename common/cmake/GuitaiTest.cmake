# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# guitai_tests(LABEL <label> LINKS <parts...> [TIMEOUT <seconds>] [BOTH_ENGINES])
# Every tst_<name>.cpp of the current folder becomes one test program with that label. BOTH_ENGINES: it runs a second
# time as tst_<name>_mariadb, with GUITAI_TEST_ENGINE=mariadb. What ends with 77 counts as skipped (support/skip.h).
find_package(Qt6 6.4 REQUIRED COMPONENTS Test)

function(guitai_tests)
  cmake_parse_arguments(arg "BOTH_ENGINES" "LABEL;TIMEOUT" "LINKS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  file(GLOB cases CONFIGURE_DEPENDS tst_*.cpp)
  foreach(file ${cases})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE guitai_flags ${arg_LINKS} Qt6::Test)
    guitai_use_precompiled(${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT} SKIP_RETURN_CODE 77
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    if(arg_BOTH_ENGINES)
      add_test(NAME ${name}_mariadb COMMAND ${name})
      set_tests_properties(${name}_mariadb PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT} SKIP_RETURN_CODE 77
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;GUITAI_TEST_ENGINE=mariadb")
    endif()
  endforeach()
endfunction()

# guitai_fuzz(<name> LINKS <parts...>): fuzz_<name>.cpp of the current folder, which answers LLVMFuzzerTestOneInput. With
# clang it is a libFuzzer program (tests/fuzz/run.sh); otherwise a test that replays corpus/ and what a fixed seed makes
# of each of its files.
function(guitai_fuzz name)
  cmake_parse_arguments(arg "" "" "LINKS" ${ARGN})
  add_executable(fuzz_${name} fuzz_${name}.cpp)
  target_include_directories(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(fuzz_${name} PRIVATE guitai_flags ${arg_LINKS})
  set(corpus ${CMAKE_CURRENT_SOURCE_DIR}/corpus)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} -runs=0 ${corpus})
  else()
    target_sources(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp)
    guitai_use_precompiled(fuzz_${name})
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} ${corpus})
  endif()
  set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz TIMEOUT 120)
endfunction()
