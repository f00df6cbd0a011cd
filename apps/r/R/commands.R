estimate <- function(areas = NULL, ...) answer_to("estimate", areas, list(...), sys.call())

explain <- function(areas = NULL, ...) answer_to("explain", areas, list(...), sys.call())

plan <- function(areas = NULL, ...) answer_to("plan", areas, list(...), sys.call())

gap <- function(services = NULL, areas = NULL, ...) {
  given <- if (is.null(services)) list() else list(services = if (is.character(services)) path.expand(services) else services)
  answer_to("gap", areas, c(given, list(...)), sys.call())
}

groups <- function(areas = NULL, ...) answer_to("groups", areas, list(...), sys.call())

sensitivity <- function(areas = NULL, ...) answer_to("sensitivity", areas, list(...), sys.call())

report <- function(areas = NULL, path, ..., force = FALSE) {
  result <- answer_to("report", areas, list(...), sys.call())
  write_answer(result, path, force = force)
}

areas <- function(query = NULL, ...) answer_to("areas", NULL, list(query = query, ...), sys.call())

check_areas <- function(areas, ...) answer_to("check", areas, list(...), sys.call())

option_names <- function(command) {
  setdiff(gsub("-", "_", asked(.Call(C_option_names, command), sys.call()), fixed = TRUE), "input")
}

answer_notes <- function(result) asked(.Call(C_notes, answer_of(result)), sys.call())

answer_text <- function(result, format = "text") asked(.Call(C_text, answer_of(result), format), sys.call())

write_answer <- function(result, path, force = FALSE) {
  asked(.Call(C_write, answer_of(result), path.expand(path), force), sys.call())
  invisible(path)
}
