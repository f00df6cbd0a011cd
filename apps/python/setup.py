"""The wheel of what CMake has built: apps/python/build.sh puts it beside this file."""

from setuptools import Distribution, setup


class Built(Distribution):
    """A package with a module that is compiled already, for this Python alone."""

    def has_ext_modules(self) -> bool:
        return True


setup(distclass=Built)
