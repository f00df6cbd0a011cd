# The program's figures, to the last bit. PAIRMODEL_PROGRAM names it.

program <- Sys.getenv("PAIRMODEL_PROGRAM")

written_by_program <- function(arguments) {
  path <- tempfile(fileext = ".csv")
  output <- suppressWarnings(system2(program, c(shQuote(arguments), "-o", path), stdout = TRUE, stderr = TRUE))
  if (!file.exists(path)) stop(paste(output, collapse = "\n"))
  path
}

expect_same <- function(result, path) {
  own <- tempfile(fileext = ".csv")
  write_answer(result, own)
  expect_identical(readBin(own, "raw", 1e8), readBin(path, "raw", 1e8))
  expected <- read.csv(path, colClasses = "character", check.names = FALSE, encoding = "UTF-8", na.strings = NULL)
  expect_identical(names(result), names(expected))
  for (name in names(result)) {
    column <- result[[name]]
    if (is.character(column)) {
      expect_identical(ifelse(is.na(column), "", column), expected[[name]])
    } else {
      # R reads decimals by its own arithmetic, which may miss the last bit; it writes them as the program does.
      expect_identical(ifelse(is.na(column), "", sprintf("%.15g", column)), expected[[name]])
    }
  }
}

test_that("figures are the program's", {
  skip_if(program == "", "PAIRMODEL_PROGRAM names no program")
  own <- data.frame(area_name = paste("Area", 1:200), live_births = (37 * 1:200) %% 4001 + 3,
                    adversity_ratio = ifelse(1:200 %% 7 == 0, NA, 0.5 + ((13 * 1:200) %% 100) / 90))
  file <- tempfile(fileext = ".csv")
  expect_same(estimate(tier = "upper", within = "North East", draws = 500, seed = 7),
              written_by_program(c("estimate", "--tier", "upper", "--within", "North East", "--draws", "500", "--seed", "7")))
  expect_same(estimate(c("Gateshead", "Leeds"), round = 5, total = TRUE),
              written_by_program(c("estimate", "--area", "Gateshead", "--area", "Leeds", "--round", "5", "--total")))
  expect_same(plan("Gateshead", from = 2026, to = 2031, unreached_to = 0.5),
              written_by_program(c("plan", "--area", "Gateshead", "--from", "2026", "--to", "2031", "--unreached-to", "0.5")))
  expect_same(sensitivity("Gateshead", measure = "missed", draws = 1000),
              written_by_program(c("sensitivity", "--area", "Gateshead", "--measure", "missed", "--draws", "1000")))
  expect_same(areas(tier = "upper"), written_by_program(c("areas", "--tier", "upper")))
  lines <- c("area_name,live_births,adversity_ratio",
             sprintf("%s,%d,%s", own$area_name, own$live_births,
                     ifelse(is.na(own$adversity_ratio), "", format(own$adversity_ratio, digits = 17, trim = TRUE))))
  writeLines(lines, file)
  expect_same(estimate(own, draws = 300), written_by_program(c("estimate", file, "--draws", "300")))
})
