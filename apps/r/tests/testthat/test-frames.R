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

test_that("integer64 is read without its package", {
  integer64 <- function(bits) structure(bits, class = "integer64")
  # 2^-1074 is the bits of 1, and those of -0 are what is missing.
  frame <- own
  frame$live_births <- integer64(own$live_births * 2^-1074)
  frame$looked_after <- integer64(c(62 * 2^-1074, -0, -0))
  expect_identical(plain(estimate(frame)), plain(estimate(transform(own, looked_after = c(62, NA, NA)))))
  expect_identical(estimate("Leeds", draws = integer64(100 * 2^-1074))$low, estimate("Leeds", draws = 100)$low)
  expect_error(estimate("Leeds", draws = integer64(-0)), "value 1 is missing")
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
  expect_match(conditionMessage(error), "^data frame, row 2: column \"live_births\": expected .*\ndata frame, row 3: ")
  expect_identical(check_areas(frame)$row, 2:3)
  expect_error(estimate(own[c(1, 2, 1), ]), "row 3: .*\"Here\", which is on row 1 already")
  expect_identical(nrow(check_areas(own)), 0L)
})

test_that("a frame without rows or columns is refused", {
  expect_error(estimate(own[0, ]), class = "pairmodel_input_error")
  expect_error(estimate(data.frame()), class = "pairmodel_input_error")
})

test_that("names of rows are read where they are texts, and beside an index", {
  s <- data.frame(area_name = c("A", "B", "C"), live_births = c(100, 200, 300), index = c(3, 1, 2))
  sorted <- s[order(-s$live_births), ]
  result <- estimate(sorted, measures = "missed")
  expect_equal(result$index, c("2", "1", "3"))
  expect_false("index_2" %in% names(result))
  coded <- data.frame(live_births = c(2000, 2100), index = c("x", "y"), row.names = c("E08000037", "E08000035"))
  expect_identical(unique(estimate(coded)$area_code), row.names(coded))
})

test_that("a column that is a table itself is refused", {
  totals <- aggregate(b ~ area_name, data.frame(area_name = c("A", "A", "B"), b = c(10, 20, 30)),
                      function(x) c(total = sum(x), n = length(x)))
  names(totals)[2] <- "live_births"
  expect_error(estimate(totals), "column live_births: the column is a table itself", class = "pairmodel_request_error")
  held <- data.frame(area_name = c("A", "B"), live_births = c(1, 2))
  held$more <- data.frame(x = 1:2)
  expect_error(estimate(held), "column more", class = "pairmodel_request_error")
})

test_that("a column of lists is refused, and one with a class is whole", {
  held <- own
  held$region <- list(c("x", "y"), "S", "N")
  expect_error(estimate(held), "column region: the column is a list", class = "pairmodel_request_error")
  ratios <- c(1.3, 1 / 3, 0.1 + 0.2)
  expected <- plain(estimate(transform(own, adversity_ratio = ratios)))
  for (class in list("haven_labelled", "difftime", "AsIs"))
    expect_identical(plain(estimate(transform(own, adversity_ratio = structure(ratios, class = class)))), expected)
  dated <- own
  dated$day <- as.POSIXlt(as.Date("2026-01-31") + 0:2, tz = "UTC")
  expect_identical(unique(estimate(dated)$day), as.character(as.Date("2026-01-31") + 0:2))
})

test_that("text that is not in its encoding is refused", {
  bytes <- rawToChar(as.raw(c(0x59, 0x6e, 0x79, 0x73, 0x20, 0x4d, 0xf4, 0x6e)))
  Encoding(bytes) <- "UTF-8"
  expect_error(estimate(data.frame(area_name = c(bytes, "B"), live_births = c(1, 2))), "column area_name: value 1",
               class = "pairmodel_request_error")
})

test_that("points between thousands are of texts", {
  points <- data.frame(area_name = c("A", "B"), live_births = c("1.834", "2.100"), looked_after = c(71.125, 62.5))
  expect_identical(plain(estimate(points, thousands = "point")),
                   plain(estimate(transform(points, live_births = c(1834, 2100)))))
})

test_that("rows that are left out are told", {
  noted <- data.frame(area_name = c("Here", "There", "Note: Hexham and its villages"), live_births = c(1000, 900, NA))
  expect_message(estimate(noted), "taken for a footnote")
})

test_that("what hardly can be is told, and so is what is assumed", {
  per_cent <- data.frame(area_name = c("Here", "There"), live_births = c(1000, 900), imd = c(0.2, 0.3))
  expect_message(expect_message(estimate(per_cent), "is this another measure"), "lie outside")
  expect_message(estimate(own), "national average")
})
