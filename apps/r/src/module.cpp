#include <R_ext/Rdynload.h>
#include <R_ext/Utils.h>
#include <cpp11.hpp>
#include <cpp11/declarations.hpp>
#include <pairmodel/ask.hpp>
#include <pairmodel/error.hpp>
#include <pairmodel/input/column_table.hpp>
#include <pairmodel/input/issue.hpp>
#include <pairmodel/interruptible.hpp>
#include <pairmodel/model/error.hpp>
#include <pairmodel/report/columns.hpp>
#include <pairmodel/report/format.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace pairmodel;
namespace writable = cpp11::writable;
using cpp11::literals::operator""_nm;

namespace {

/// What was answered.
struct Answered {
    Document document;
    Interruptible how;  ///< it is made, and its tables later
};
using AnswerPointer = cpp11::external_pointer<Answered>;

/// Somebody wants to stop.
struct Interrupted {};

void look_for_interrupt(void* /*nothing*/) {
    R_CheckUserInterrupt();
}

/// Does long work, which is stopped as R's own is, where it tells how far it has come.
template <typename Work>
auto stoppable(const Interruptible& how, const Work& work) {
    auto result = how.run(work, [] { return R_ToplevelExec(look_for_interrupt, nullptr) == TRUE; });
    if (!result) throw Interrupted{};
    return *std::move(result);
}

/// Throws RequestError where the answer is none of this session: it was saved, or another process asked.
const Answered& answered(SEXP answer) {
    AnswerPointer pointer(answer);
    if (pointer.get() == nullptr)
        throw RequestError("this answer is of another session of R",
                           "ask again, or keep what is said of it as well");
    return *pointer;
}

SEXP text_cell(std::string_view text) {
    return Rf_mkCharLenCE(text.data(), static_cast<int>(text.size()), CE_UTF8);
}

// Loops over rows: plain arrays of R, which cpp11 would look at one by one.

cpp11::sexp real_column(const ColumnCells& cells, std::size_t rows) {
    cpp11::sexp column = cpp11::safe[Rf_allocVector](REALSXP, static_cast<R_xlen_t>(rows));
    double* const at = REAL(column);
    for (std::size_t i = 0; i < rows; ++i) at[i] = cells.has(i) ? cells.real[i] : NA_REAL;
    return column;
}

/// Integers of R, or where one is too large for them doubles, which have all that are counted here.
cpp11::sexp whole_column(const ColumnCells& cells, std::size_t rows) {
    constexpr std::int64_t most = 2147483647;
    bool small = true;
    for (const std::int64_t number : cells.whole) small = small && number <= most && number >= -most;
    cpp11::sexp column = cpp11::safe[Rf_allocVector](small ? INTSXP : REALSXP, static_cast<R_xlen_t>(rows));
    for (std::size_t i = 0; i < rows; ++i)
        if (small)
            INTEGER(column)[i] = cells.has(i) ? static_cast<int>(cells.whole[i]) : NA_INTEGER;
        else
            REAL(column)[i] = cells.has(i) ? static_cast<double>(cells.whole[i]) : NA_REAL;
    return column;
}

cpp11::sexp words_column(const ColumnCells& cells, std::size_t rows) {
    const auto distinct = static_cast<R_xlen_t>(cells.distinct_texts());
    cpp11::sexp words = cpp11::safe[Rf_allocVector](STRSXP, distinct);
    cpp11::sexp column = cpp11::safe[Rf_allocVector](STRSXP, static_cast<R_xlen_t>(rows));
    cpp11::unwind_protect([&] {
        for (R_xlen_t i = 0; i < distinct; ++i)
            SET_STRING_ELT(words, i, text_cell(cells.text(static_cast<std::size_t>(i))));
        for (std::size_t i = 0; i < rows; ++i)
            SET_STRING_ELT(column, static_cast<R_xlen_t>(i),
                           cells.words[i] < 0 ? NA_STRING : STRING_ELT(words, cells.words[i]));
    });
    return column;
}

cpp11::sexp column_of(const ColumnCells& cells, std::size_t rows) {
    switch (cells.type) {
        case CellType::whole:
            return whole_column(cells, rows);
        case CellType::real:
            return real_column(cells, rows);
        case CellType::words:
            break;
    }
    return words_column(cells, rows);
}

writable::list frame_of(writable::list columns, std::size_t rows) {
    writable::integers names{NA_INTEGER, -static_cast<int>(rows)};
    columns.attr("row.names") = names;
    return columns;
}

/// One number for the figures of a data frame, by which any change is noticed, as a text.
std::string fingerprint(SEXP columns) {
    std::uint64_t sum = 14695981039346656037U;
    const auto add = [&sum](std::uint64_t word) {
        sum = (sum ^ word) * 1099511628211U;
        sum ^= sum >> 32U;
    };
    const auto add_text = [&add](SEXP text) {
        add(text == NA_STRING ? 1 : 0);
        add(std::hash<std::string_view>{}({CHAR(text), static_cast<std::size_t>(LENGTH(text))}));
    };
    const auto add_cells = [&](SEXP cells) {
        add(static_cast<std::uint64_t>(TYPEOF(cells)));
        add(static_cast<std::uint64_t>(Rf_xlength(cells)));
        add(Rf_isObject(cells) != 0 ? 1 : 0);
        for (R_xlen_t i = 0; i < Rf_xlength(cells); ++i)
            if (TYPEOF(cells) == REALSXP)
                add(std::bit_cast<std::uint64_t>(REAL(cells)[i]));
            else if (TYPEOF(cells) == INTSXP)
                add(static_cast<std::uint64_t>(INTEGER(cells)[i]));
            else if (TYPEOF(cells) == STRSXP)
                add_text(STRING_ELT(cells, i));
    };
    add_cells(Rf_getAttrib(columns, R_NamesSymbol));
    for (R_xlen_t i = 0; i < Rf_xlength(columns); ++i) add_cells(VECTOR_ELT(columns, i));
    return std::to_string(sum);
}

/// The cells of a column of R, doubles or texts.
GivenColumn given_column(const std::string& heading, SEXP cells) {
    if (TYPEOF(cells) == REALSXP)
        return {heading, std::span<const double>(REAL(cells), static_cast<std::size_t>(XLENGTH(cells)))};
    std::vector<GivenCell> texts;
    for (R_xlen_t i = 0; i < XLENGTH(cells); ++i) {
        SEXP const cell = STRING_ELT(cells, i);
        texts.push_back(cell == NA_STRING
                            ? std::string_view()
                            : std::string_view(CHAR(cell), static_cast<std::size_t>(LENGTH(cell))));
    }
    return {heading, std::move(texts)};
}

/// Lists of columns, by the options that they stand for.
void give_frames(const cpp11::list& frames, Question& question) {
    for (R_xlen_t f = 0; f < frames.size(); ++f) {
        const cpp11::list columns(frames[f]);
        std::vector<GivenColumn> given;
        for (R_xlen_t i = 0; i < columns.size(); ++i)
            given.push_back(given_column(std::string(cpp11::strings(columns.names())[i]), columns[i]));
        give_columns(given, std::string(cpp11::strings(frames.names())[f]), question);
    }
}

/// What R raises: type, message and fields.
writable::list refusal(const char* type, const std::string& message, writable::list fields) {
    return writable::list({"type"_nm = type, "message"_nm = message, "fields"_nm = fields});
}

writable::list fields_of(const std::vector<Issue>& issues) {
    writable::strings file, column, expected, found, hint;
    writable::integers line;
    for (const Issue& issue : issues) {
        file.push_back(issue.file);
        line.push_back(static_cast<int>(issue.line));
        column.push_back(issue.column);
        expected.push_back(issue.expected);
        found.push_back(issue.found);
        hint.push_back(issue.hint);
    }
    writable::list columns({"file"_nm = file, "line"_nm = line, "column"_nm = column,
                            "expected"_nm = expected, "found"_nm = found, "hint"_nm = hint});
    columns.attr("class") = "data.frame";
    return frame_of(std::move(columns), issues.size());
}

writable::list fields_of(const std::vector<Problem>& problems) {
    writable::strings option, problem, hint;
    for (const Problem& one : problems) {
        option.push_back(one.option);
        problem.push_back(one.problem);
        hint.push_back(one.hint);
    }
    writable::list columns({"option"_nm = option, "problem"_nm = problem, "hint"_nm = hint});
    columns.attr("class") = "data.frame";
    return frame_of(std::move(columns), problems.size());
}

/// Rows as R counts them, from 1 below the names of columns.
std::string text_of_rows(std::vector<Issue> issues) {
    static const std::regex earlier("(\", which is on )line ([0-9]+)( already)");
    for (Issue& issue : issues) {
        if (!issue.file.starts_with("data frame")) continue;
        if (issue.line > 1) issue.file += ", row " + std::to_string(issue.line - 1);
        issue.line = 0;
        std::smatch found;
        if (std::regex_search(issue.found, found, earlier))
            issue.found = found.prefix().str() + found.str(1) + "row " +
                          std::to_string(std::stoul(found.str(2)) - 1) + found.str(3) + found.suffix().str();
    }
    return to_text(issues, issues_shown);
}

/// The work's result, or a list that tells why there is none.
template <typename Work>
SEXP or_refusal(const Work& work) {
    try {
        return work();
    } catch (const InputError& error) {
        return refusal("input_error", text_of_rows(error.issues()), fields_of(error.issues()));
    } catch (const RequestError& error) {
        return refusal("request_error", error.what(), fields_of(error.problems()));
    } catch (const FileError& error) {
        return refusal("file_error", error.what(), {});
    } catch (const ModelError& error) {
        return refusal("model_error", error.what(), {});
    } catch (const Interrupted&) {
        return refusal("interrupt", "", {});
    }
}

std::string number_text(double number) {
    std::array<char, 32> text{};
    const bool whole = std::floor(number) == number && std::abs(number) < 1e15;
    const auto end = whole ? std::to_chars(text.begin(), text.end(), static_cast<std::int64_t>(number))
                           : std::to_chars(text.begin(), text.end(), number);
    return {text.begin(), end.ptr};
}

/// Of the class integer64, which has whole numbers in the bits of doubles; its package need not be loaded.
cpp11::r_string whole_text(double bits) {
    const auto number = std::bit_cast<std::int64_t>(bits);
    if (number == std::numeric_limits<std::int64_t>::min()) return NA_STRING;
    return std::to_string(number);
}

}  // namespace

