"""Estimates a data frame with the Python package, and makes a data frame of the answer.
usage: package_estimate.py AREAS.csv PARAMETERS.json DRAWS
The last line is the seconds that pm.estimate took, and those that it and to_pandas took."""

import sys
import time

import pandas as pd
import pairmodel as pm

areas = pd.read_csv(sys.argv[1])
begun = time.perf_counter()
answer = pm.estimate(areas, parameters=sys.argv[2], draws=int(sys.argv[3]))
estimated = time.perf_counter()
figures = answer.to_pandas()
framed = time.perf_counter()
assert len(figures) >= 11 * len(areas)
print(estimated - begun, framed - begun)
