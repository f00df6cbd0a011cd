text <- function(...) answer_text(estimate(...), "csv")

test_that("values of R are those of the command line", {
  expect_identical(text(births = 1834, adversity = 1.21, draws = 1000, interval = 90L),
                   text(births = "1834", adversity = "1.21", draws = "1000", interval = "90"))
  expect_identical(text("Leeds", indicators = c("imd", "child_poverty"), weights = c(imd = 2)),
                   text("Leeds", indicators = "imd,child_poverty", weights = "imd=2"))
  expect_identical(text("Leeds", draws = 100000, threads = NULL, total = FALSE), text("Leeds", draws = "100000"))
  expect_identical(text(c("Leeds", "Gateshead")), text(area = c("Leeds", "Gateshead")))
})

test_that("all that is wrong is told at once", {
  error <- expect_error(estimate("Leeds", drws = 10, strict = "perhaps"), class = "pairmodel_request_error")
  expect_equal(error$issues$option, c("--drws", "--strict"))
  expect_error(estimate("Gateshed"), "did you mean Gateshead", class = "pairmodel_error")
  expect_error(estimate(), "which areas", class = "pairmodel_request_error")
  expect_error(estimate("none.csv"), "there is no file", class = "pairmodel_file_error")
  expect_error(estimate("Leeds", 1000), "options have names")
  expect_error(estimate("Leeds", "Gateshead"), 'several areas are c\\("Leeds", "Gateshead"\\)')
  expect_error(option_names("estimates"), "there is no command")
})

test_that("one value is no list, and what is missing is no text", {
  # Joined by commas, 834 and 520 would be 834,520 births.
  expect_error(estimate(births = c(834, 520)), "--births: expected one value, found 2", class = "pairmodel_request_error")
  expect_error(estimate(tier = "upper", within = c("North East", "London")), "--within: expected one value, found 2")
  expect_error(estimate(c("Gateshead", NA)), "--area: value 2 is missing", class = "pairmodel_request_error")
  expect_error(estimate("Gateshead", total = NA), "--total: value 1 is missing")
  expect_error(estimate("Gateshead", draws = NA_real_), "--draws: value 1 is missing")
  expect_error(areas(c("gates", "leeds")), "expected one value, found 2")
})

test_that("values of a key are each of them, and tables stand first", {
  frame <- data.frame(area_name = c("A", "B", "C"), region = c("North", "South", "East"), live_births = 1:3 * 10)
  both <- estimate(frame, where = list(region = c("North", "East")), measures = "need")
  expect_equal(both$area_name, c("A", "C"))
  expect_error(estimate("Gateshead", team = frame), "a data frame cannot be given here", class = "pairmodel_request_error")
})

test_that("births that are shared out keep their fractions, and row names may be codes", {
  births <- estimate(tier = "icb", within = "England", measures = "need")$live_births
  expect_true(any(births != round(births)))
  coded <- data.frame(live_births = c(1834, 9000), row.names = c("E08000037", "E08000035"))
  answer <- estimate(coded, measures = "need", column = c(area_code = "index"))
  expect_equal(answer$area_code, c("E08000037", "E08000035"))
})

test_that("every command answers", {
  services <- tempfile(fileext = ".csv")
  writeLines(c("service,level,families_per_year,area_code", "Ours,specialist,40,E08000037"), services)
  expect_gt(nrow(explain("Gateshead")), 10)
  expect_gt(nrow(plan("Gateshead", from = 2026, to = 2027, unreached_to = "50%")), 10)
  expect_gt(nrow(gap(services, "Gateshead")), 3)
  expect_equal(unique(groups("Gateshead", group = c(domestic_violence = 120))$area_name), "Gateshead")
  expect_gt(nrow(sensitivity("Gateshead", measure = "missed")), 5)
  expect_equal(areas("gates")$area_name, "Gateshead")
  expect_equal(nrow(check_areas(data.frame(area_name = c("A", "B"), live_births = c("x", "1")))), 1)
  expect_true(all(c("draws", "births_year", "where") %in% option_names("estimate")))
})

