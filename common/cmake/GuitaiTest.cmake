# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# guitai_tests(LABEL <label> LINKS <parts...> [TIMEOUT <seconds>])
# Every tst_<name>.cpp of the current folder becomes one test program with that label.
find_package(Qt6 6.4 REQUIRED COMPONENTS Test)

function(guitai_tests)
  cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "LINKS" ${ARGN})
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
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
  endforeach()
endfunction()
