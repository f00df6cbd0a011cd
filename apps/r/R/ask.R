# Asks the library; what it refuses becomes a condition with all that is wrong in its fields.

endings_of_tables <- c("csv", "tsv", "txt", "xlsx", "xlsm", "ods", "zip", "gz")

is_file <- function(text) {
  tolower(tools::file_ext(text)) %in% endings_of_tables || grepl("/", text, fixed = TRUE) || file.exists(text)
}

# A column as numbers or UTF-8 texts; whatever else there may be is as it prints.
plain_column <- function(values) {
  if (is.integer(values) && !is.factor(values)) return(as.double(values))
  if (is.double(values) && !is.object(values)) return(values)
  enc2utf8(as.character(values))
}

# Names of values go before them: c(imd = 2) is imd=2.
option_values <- function(value, name) {
  if (is.data.frame(value)) refuse(name, "a data frame cannot be given here", "write it to a file: write.csv()")
  if (inherits(value, "Date") || is.factor(value)) value <- as.character(value)
  if (is.list(value)) {
    keys <- rep(names(value), lengths(value))
    value <- unlist(value, use.names = FALSE)
    names(value) <- keys
  }
  if (anyNA(value)) refuse(name, paste("value", which(is.na(value))[1], "is missing"), "leave it out, or give it")
  texts <- .Call(C_option_texts, if (is.character(value)) enc2utf8(value) else value)
  if (is.null(names(value))) texts else paste0(names(value), "=", texts)
}

refuse <- function(name, problem, hint) {
  option <- paste0("--", gsub("_", "-", name, fixed = TRUE))
  message <- paste0(option, ": ", problem, "\n  hint: ", hint)
  raise(list(type = "request_error", message = message,
             fields = data.frame(option = option, problem = problem, hint = hint)), sys.call(-1))
}

raise <- function(refused, call) {
  class <- paste0("pairmodel_", refused$type)
  fields <- refused$fields
  if (!is.null(fields$line)) {
    fields$line[fields$line == 0] <- NA
    fields$row <- ifelse(fields$file == "data frame", fields$line - 1L, NA_integer_)
  }
  stop(structure(list(message = refused$message, call = call, issues = fields),
                 class = c(class, "pairmodel_error", "error", "condition")))
}

answer_to <- function(command, areas, options, call) {
  options <- options[!vapply(options, is.null, NA)]
  if (length(options) > 0 && (is.null(names(options)) || any(names(options) == "")))
    stop("options have names: ", command, "(areas, draws = 1000)", call. = FALSE)
  options <- Map(option_values, options, names(options))
  table <- NULL
  if (is.data.frame(areas)) {
    # Names of rows may be codes.
    if (.row_names_info(areas) > 0) areas <- cbind(index = row.names(areas), areas)
    table <- lapply(areas, plain_column)
    names(table) <- enc2utf8(names(areas))
  } else if (length(areas) == 1 && !is.na(areas) && is_file(areas)) {
    options$input <- path.expand(areas)
  } else if (!is.null(areas)) {
    options$area <- c(options$area, option_values(as.character(areas), "area"))
  }
  answer <- .Call(C_ask, command, names(options), options, table)
  if (is.list(answer)) raise(answer, call)
  figures <- .Call(C_figures, answer)
  structure(figures, class = c("tbl_df", "tbl", "data.frame"),
            pairmodel = list(answer = answer, shape = dim.data.frame(figures)))
}

# Parts of a data frame keep what is attached to it: they are not taken for the whole.
answer_of <- function(result) {
  kept <- attr(result, "pairmodel", exact = TRUE)
  if (is.null(kept) || !identical(dim.data.frame(result), kept$shape))
    stop("this is no answer of pairmodel, or a part of one", call. = FALSE)
  kept$answer
}
