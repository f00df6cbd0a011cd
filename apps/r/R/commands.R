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
  names <- .Call(C_option_names, command)
  if (is.list(names)) raise(names, sys.call())
  setdiff(gsub("-", "_", names, fixed = TRUE), "input")
}

answer_notes <- function(result) {
  structure(.Call(C_notes, answer_of(result)), class = c("tbl_df", "tbl", "data.frame"))
}

answer_text <- function(result, format = "text") {
  text <- .Call(C_text, answer_of(result), format)
  if (is.list(text)) raise(text, sys.call())
  text
}

write_answer <- function(result, path, force = FALSE) {
  refused <- .Call(C_write, answer_of(result), path.expand(path), force)
  if (is.list(refused)) raise(refused, sys.call())
  invisible(path)
}
