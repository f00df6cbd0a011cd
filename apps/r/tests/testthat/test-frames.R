own <- data.frame(area_name = c("Here", "There, far", "\u00dcberall"), live_births = c(1000L, 520L, 3100L),
                  adversity_ratio = c(1.3, NA, 0.9), region = c("N", "S", "N"))
plain <- function(result) {
  attr(result, "pairmodel") <- NULL
  result
}

test_that("a frame is read as its file", {
  path <- tempfile(fileext = ".csv")
  write.csv(own, path, row.names = FALSE, na = "", fileEncoding = "UTF-8")
  expect_identical(plain(estimate(own, total_by = "region")), plain(estimate(path, total_by = "region")))
})

test_that("every kind of column has the same figures", {
  expected <- plain(estimate(own))
  for (frame in list(
    transform(own, live_births = as.double(live_births)), transform(own, live_births = as.character(live_births)),
    transform(own, area_name = factor(area_name)), transform(own, adversity_ratio = c("1.3", NA, "0.9"))
  )) {
    expect_identical(plain(estimate(frame)), expected)
  }
  if (requireNamespace("tibble", quietly = TRUE)) {
    expect_identical(plain(estimate(tibble::as_tibble(own))), expected)
    expect_true(tibble::is_tibble(estimate(own)))
  }
})

test_that("columns are typed, and what is withheld is missing", {
  result <- estimate(own, suppress_below = 600)
  expect_type(result$live_births, "integer")
  expect_type(result$low, "double")
  expect_type(result$area_name, "character")
  withheld <- result[result$area_name == "There, far", ]
  expect_true(all(is.na(withheld$live_births)) && all(is.na(withheld$low)) && all(withheld$marker == "c"))
  expect_equal(nrow(result), 3 * 14)
})

test_that("every issue of a table is in the condition", {
  frame <- transform(own, live_births = c("1000", "3,2l0", "-5"))
  error <- expect_error(estimate(frame), class = "pairmodel_input_error")
  expect_equal(error$issues$row, c(2, 3))
  expect_equal(error$issues$line, c(3, 4))
  expect_equal(unique(error$issues$column), "live_births")
  expect_equal(error$issues$found[1], "\"3,2l0\"")
})

test_that("a frame without rows or columns is refused", {
  expect_error(estimate(own[0, ]), class = "pairmodel_input_error")
  expect_error(estimate(data.frame()), class = "pairmodel_input_error")
})
