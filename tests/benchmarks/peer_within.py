"""Runs another program as it is, and says what it took between its first table read and its first table written: its
work on data that are in memory already. The table is not written.
usage: peer_within.py PEER.py ARGUMENTS...      the last line is seconds"""

import runpy
import sys
import time

import pandas as pd

begun = None
read = pd.read_csv


def read_and_begin(*arguments, **options):
    global begun
    table = read(*arguments, **options)
    begun = time.perf_counter()
    return table


def end(*_arguments, **_options):
    print(time.perf_counter() - begun)


pd.read_csv = read_and_begin
pd.DataFrame.to_csv = end
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
