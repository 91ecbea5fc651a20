# SPDX-License-Identifier: GPL-3.0-or-later
# Texts in other languages: resources/translations/throughline_LANGUAGE.ts, compiled into the program. Debian has lrelease
# without Qt's CMake package for it in qt6-l10n-tools, so it is called here.
find_program(THROUGHLINE_LRELEASE NAMES lrelease lrelease-qt6
    HINTS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}" "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_LIBEXECS}" /usr/lib/qt6/bin
    NO_DEFAULT_PATH REQUIRED)

# throughline_translations(VARIABLE LANGUAGE…): sets the variable to a source with the resource ":/translations".
function(throughline_translations variable)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/translations")
    set(files)
    set(entries)
    foreach(language IN LISTS ARGN)
        set(ts "${CMAKE_SOURCE_DIR}/resources/translations/throughline_${language}.ts")
        set(qm "${folder}/throughline_${language}.qm")
        add_custom_command(OUTPUT "${qm}"
            COMMAND "${THROUGHLINE_LRELEASE}" -silent "${ts}" -qm "${qm}"
            DEPENDS "${ts}" VERBATIM)
        list(APPEND files "${qm}")
        string(APPEND entries "<file>throughline_${language}.qm</file>")
    endforeach()
    file(CONFIGURE OUTPUT "${folder}/translations.qrc" @ONLY
        CONTENT "<RCC><qresource prefix=\"/translations\">@entries@</qresource></RCC>\n")
    add_custom_command(OUTPUT "${folder}/translations.cpp"
        COMMAND Qt6::rcc --name translations "${folder}/translations.qrc" -o "${folder}/translations.cpp"
        DEPENDS ${files} "${folder}/translations.qrc" VERBATIM)
    set_source_files_properties("${folder}/translations.cpp" PROPERTIES
        SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
    set(${variable} "${folder}/translations.cpp" PARENT_SCOPE)
endfunction()

# cmake --build build/release --target update_translations: takes new and changed texts from the sources into the .ts files.
add_custom_target(update_translations COMMAND "${CMAKE_SOURCE_DIR}/packaging/update-translations" VERBATIM)
