# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# guitai_module(<folder> [<below>...]): the current folder becomes the static library guitai_<folder>, together with
# the folders below it that are named, * for all: they are one part and include each other as <folder>/<below>/….
# What it may link is its row in link_table.cmake, and nothing else: a module sees only the headers
# of the parts in its row, because every part exports an include folder of its own.
# A *.sql file beside a feature is embedded as :/sql/<folder>/<name>.sql.
include(${CMAKE_CURRENT_LIST_DIR}/link_table.cmake)

function(guitai_module folder)
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h *.ui)
  foreach(below ${ARGN})
    file(GLOB more CONFIGURE_DEPENDS ${below}/*.cpp ${below}/*.h)
    list(APPEND sources ${more})
  endforeach()
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(target guitai_${folder})
  if(NOT DEFINED GUITAI_LINKS_${folder})
    message(FATAL_ERROR "${folder} has no row in common/cmake/link_table.cmake")
  endif()
  add_library(${target} STATIC ${sources})
  set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOUIC ON LINKER_LANGUAGE CXX)
  _guitai_export_headers(${target} ${folder})
  target_link_libraries(${target} PRIVATE guitai_flags PUBLIC ${GUITAI_LINKS_${folder}})
  if(GUITAI_COVERAGE AND folder IN_LIST GUITAI_COVERED)
    guitai_count_branches(${target})
  else()
    guitai_use_precompiled(${target})
  endif()
  set_property(GLOBAL APPEND PROPERTY GUITAI_MODULES ${folder})
  # A channel's row is known only in its own folder, so the check at the end reads it from here.
  set_property(GLOBAL PROPERTY GUITAI_ROW_${folder} ${GUITAI_LINKS_${folder}})
  _guitai_embed_sql(${target} ${folder})
endfunction()

# guitai_channels(): every sub-folder of the current one is a channel: a library guitai_<code> with a function
# `std::unique_ptr<channels::Channel> guitai::<code>::makeChannel(const channels::Tools&)` in
# <code>/<code>_channel.h. Writes guitai_channel_registry, which lists them all.
function(guitai_channels)
  file(GLOB folders CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} */*_channel.cpp)
  set(links ${GUITAI_CHANNEL_LINKS})
  _guitai_folders(channel Channel makeChannel)
endfunction()

# guitai_payout_banks(): the same for banks that pay out, with `makeBank` in <code>/<code>_bank.h.
function(guitai_payout_banks)
  file(GLOB folders CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} */*_bank.cpp)
  set(links ${GUITAI_PAYOUT_BANK_LINKS})
  _guitai_folders(payout PayoutBank makeBank)
endfunction()

# Adds each folder of `folders`, which links `links`, and lists its function `make` in the registry of the kind.
function(_guitai_folders kind type make)
  set(includes "")
  set(entries "")
  set(libraries "")
  foreach(file ${folders})
    get_filename_component(code ${file} DIRECTORY)
    get_filename_component(header ${file} NAME_WE)
    set(GUITAI_LINKS_${code} ${links})
    add_subdirectory(${code})
    string(APPEND includes "#include \"${code}/${header}.h\"\n")
    string(APPEND entries "        &guitai::${code}::${make},\n")
    list(APPEND libraries guitai_${code})
  endforeach()
  guitai_write_registry(${kind} ${type})
endfunction()

# Writes guitai_<kind>_registry with the function builtIn<Type>s(), which lists what the caller put into `includes`,
# `entries` and `libraries`.
function(guitai_write_registry kind type)
  set(registry ${CMAKE_CURRENT_BINARY_DIR}/${kind}_registry.cpp)
  file(CONFIGURE OUTPUT ${registry} @ONLY CONTENT [=[
// Written by CMake: one line per @kind@ folder.
#include "@kind@s/registry.h"
@includes@
namespace guitai::@kind@s {
std::vector<Make@type@> builtIn@type@s()
{
    return {
@entries@    };
}
} // namespace guitai::@kind@s
]=])
  add_library(guitai_${kind}_registry STATIC ${registry})
  target_link_libraries(guitai_${kind}_registry PRIVATE guitai_flags ${libraries} PUBLIC guitai_${kind}s)
endfunction()

# guitai_program(<name> <main file> <parts...>)
function(guitai_program name main)
  add_executable(${name} ${main})
  target_link_libraries(${name} PRIVATE guitai_flags ${ARGN})
  target_compile_options(${name} PRIVATE -fPIE)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

function(_guitai_export_headers target folder)
  set(root ${CMAKE_BINARY_DIR}/include/${folder})
  file(MAKE_DIRECTORY ${root})
  if(NOT EXISTS ${root}/${folder})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${folder} SYMBOLIC)
  endif()
  target_include_directories(${target} PUBLIC ${root})
endfunction()

function(_guitai_embed_sql target folder)
  file(GLOB_RECURSE statements CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.sql)
  if(NOT statements)
    return()
  endif()
  qt_add_resources(${target} "sql_${folder}" PREFIX "/sql/${folder}" FILES ${statements})
endfunction()

# Fails when a part links a part outside its row, or a row names a part declared below it.
function(guitai_check_links)
  get_property(modules GLOBAL PROPERTY GUITAI_MODULES)
  foreach(folder ${modules})
    get_target_property(linked guitai_${folder} LINK_LIBRARIES)
    get_property(row GLOBAL PROPERTY GUITAI_ROW_${folder})
    foreach(part ${linked})
      if(part MATCHES "^guitai_" AND NOT part STREQUAL "guitai_flags"
         AND NOT part IN_LIST row AND NOT part MATCHES "guitai_${folder}_resources_")
        message(FATAL_ERROR "${folder} links ${part}, which its row in link_table.cmake does not allow")
      endif()
    endforeach()
  endforeach()
endfunction()
