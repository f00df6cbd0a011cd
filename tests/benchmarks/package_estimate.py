"""Estimates a data frame with the Python package, and makes a data frame of the answer.
usage: package_estimate.py AREAS.csv PARAMETERS.json DRAWS"""

import sys

import pandas as pd
import pairmodel as pm

areas = pd.read_csv(sys.argv[1])
figures = pm.estimate(areas, parameters=sys.argv[2], draws=int(sys.argv[3])).to_pandas()
assert len(figures) >= 11 * len(areas)
