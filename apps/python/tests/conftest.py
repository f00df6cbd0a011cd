"""Tests of the installed package. PAIRMODEL_PROGRAM: the program whose figures must be the same."""

import os
import subprocess

import pytest


@pytest.fixture
def program(tmp_path):
    """Runs the program in a folder of its own; gives what it writes."""
    path = os.environ.get("PAIRMODEL_PROGRAM")
    if not path:
        pytest.skip("PAIRMODEL_PROGRAM names no program")

    def run(*arguments):
        done = subprocess.run([path, *map(str, arguments)], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    return run
