#include "report/formats/parts/workbook_book.hpp"

#include "input/cells/number.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "pairmodel/version.hpp"
#include "report/formats/parts/whole_parts.hpp"
#include "report/table/valid_text.hpp"
#include "system/workbook_scratch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <utility>

namespace pairmodel {

namespace {

[[noreturn]] void fail_in_scratch(int error) {
    throw FileError(fmt::format("workbook: cannot use a temporary file in {}: {}",
                                system::folder_for_scratch(), system::reason(error)));
}

/// Seconds since 1970 of a day; without one, of the first day that a zip file can name.
time_t seconds_of(std::string_view date) {
    namespace c = std::chrono;
    const auto part = [&](std::size_t at, std::size_t size) {
        return static_cast<int>(parse_count(date.substr(std::min(at, date.size()), size)).value_or(0));
    };
    const c::year_month_day day{c::year(part(0, 4)), c::month(static_cast<unsigned>(part(5, 2))),
                                c::day(static_cast<unsigned>(part(8, 2)))};
    const c::year_month_day fixed{c::year(1980), c::January, c::day(1)};
    return c::system_clock::to_time_t(c::sys_days(day.ok() ? day : fixed));
}

const char* number_format(NumberLook look) {
    switch (look) {
        case NumberLook::whole:
            return "#,##0";
        case NumberLook::whole_or_low:
            return R"([>=0.5]#,##0;[>0]"[low]";#,##0)";
        case NumberLook::tenths:
            return "#,##0.0";
        case NumberLook::year:
            return "0";
        case NumberLook::percent:
            return "0.0%";
        case NumberLook::percent_or_low:
            return R"([>=0.0005]0.0%;[>0]"[low]";0.0%)";
        case NumberLook::hundredths:
            return "0.00";
        case NumberLook::general:
            break;
    }
    return "General";
}

void use_arial(lxw_format* format) {
    format_set_font_name(format, "Arial");
    format_set_font_size(format, 12);
}

}  // namespace

void require(lxw_error error, const char* what) {
    if (error != LXW_NO_ERROR) throw FileError(fmt::format("workbook: {}: {}", what, lxw_strerror(error)));
}

Workbook::Book::Book(std::string_view title, std::string_view date) {
    system::take_scratch_failure();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;  // each row goes to a temporary file when the next one begins
    book_ = workbook_new_opt(file_.path().c_str(), &options);
    if (book_ == nullptr) throw FileError("workbook: cannot be made");
    use_arial(STAILQ_FIRST(book_->formats));  // of cells without a format of their own
    bold = add_format();
    format_set_bold(bold);
    header = add_format();
    format_set_bold(header);
    format_set_text_wrap(header);
    text = add_format();
    wrapped = add_format();
    format_set_text_wrap(wrapped);
    mark = add_format();
    format_set_align(mark, LXW_ALIGN_RIGHT);
    link = add_format();
    format_set_font_color(link, 0x12436D);
    format_set_underline(link, LXW_UNDERLINE_SINGLE);
    for (std::size_t i = 0; i < looks_.size(); ++i) {
        looks_.at(i) = add_format();
        format_set_num_format(looks_.at(i), number_format(static_cast<NumberLook>(i)));
    }
    std::string shown = valid_line(title);
    std::string maker = "pairmodel " + std::string(version());
    std::string author = "pairmodel";
    std::string subject = "Modelled estimates, not counts";
    lxw_doc_properties properties{};
    properties.title = shown.data();
    properties.author = author.data();
    properties.subject = subject.data();
    properties.comments = maker.data();
    properties.created = seconds_of(date);
    require(workbook_set_properties(book_, &properties), "cannot be described");
}

Workbook::Book::~Book() {
    if (book_ == nullptr) return;
    lxw_worksheet* sheet = nullptr;
    STAILQ_FOREACH(sheet, book_->worksheets, list_pointers) std::fclose(sheet->optimize_tmpfile);
    lxw_workbook_free(book_);
}

lxw_format* Workbook::Book::add_format() {
    lxw_format* format = workbook_add_format(book_);
    use_arial(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

lxw_worksheet* Workbook::Book::add_sheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet != nullptr) return sheet;
    if (const int failure = system::take_scratch_failure(); failure != 0) fail_in_scratch(failure);
    throw FileError("workbook: no sheet can be called " + name);
}

void Workbook::Book::close(TextSink& sink) {
    if (!system::scratch_is_ours()) check_rows();
    errno = 0;
    const lxw_error status = workbook_close(std::exchange(book_, nullptr));
    const int reason = errno;
    if (const int failure = system::take_scratch_failure(); failure != 0) fail_in_scratch(failure);
    if (status != LXW_NO_ERROR && reason != 0) fail_in_scratch(reason);
    require(status, "cannot be written");
    if (!system::scratch_is_ours()) {
        StringSink bytes;
        file_.copy_to(bytes);
        if (!has_whole_parts(bytes.text())) fail_in_scratch(EIO);
    }
    file_.copy_to(sink);
}

/// Whether the rows could be written.
void Workbook::Book::check_rows() const {
    lxw_worksheet* sheet = nullptr;
    errno = 0;
    STAILQ_FOREACH(sheet, book_->worksheets, list_pointers)
    if (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0)
        fail_in_scratch(errno != 0 ? errno : EIO);
}

}  // namespace pairmodel
