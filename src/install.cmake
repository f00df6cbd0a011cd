# What `cmake --install` puts where. Two components: `program`, and `development` for those who write C++ with it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# --- the library

set_target_properties(pairmodel_library PROPERTIES EXPORT_NAME pairmodel)
install(TARGETS pairmodel_library EXPORT pairmodel COMPONENT development
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/pairmodel DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
        FILES_MATCHING PATTERN *.hpp)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pairmodel)
install(EXPORT pairmodel NAMESPACE pairmodel:: FILE pairmodelTargets.cmake DESTINATION ${config_dir}
        COMPONENT development)
configure_package_config_file(src/pairmodelConfig.cmake.in pairmodelConfig.cmake INSTALL_DESTINATION ${config_dir})
# While the first number is 0, the second one tells of changes that break.
write_basic_package_version_file(pairmodelConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pairmodelConfig.cmake ${PROJECT_BINARY_DIR}/pairmodelConfigVersion.cmake
        DESTINATION ${config_dir} COMPONENT development)

file(RELATIVE_PATH PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(src/pairmodel.pc.in pairmodel.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/pairmodel.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT development)

# --- the program, its manual and its completions

install(TARGETS pairmodel RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY ${MANUAL_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program)
install(FILES ${MANUAL_DIR}/bash/pairmodel DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        COMPONENT program)
install(FILES ${MANUAL_DIR}/fish/pairmodel.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        COMPONENT program)
# Debian's zsh reads a folder of its own in /usr, and the usual one in /usr/local. A package is laid out in …/usr.
install(CODE "
  set(folder site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES \"/usr\$\")
    set(folder vendor-completions)
  endif()
  file(INSTALL \"${MANUAL_DIR}/zsh/_pairmodel\"
       DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${folder}\")" COMPONENT program)

# The licence in Debian's shape: indented, a dot for an empty line.
file(READ LICENSE LICENCE_TEXT)
string(REGEX REPLACE "\n\n" "\n.\n" LICENCE_TEXT "${LICENCE_TEXT}")
string(REGEX REPLACE "\n([^\n])" "\n \\1" LICENCE_TEXT " ${LICENCE_TEXT}")
configure_file(docs/copyright.in copyright @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/copyright docs/CHANGELOG.md README.md data/reference/SOURCES.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY data/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/pairmodel COMPONENT program)
install(DIRECTORY data/examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs COMPONENT program FILES_MATCHING PATTERN *.md PATTERN gallery EXCLUDE)
