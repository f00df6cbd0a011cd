estimate <- function(areas = NULL, ...) answer_to("estimate", areas, list(...))

explain <- function(areas = NULL, ...) answer_to("explain", areas, list(...))

plan <- function(areas = NULL, ...) answer_to("plan", areas, list(...))

gap <- function(services = NULL, areas = NULL, ...) {
  answer_to("gap", areas, list(services = services, ...))
}

groups <- function(areas = NULL, ...) answer_to("groups", areas, list(...))

sensitivity <- function(areas = NULL, ...) answer_to("sensitivity", areas, list(...))

report <- function(areas = NULL, path, ..., force = FALSE) {
  one_text(path, "path", "figures.xlsx")
  result <- answer_to("report", areas, list(...))
  write_answer(result, path, force = force)
}

areas <- function(query = NULL, ...) answer_to("areas", NULL, list(query = query, ...))

check_areas <- function(areas, ...) answer_to("check", areas, list(...))

option_names <- function(command) {
  setdiff(gsub("-", "_", asked(.Call(C_option_names, one_text(command, "command", "estimate"))), fixed = TRUE), "input")
}

answer_notes <- function(result) asked(.Call(C_notes, answer_of(result)))

answer_text <- function(result, format = "text") asked(.Call(C_text, answer_of(result), one_text(format, "format", "markdown")))

write_answer <- function(result, path, force = FALSE) {
  asked(.Call(C_write, answer_of(result), at_home(one_text(path, "path", "figures.xlsx")), isTRUE(force)))
  invisible(path)
}