test_that("files are of their ending and not replaced", {
  folder <- tempfile()
  dir.create(folder)
  result <- estimate("Gateshead")
  for (name in c("a.csv", "a.csv.gz", "a.json", "a.xlsx", "a.html")) {
    write_answer(result, file.path(folder, name))
    expect_gt(file.size(file.path(folder, name)), 200)
  }
  expect_error(write_answer(result, file.path(folder, "a.csv")), class = "pairmodel_file_error")
  expect_error(write_answer(result, file.path(folder, "a.xyz")), class = "pairmodel_request_error")
  report("Gateshead", file.path(folder, "report.html"), part = "summary", title = "Ours")
  expect_match(paste(readLines(file.path(folder, "report.html")), collapse = ""), "Ours")
  expect_error(answer_text(result[1:2, ]), "part of one")
  expect_error(answer_text(data.frame(a = 1)), "no answer")
})

test_that("notes are there", {
  notes <- answer_notes(estimate(data.frame(area_name = "Here", live_births = 1834)))
  expect_equal(notes$code, "assumed_average")
  expect_match(notes$text, "national average")
})

test_that("factors and dates in a list are what they print as", {
  some <- data.frame(area_name = LETTERS[1:10], live_births = 100 * 1:10 + 7, decile = 1:10)
  expect_identical(text(some, where = list(decile = factor(10, levels = c(2, 10)))), text(some, where = list(decile = 10)))
  expect_identical(text("Leeds", indicators = "imd,child_poverty", weights = list(imd = factor("25"), child_poverty = 1)),
                   text("Leeds", indicators = "imd,child_poverty", weights = c(imd = 25, child_poverty = 1)))
})

test_that("large numbers among texts of a list are whole", {
  own <- data.frame(area_name = c("Here", "There"), live_births = c(1834, 520), n = c(100000, 5), f = c("a", "b"))
  expect_identical(estimate(own, where = list(n = 100000, f = "a"), measures = "need")$area_name, "Here")
})

test_that("what is chosen from is never empty", {
  own <- data.frame(area_name = c("Here", "There"), live_births = c(1834, 520), region = c("N", "S"))
  expect_error(estimate(own, where = list(region = character(0))), "one of the values is empty")
  expect_error(estimate(character(0), tier = "region"), "expected a value, found none", class = "pairmodel_request_error")
  expect_error(estimate(own$area_nme, tier = "region"), "what was given is NULL", class = "pairmodel_request_error")
  nothing <- function(areas) estimate(tier = "region", areas = areas)
  expect_error(nothing(own$area_nme), "what was given is NULL")
  expect_error(estimate(area = own$area_nme, tier = "region"), "what was given is NULL")
  expect_error(gap("services.csv", areas = own$area_nme), "what was given is NULL")
  expect_identical(text(NULL, tier = "region", where = own$area_nme), text(tier = "region"))
  expect_error(check_areas(NULL), "expected a table, found nothing", class = "pairmodel_request_error")
  expect_error(check_areas("Leeds"), "there is no file Leeds", class = "pairmodel_file_error")
  expect_error(estimate("Gateshead", draws = 1000, draws = 100), "expected once, found twice")
})

test_that("names come as they may", {
  expect_identical(text(factor("Gateshead")), text("Gateshead"))
  expect_identical(text(list("Gateshead", "Leeds")), text(c("Gateshead", "Leeds")))
  own <- data.frame(area_name = c("Here", "There"), live_births = c(1834, 520))
  expect_error(explain(own, area = "Here"), "areas come from one place")
  expect_error(explain(own), "--where area_name=Here")
  expect_match(answer_text(explain(own, where = c(area_name = "Here"))), "Here")
  expect_error(estimate("book.xlsx:Y2024"), class = "pairmodel_file_error")
  expect_error(estimate(1834), "no built-in area is called")
})

test_that("what was changed is no answer, and what was saved says so", {
  result <- estimate("Leeds", measures = "missed")
  expect_error(answer_text(within(result, low <- round(low, -2))), "or was changed")
  file <- tempfile()
  saveRDS(result, file)
  expect_error(answer_notes(readRDS(file)), "another session", class = "pairmodel_request_error")
})

test_that("a part has no figures but its own, and every change is noticed", {
  result <- estimate(tier = "upper", measures = "missed")
  expect_lt(length(serialize(result[1:2, ], NULL)), 10000)
  for (changed in list(transform(result, low = replace(low, 3, 1)), transform(result, area_name = rev(area_name)), rev(result),
                       result[-1, ], setNames(result, toupper(names(result))), transform(result, low = factor(low)))) {
    expect_error(answer_notes(changed), "was changed")
  }
  result$low[2] <- result$low[2] + 0
  expect_gt(nrow(answer_notes(result)), 0)
})

