#include "request/format.hpp"

#include "input/cells/list.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/output.hpp"
#include "report/chart/drawing.hpp"
#include "report/table/chosen_columns.hpp"
#include "request/values.hpp"
#include "study/findings.hpp"
#include "system/path.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace pairmodel {

namespace {

/// The document's one chart, alone.
void write_svg(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    write_chart(document.sections.front().charts.front(), sink);
}

void write_png(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    sink.write(picture_of(svg_of(document.sections.front().charts.front())));
}

/// No formats of --format: only a chart can be a picture.
const Format& picture_format(const OutputChoice& choice) {
    static const Format svg{"svg", {".svg"}, "a chart", write_svg, nullptr, false, "open it in a browser"};
    static const Format png{
        "png", {".png"}, "a chart", write_png, nullptr, true, "paste it where you need it", missing_for_png};
    if (!choice.format.empty() && choice.format != svg.name)
        throw RequestError("--chart", "a chart is written as svg, or to a file that ends with .png", "");
    if (goes_to_standard_output(choice) || lower_case(choice.file).ends_with(".svg")) return svg;
    if (choice.format.empty() && lower_case(choice.file).ends_with(".png")) return png;
    throw RequestError(
        "--chart",
        fmt::format("expected a file that ends with .svg or .png, found {}", in_quotes(choice.file)), "");
}

/// How to come by a file of a kind that is not written here; empty where it is no such kind.
std::string way_to(const std::string& ending) {
    struct Way {
        std::vector<std::string_view> endings;
        const char* way;
    };
    static const std::vector<Way> ways{
        {{".doc", ".odt", ".rtf"}, "write a Word file that ends in .docx"},
        {{".pdf"}, "write a page that ends in .html, and print it to PDF in a browser"},
        {{".xls", ".ods", ".xlsm"}, "write a workbook that ends in .xlsx, which LibreOffice opens too"},
        {{".parquet", ".feather", ".arrow"},
         "the packages for Python and R give Arrow data, or data frames, which others write so; here: .csv"},
        {{".png", ".jpg", ".jpeg", ".emf", ".svg"},
         "a picture is a chart of a report: pairmodel report --chart levels -o levels.svg, or all of them: "
         "--charts FOLDER"},
    };
    for (const Way& way : ways)
        if (std::find(way.endings.begin(), way.endings.end(), ending) != way.endings.end()) return way.way;
    return "";
}

}  // namespace

std::string svg_of(const Chart& chart) {
    StringSink text;
    write_chart(chart, text);
    return text.text();
}

std::string picture_of(const std::string& svg) {
    constexpr int zoom = 3;
    return png_of(svg, zoom);
}

bool goes_to_standard_output(const OutputChoice& choice) {
    return choice.file.empty() || choice.file == "-";
}

const Format& format_for(const OutputChoice& choice) {
    if (choice.chart) return picture_format(choice);
    if (!choice.format.empty()) {
        std::vector<std::string> names;
        for (const Format* format : all_formats()) names.push_back(format->name);
        const Format& format = *all_formats()[word_option("--format", choice.format, names)];
        if (format.binary && goes_to_standard_output(choice) && stdout_is_terminal())
            throw RequestError("--format", fmt::format("--format {}: a terminal cannot show it", format.name),
                               fmt::format("give a file: -o FILE{}", format.endings.front()));
        return format;
    }
    if (goes_to_standard_output(choice)) return *format_of_name("text");
    if (const Format* format = format_of_file(choice.file)) return *format;
    std::vector<std::string> endings;
    for (const Format* format : all_formats())
        endings.insert(endings.end(), format->endings.begin(), format->endings.end());
    const std::string ending = lower_case(system::ending_of(choice.file));
    std::string hint = way_to(ending);
    if (hint.empty()) {
        const std::string near = did_you_mean(ending, endings);
        hint = near.empty() ? "give --format" : near + " or give --format";
    }
    throw RequestError("-o", fmt::format("the ending of {} stands for no format", in_quotes(choice.file)),
                       hint);
}

void check_report_format(const Format& format) {
    if (format.name == "html" || format.name == "xlsx" || format.name == "docx") return;
    throw RequestError(fmt::format("report is written as html, docx or xlsx, not {}", format.name),
                       "estimate, plan, gap and sensitivity have their figures in every format");
}

char delimiter_of(const OutputChoice& choice) {
    const std::string& given = choice.delimiter;
    if (given.empty()) return ',';
    constexpr std::string_view signs = ",;\t|";
    std::size_t place = given == "\\t"      ? signs.find('\t')
                        : given.size() == 1 ? signs.find(given)
                                            : std::string_view::npos;
    if (place == std::string_view::npos)
        place = word_option("--delimiter", given, {"comma", "semicolon", "tab", "pipe"});
    if (const std::string& name = format_for(choice).name; name != "csv")
        throw RequestError("--delimiter", fmt::format("--delimiter goes with csv, not {}", name),
                           "give --format csv, or a file that ends with .csv");
    return signs[place];
}

bool has_chosen_columns(const OutputChoice& choice) {
    if (choice.only.empty()) return false;
    if (const std::string& name = format_for(choice).name; name != "csv" && name != "tsv")
        throw RequestError("--only", fmt::format("--only goes with csv and tsv, not {}", name),
                           "give --format csv, or a file that ends with .csv");
    return true;
}

Table with_columns(const Table& table, const OutputChoice& choice) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    std::vector<std::size_t> chosen;
    for_each_collected(list_of(choice.only, ','), [&](const std::string& name) {
        const std::size_t column = word_option("--only", name, names);
        if (std::find(chosen.begin(), chosen.end(), column) != chosen.end())
            throw RequestError("--only", fmt::format("{} is there twice", in_quotes(name)),
                               "name each column once");
        chosen.push_back(column);
    });
    if (chosen.empty())
        throw RequestError("--only", "no column is named", "such as --only area_code,measure,central");
    return with_columns(table, std::move(chosen));
}

}  // namespace pairmodel