extern "C" {

SEXP pairmodel_option_texts(SEXP value) {
    BEGIN_CPP11
    writable::strings texts;
    for (R_xlen_t i = 0; i < Rf_xlength(value); ++i) switch (TYPEOF(value)) {
            case STRSXP:
                texts.push_back(cpp11::r_string(STRING_ELT(value, i)));
                break;
            case LGLSXP:
                texts.push_back(LOGICAL(value)[i] != 0 ? "true" : "false");
                break;
            case INTSXP:
                texts.push_back(std::to_string(INTEGER(value)[i]));
                break;
            case REALSXP:
                if (Rf_inherits(value, "integer64") != 0)
                    texts.push_back(whole_text(REAL(value)[i]));
                else
                    texts.push_back(number_text(REAL(value)[i]));
                break;
            default:
                cpp11::stop("an option is a number, a text, or TRUE or FALSE");
        }
    return texts;
    END_CPP11
}

SEXP pairmodel_ask(SEXP command, SEXP names, SEXP values, SEXP frames) {
    BEGIN_CPP11
    return or_refusal([&]() -> SEXP {
        Question question{cpp11::as_cpp<std::string>(command)};
        const cpp11::list texts(values);
        for (R_xlen_t i = 0; i < texts.size(); ++i)
            question.options.push_back(
                {std::string(cpp11::strings(names)[i]), cpp11::as_cpp<std::vector<std::string>>(texts[i])});
        give_frames(cpp11::list(frames), question);
        const Interruptible how;
        auto answer = stoppable(how, [&] {
            return std::make_unique<Answered>(Answered{ask(question, how.listener()), how});
        });
        return AnswerPointer(answer.release());
    });
    END_CPP11
}

SEXP pairmodel_figures(SEXP answer) {
    BEGIN_CPP11
    return or_refusal([&]() -> SEXP {
        const auto& [document, how] = answered(answer);
        const TableColumns table = stoppable(how, [&data = document.data, round_to = document.round_to] {
            return columns_of(data, round_to);
        });
        writable::list columns;
        writable::strings names;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            columns.push_back(column_of(table.cells[i], table.rows));
            names.push_back(table.columns[i].name);
        }
        columns.names() = names;
        columns.attr("class") = {"tbl_df", "tbl", "data.frame"};
        return frame_of(std::move(columns), table.rows);
    });
    END_CPP11
}