test_that("whatever is refused is of one class, with the call that was written", {
  result <- estimate("Leeds", measures = "missed")
  own <- list()
  refused <- function(call) expect_identical(expect_error(eval(call), class = "pairmodel_request_error")$call, call)
  for (call in expression(
    estimate("Leeds", "Gateshead"), estimate("Leeds", draws = function(x) 1), estimate(mean), estimate(own$nothing),
    estimate(unname(data.frame(area_name = "A", live_births = 1))), answer_notes(result[0, ]), answer_text(result, NULL),
    write_answer(result, c("a.csv", "b.csv")), write_answer(result, NA), option_names(NULL), estimate(c("Leeds", NA))
  )) refused(call)
  expect_identical(expect_error(write_answer(estimate("Leedz"), "x.csv"))$call, quote(estimate("Leedz")))
})

test_that("only what may be a file begins at home", {
  expect_identical(estimate(births = 1834, name = "~/x")$area_name[1], "~/x")
  expect_error(estimate("~/there is none.csv"), path.expand("~/there is none.csv"), fixed = TRUE)
  expect_error(gap("~/there is none.csv", "Leeds"), path.expand("~/there is none.csv"), fixed = TRUE)
  locale <- Sys.getlocale("LC_CTYPE")
  Sys.setlocale("LC_CTYPE", "C")
  on.exit(Sys.setlocale("LC_CTYPE", locale))
  expect_warning(result <- estimate(births = 1834, name = "\u00dcberall"), NA)
  expect_identical(result$area_name[1], "\u00dcberall")
})

test_that("an interrupt is an interrupt", {
  skip_if_not(dir.exists("/proc/self/task"))
  # Sent when the work has a thread of its own: until its shell is off, system() keeps R from being interrupted.
  interrupts <- sprintf("(while [ -d /proc/%1$d ] && [ $(ls /proc/%1$d/task | wc -l) -le %2$d ]; do sleep 0.1; done; kill -INT %1$d)",
                        Sys.getpid(), length(dir("/proc/self/task")))
  for (work in c("estimate(tier = 'lower', draws = 10000000)", "plan(tier = 'lower', from = 2026, to = 2060, unreached_to = 0.5, draws = 100000)")) {
    system(interrupts, wait = FALSE)
    expect_identical(tryCatch(eval(parse(text = work)), error = function(e) "error", interrupt = function(i) "interrupt"), "interrupt")
  }
})

test_that("an input is kept from any folder", {
  folder <- tempfile()
  dir.create(file.path(folder, "below"), recursive = TRUE)
  given <- c("area_name,live_births", "Here,100")
  writeLines(given, file.path(folder, "in.csv"))
  before <- setwd(folder)
  on.exit(setwd(before))
  answer <- estimate("in.csv")
  setwd("below")
  expect_error(write_answer(answer, "../in.csv", force = TRUE), "replace the input", class = "pairmodel_request_error")
  expect_identical(readLines("../in.csv"), given)
})

test_that("services, groups and families seen may be data frames", {
  in_file <- function(frame) {
    path <- tempfile(fileext = ".csv")
    write.csv(frame, path, row.names = FALSE, na = "")
    path
  }
  same <- function(of_frame, of_file) expect_equal(of_frame, of_file, ignore_attr = TRUE)
  services <- data.frame(service = c("Hub", "Team"), level = c("targeted", "specialist"), families_per_year = c(90, 60),
                         area_code = "E08000037")
  counted <- data.frame(area_code = "E08000037", group = "looked_after", babies = 12)
  seen <- data.frame(area_code = "E08000037", families = 120, years = 2)
  same(gap(services, "Gateshead"), gap(in_file(services), "Gateshead"))
  same(groups("Gateshead", group = counted), groups("Gateshead", group = in_file(counted)))
  same(estimate("Gateshead", observed = seen), estimate("Gateshead", observed = in_file(seen)))
  areas <- data.frame(area_code = "E08000037", live_births = 1834)
  expect_gt(nrow(gap(services, areas, observed = seen, group = counted)), 0)
  services$level[2] <- "elsewhere"
  refused <- tryCatch(gap(services, "Gateshead"), pairmodel_input_error = function(e) e)
  expect_equal(refused$issues$row, 2L)
})
