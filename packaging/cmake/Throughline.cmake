# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is built with, and the functions that define libraries and tests.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# Told that it reads C++20, moc 6.4 fails at the first standard header that declares a concept; it needs no more than
# our own macros.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Sources with a precompiled header go past it: to hash that file costs more than it saves.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Settings of our own code; found libraries keep theirs. Designated initializers may leave members at their defaults.
add_library(throughline_options INTERFACE)
target_include_directories(throughline_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(throughline_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers -Werror -fno-omit-frame-pointer)
# GCC 12 sees overlapping copies in `"x" + std::string()` where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(throughline_options INTERFACE -Wno-restrict)
endif()
# A library that the linker finds unused must not be loaded at start: the command line stays free of widgets.
# Debian 12's clang 14, which fuzzing needs, cannot call fmt's checks of format strings from consteval functions of ours
# (P2564 came with clang 17). GCC, which builds all else, makes them.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 17)
    target_compile_definitions(throughline_options INTERFACE FMT_CONSTEVAL=constexpr FMT_HAS_CONSTEVAL)
endif()
target_link_options(throughline_options INTERFACE -Wl,--as-needed)
if(THROUGHLINE_SANITIZE)
    add_compile_options(-fsanitize=${THROUGHLINE_SANITIZE} -fno-sanitize-recover=all -g1)
    add_link_options(-fsanitize=${THROUGHLINE_SANITIZE})
endif()
if(THROUGHLINE_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# What programs allocate with. Rows and records are made on one thread and freed on another, which costs glibc a lock
# each time: simulate is twice as fast with jemalloc. Sanitizers bring an allocator of their own.
add_library(throughline_allocator INTERFACE)
if(NOT THROUGHLINE_SANITIZE)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(JEMALLOC REQUIRED IMPORTED_TARGET jemalloc)
    target_link_libraries(throughline_allocator INTERFACE PkgConfig::JEMALLOC)
    target_sources(throughline_allocator INTERFACE "${CMAKE_SOURCE_DIR}/app/allocator/jemalloc_options.cpp")
endif()

# QT_NO_KEYWORDS and friends keep Qt's macros and implicit conversions out of our names and texts.
add_library(throughline_qt_options INTERFACE)
target_compile_definitions(throughline_qt_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)

# Sources are found by folder: adding a format, a rule or a view is a file and one line in its list, not a build change.
function(throughline_find_sources variable)
    set(found)
    foreach(folder IN LISTS ARGN)
        file(GLOB_RECURSE files CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
        list(APPEND found ${files})
    endforeach()
    set(${variable} ${found} PARENT_SCOPE)
endfunction()
