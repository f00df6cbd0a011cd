# Asks the library; what it refuses becomes a condition with all that is wrong in its fields.

# A sheet of a workbook, or a file of an archive, stands behind a colon.
is_file <- function(text) {
  grepl("\\.(csv|tsv|txt|xlsx|xlsm|ods|zip|gz)(:[^/]*)?$", text, ignore.case = TRUE) ||
    grepl("/", text, fixed = TRUE) || suppressWarnings(file.exists(text) && !dir.exists(text))
}

utf8 <- function(texts, name) {
  wrong <- which(!validEnc(texts))
  if (length(wrong) > 0)
    refuse(name, paste("value", wrong[1], "is no text in the encoding it is marked with"),
           "read the file with its encoding: read.csv(fileEncoding = \"latin1\")")
  enc2utf8(texts)
}

# A column as numbers or UTF-8 texts; whatever else there may be is as it prints.
plain_column <- function(values, name, rows) {
  name <- paste("column", name)
  if (length(dim(values)) > 1) refuse(name, "the column is a table itself", "make a column of each of its columns")
  if (is.list(values) && !inherits(values, "POSIXlt"))
    refuse(name, "the column is a list, whose cells may have several values", "make one text or number of each: unlist()")
  if (length(values) != rows) refuse(name, paste("expected", rows, "values, found", length(values)), "as many as rows")
  values <- plain_value(values)
  if (is.numeric(values)) as.double(values) else utf8(as.character(values), name)
}

# Factors, dates and the like are as they print. Without its package nothing of R knows what integer64 is.
plain_value <- function(value) {
  if (inherits(value, "integer64")) return(.Call(C_option_texts, value))
  if (!is.object(value)) return(value)
  text <- as.character(value)
  if (!is.double(value)) return(text)
  # A class that prints as its numbers is the numbers, which as.character() cuts to 15 digits.
  number <- as.double(unclass(value))
  if (identical(text, as.character(number))) number else text
}

one_text <- function(value, name, example) {
  if (!is.character(value) || length(value) != 1 || is.na(value))
    refuse(paste("argument", name), paste("expected one text, found", deparse1(value)[1]), paste("such as", example))
  value
}

# path.expand() would have every text in the encoding of the locale, which need not have its letters.
at_home <- function(paths) {
  home <- startsWith(paths, "~/")
  paths[home] <- paste0(path.expand("~"), substring(paths[home], 2))
  paths
}

# Options that may be data frames, as well as files.
tables <- c("services", "group", "observed")

# Names of values go before them: c(imd = 2) is imd=2.
option_values <- function(value, name) {
  if (is.data.frame(value))
    refuse(name, "a data frame cannot be given here", paste("one can as", toString(tables), "and first for areas"))
  if (is.list(value)) {
    if (any(lengths(value) == 0)) refuse(name, "one of the values is empty", "leave it out, or give it")
    keys <- rep(names(value), lengths(value))
    parts <- lapply(unname(value), plain_value)
    # Among texts unlist() would write numbers as as.character() does: 1e+05.
    if (any(vapply(parts, is.character, NA)) && !anyNA(parts, recursive = TRUE))
      parts <- lapply(parts, function(one) if (is.character(one)) one else .Call(C_option_texts, one))
    value <- unlist(parts)
    names(value) <- keys
  }
  if (!is.atomic(value) || is.complex(value) || is.raw(value))
    refuse(name, paste("expected a number, a text, or TRUE or FALSE, found", class(value)[1]), "give a value")
  keys <- names(value)
  value <- plain_value(value)
  if (anyNA(value)) refuse(name, paste("value", which(is.na(value))[1], "is missing"), "leave it out, or give it")
  if (is.character(value)) value <- utf8(value, name)
  is_words <- name %in% c("name", "title", "organisation", "contact", "query")
  texts <- .Call(C_option_texts, if (is.character(value) && is.null(keys) && !is_words) at_home(value) else value)
  if (is.null(keys)) texts else paste0(utf8(keys, name), "=", texts)
}

refuse <- function(name, problem, hint) {
  option <- if (grepl(" ", name, fixed = TRUE)) name else paste0("--", gsub("_", "-", name, fixed = TRUE))
  message <- paste0(option, ": ", problem, "\n  hint: ", hint)
  raise(list(type = "request_error", message = message,
             fields = data.frame(option = option, problem = problem, hint = hint)))
}

# What was written by the user, who knows no other function.
written_call <- function() {
  known <- mget(getNamespaceExports("pairmodel"), topenv())
  for (frame in rev(seq_len(sys.nframe())))
    if (any(vapply(known, identical, NA, sys.function(frame)))) return(sys.call(frame))
}

# The names of the columns of a data frame are its line 1.
row_of <- function(issues) ifelse(startsWith(issues$file, "data frame") & issues$line > 1, issues$line - 1L, NA_integer_)

