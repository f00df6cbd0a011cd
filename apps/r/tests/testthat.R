library(testthat)
library(pairmodel)

test_check("pairmodel")
