# Debian packages by `cpack` in the build folder: pairmodel (the program) and libpairmodel-dev (the library).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pairmodel)
set(CPACK_PACKAGE_VENDOR "The pairmodel authors")
set(CPACK_PACKAGE_CONTACT "The pairmodel authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES TRUE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)

set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME pairmodel)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Word files and pictures in PNG.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "fonts-liberation, librsvg2-bin, pandoc")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "pairmodel estimates how many babies of an area need parent-infant relationship support, how many come for it, and how many are missed, by level of care. It holds published figures and official statistics of the four nations of the United Kingdom.")

# The static library names what it is linked with; who links it needs the development packages of these.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libpairmodel-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libfmt-dev, libcsv-dev, nettle-dev, libpugixml-dev, libxlsxwriter-dev, libarchive-dev, libexpat1-dev, zlib1g-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The C++ library of pairmodel: headers, static library, CMake and pkg-config files.")
include(CPack)