SEXP pairmodel_fingerprint(SEXP figures) {
    BEGIN_CPP11
    return cpp11::as_sexp(fingerprint(figures));
    END_CPP11
}

SEXP pairmodel_notes(SEXP answer) {
    BEGIN_CPP11
    return or_refusal([&]() -> SEXP {
        writable::strings code, text;
        const Document& document = answered(answer).document;
        for (const Note& note : document.told) {
            code.push_back(std::string(code_of(note.code)));
            text.push_back(sentence_of(note));
        }
        writable::list columns({"code"_nm = code, "text"_nm = text});
        columns.attr("class") = {"tbl_df", "tbl", "data.frame"};
        return frame_of(std::move(columns), document.told.size());
    });
    END_CPP11
}

SEXP pairmodel_text(SEXP answer, SEXP name) {
    BEGIN_CPP11
    return or_refusal([&]() -> SEXP {
        const Format* const format = format_of_name(cpp11::as_cpp<std::string>(name));
        if (format == nullptr || format->binary)
            throw RequestError("no text has this format", "such as text, csv, json, markdown, html");
        const Answered& given = answered(answer);
        return cpp11::as_sexp(stoppable(given.how, [&] {
            StringSink sink;
            format->write(given.document, sink, {});
            return sink.text();
        }));
    });
    END_CPP11
}