raise <- function(refused) {
  call <- written_call()
  if (refused$type == "interrupt") {
    signalCondition(structure(list(message = "", call = call), class = c("interrupt", "condition")))
    invokeRestart("abort")
  }
  class <- paste0("pairmodel_", refused$type)
  fields <- refused$fields
  if (!is.null(fields$line)) {
    fields$line[fields$line == 0] <- NA
    fields$row <- row_of(fields)
  }
  stop(structure(list(message = refused$message, call = call, issues = fields),
                 class = c(class, "pairmodel_error", "error", "condition")))
}

# R takes area= for areas, which comes first and has no name.
told_apart <- function(areas, options, call) {
  if (!"area" %in% names(call)) return(list(areas = areas, options = options))
  place <- which(!nzchar(if (is.null(names(options))) character(length(options)) else names(options)))[1]
  others <- if (is.na(place)) options else options[-place]
  list(areas = if (!is.na(place)) options[[place]], options = c(others, list(area = areas)))
}

# A choice that turned out empty is not everything. Who writes NULL means it.
refuse_nothing <- function(command, areas, written) {
  if (is.data.frame(areas) || length(areas) > 0) return()
  if (command == "check")
    refuse("the table", "expected a table, found nothing", "a data frame, or a file such as areas.csv")
  if (!is.null(areas)) refuse("area", "expected a value, found none", "built-in areas alone: leave it out")
  if (!is.null(written))
    refuse("areas", "what was given is NULL", "a column that there is not? built-in areas alone: leave it out")
}

# Names of rows that are texts may be codes.
columns_of <- function(frame) {
  if (length(frame) > 0 && is.null(names(frame))) refuse("names of columns", "there are none", "names(frame) <- ...")
  columns <- Map(plain_column, as.list(frame), names(frame), nrow(frame))
  names(columns) <- utf8(names(frame), "names of columns")
  named <- attr(frame, "row.names")
  if (!is.character(named)) return(columns)
  heading <- if ("index" %in% names(columns)) "row_names" else "index"
  c(structure(list(utf8(named, "row names")), names = heading), columns)
}

answer_to <- function(command, areas, options) {
  refuse_nothing(command, areas, if (command != "areas") eval.parent(quote(substitute(areas))))
  given <- told_apart(areas, options, sys.call(-1))
  areas <- given$areas
  options <- given$options[!vapply(given$options, is.null, NA)]
  unnamed <- options[if (is.null(names(options))) seq_along(options) else names(options) == ""]
  if (length(unnamed) > 0) {
    several <- is.character(areas) && is.character(unnamed[[1]])
    refuse("what follows the areas", "options have names",
           if (several) paste("several areas are", deparse1(c(areas, unnamed[[1]]))) else "such as draws = 1000")
  }
  is_table <- names(options) %in% tables & vapply(options, is.data.frame, NA)
  frames <- lapply(options[is_table], columns_of)
  options <- options[!is_table]
  options <- Map(option_values, options, names(options))
  if (is.data.frame(areas)) frames$input <- columns_of(areas)
  if (!is.atomic(areas) && !is.list(areas))
    refuse("areas", paste("expected a data frame, a file or names, found", class(areas)[1]), "such as \"Gateshead\"")
  if (is.null(frames$input) && !is.null(areas)) {
    areas <- as.character(unlist(lapply(if (is.list(areas)) areas else list(areas), plain_value)))
    if (length(areas) == 1 && !is.na(areas) && (command == "check" || is_file(areas)))
      options$input <- at_home(utf8(areas, "the file"))
    else
      options$area <- c(options$area, option_values(areas, "area"))
  }
  answer <- asked(.Call(C_ask, command, names(options), options, frames))
  figures <- asked(.Call(C_figures, answer))
  if (command == "check") figures$row <- as.integer(row_of(figures))
  notes <- asked(.Call(C_notes, answer))
  # As on standard error of the command line: of areas only what is of the question, not of the table.
  for (text in notes$text[command != "areas" | notes$code == "input"]) message(text)
  attr(figures, "pairmodel") <- list(answer = answer, fingerprint = .Call(C_fingerprint, figures))
  figures
}

# What the library gave, or the condition that it refused with.
asked <- function(answer) {
  if (is.list(answer) && !is.data.frame(answer)) raise(answer)
  answer
}

# Parts of a data frame keep what is attached to it, and what was changed does: they are not taken for the answer.
# No figures are attached: a part that is saved would disclose those that were left out.
answer_of <- function(result) {
  kept <- attr(result, "pairmodel", exact = TRUE)
  if (is.null(kept) || !is.list(result) || !identical(.Call(C_fingerprint, result), kept$fingerprint))
    refuse("the result", "this is no answer of pairmodel, or a part of one, or was changed",
           "give what estimate() or another function answered, unchanged")
  kept$answer
}