SEXP pairmodel_write(SEXP answer, SEXP path, SEXP force) {
    BEGIN_CPP11
    return or_refusal([&]() -> SEXP {
        const Answered& given = answered(answer);
        stoppable(given.how, [&, to = cpp11::as_cpp<std::string>(path), over = cpp11::as_cpp<bool>(force)] {
            write_answer(given.document, to, over);
            return true;
        });
        return R_NilValue;
    });
    END_CPP11
}

SEXP pairmodel_option_names(SEXP command) {
    BEGIN_CPP11
    return or_refusal(
        [&]() -> SEXP { return cpp11::as_sexp(options_of(cpp11::as_cpp<std::string>(command))); });
    END_CPP11
}

void R_init_pairmodel(DllInfo* library) {
    const auto function = [](auto* address) { return reinterpret_cast<DL_FUNC>(address); };
    static const R_CallMethodDef methods[] = {{"option_texts", function(pairmodel_option_texts), 1},
                                              {"ask", function(pairmodel_ask), 4},
                                              {"figures", function(pairmodel_figures), 1},
                                              {"fingerprint", function(pairmodel_fingerprint), 1},
                                              {"notes", function(pairmodel_notes), 1},
                                              {"text", function(pairmodel_text), 2},
                                              {"write", function(pairmodel_write), 3},
                                              {"option_names", function(pairmodel_option_names), 1},
                                              {nullptr, nullptr, 0}};
    R_registerRoutines(library, nullptr, methods, nullptr, nullptr);
    R_useDynamicSymbols(library, FALSE);
}

}  // extern "C"
