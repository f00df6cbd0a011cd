#include "bench.hpp"

#include "support/official_files.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

namespace faults {

using namespace program;

namespace {

const std::string old_text = "what was there before\n";

// Beside the folder that is looked at, and in it.
constexpr const char* log_name = "log";
constexpr const char* places_name = "places";
constexpr const char* work_name = "work";
constexpr const char* temporary_name = "temporary";

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

}  // namespace

bool Result::all_are(Became became) const {
    return std::all_of(files.begin(), files.end(), [&](Became file) { return file == became; });
}

Bench::Bench(Job job, bool over, Inputs more) : job_(std::move(job)), over_(over), inputs_(std::move(more)) {
    if (over) job_.arguments.emplace_back("--force");
    std::filesystem::create_directory(folder_.path() / work_name);
    std::filesystem::create_directory(folder_.path() / temporary_name);
    inputs_.emplace("in.csv", "area_name,live_births,adversity_ratio\nA,1000,1.2\nB,x1,1\n");
    inputs_.emplace("births.csv", official::ons_births());
    for (const auto& [name, text] : inputs_) static_cast<void>(folder_.write("work/" + name, text));
    set_up();
    usual_ = run("", {});
    INFO(usual_.err);
    REQUIRE(usual_.code == job_.code);
    for (const std::string& file : job_.files) whole_[file] = folder_.read("work/" + file);
    std::istringstream log(folder_.read(log_name));
    for (std::string kind; log >> kind;) log >> calls_[kind];
    REQUIRE(calls_.at("alloc") > 0);
}

void Bench::set_up() const {
    std::error_code none;
    std::filesystem::remove(folder_.path() / log_name, none);
    for (const char* name : {work_name, temporary_name})
        for (const std::string& left : names_in(folder_.path() / name))
            if (!is_input(left)) std::filesystem::remove_all(folder_.path() / name / left, none);
    for (const std::string& file : job_.files)
        if (over_) static_cast<void>(folder_.write("work/" + file, old_text));
}

bool Bench::is_input(const std::string& name) const {
    return inputs_.contains(name);
}

Outcome Bench::run(const std::string& fault, const Environment& more) const {
    Circumstances circumstances{.environment = {{"LD_PRELOAD", PAIRMODEL_FAULTS},
                                                {"PAIRMODEL_FAULT", fault},
                                                {"PAIRMODEL_FAULT_LOG", folder_ / log_name},
                                                {"TMPDIR", folder_ / temporary_name}},
                                .folder = folder_.path() / work_name};
    circumstances.environment.insert(circumstances.environment.end(), more.begin(), more.end());
    return program::run(job_.arguments, circumstances);
}

std::vector<long> Bench::places() const {
    set_up();
    const program::Outcome outcome = run("", {{"PAIRMODEL_FAULT_PLACES", folder_ / places_name}});
    REQUIRE(outcome == usual_);
    std::istringstream told(folder_.read(places_name));
    std::set<long> numbers;
    for (long number = 0; told >> number;) numbers.insert(number);
    return {numbers.begin(), numbers.end()};
}

Result Bench::with(const std::string& fault, const Environment& more) const {
    set_up();
    Result result{run(fault, more)};
    result.fired = folder_.has(log_name) && program::has(folder_.read(log_name), "fired");
    for (const std::string& file : job_.files) {
        if (!folder_.has("work/" + file)) {
            result.files.push_back(Became::absent);
            continue;
        }
        const std::string text = folder_.read("work/" + file);
        result.files.push_back(text == whole_.at(file) ? Became::whole
                               : text == old_text      ? Became::old
                                                       : Became::damaged);
    }
    result.left = names_in(folder_.path() / temporary_name);
    // Where libxlsxwriter does not take our temporary files (Ubuntu), its own have a name for a moment, and
    // nothing in them.
    std::erase_if(result.left, [&](const std::string& name) {
        return name.starts_with("tmp.") && std::filesystem::is_empty(folder_.path() / temporary_name / name);
    });
    for (const std::string& name : names_in(folder_.path() / work_name))
        if (!is_input(name) && std::find(job_.files.begin(), job_.files.end(), name) == job_.files.end())
            result.left.push_back(name);
    return result;
}

std::size_t Bench::largest_file() const {
    std::size_t largest = 0;
    for (const auto& [name, text] : whole_) largest = std::max(largest, text.size());
    return largest;
}

void Bench::check_refused(const Result& result, const std::string& reason) const {
    CHECK(result.all_are(over_ ? Became::old : Became::absent));
    check_told(result, reason);
}

void Bench::check_told(const Result& result, const std::string& reason) const {
    CHECK(result.outcome.signal == 0);
    CHECK(result.outcome.code == 1);
    CHECK(result.left == std::vector<std::string>{});
    std::vector<std::string> lines = lines_of(result.outcome.err);
    // libxlsxwriter has its own say.
    std::erase_if(lines, [](const std::string& line) { return line.starts_with("[ERROR]"); });
    CAPTURE(result.outcome.err);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().starts_with("pairmodel: error: "));
    CHECK(lines.front().ends_with(reason));
}

void Bench::check_whole(const Result& result) const {
    CAPTURE(result.outcome.err);
    CHECK(result.outcome == usual_);
    CHECK(result.all_are(Became::whole));
    CHECK(result.left == std::vector<std::string>{});
}

bool Bench::check_refused_or_whole(const Result& result, const std::string& reason) const {
    const bool told = result.outcome.code != usual_.code;
    if (told && !job_.files.empty() && result.all_are(Became::whole))
        check_told(result, reason);  // it failed when all was in place and only a message was left to write
    else if (told)
        check_refused(result, reason);
    else
        check_whole(result);
    return told;
}

std::vector<Job> writing_jobs() {
    const auto estimate = [](const std::string& file) {
        return Job{{"estimate", "--area", "York", "-q", "-o", file}, {file}};
    };
    return {
        {{"estimate", "in.csv", "--on-bad-row=skip", "--rejects", "bad.csv", "-o", "out.csv"},
         {"bad.csv", "out.csv", "out.csv-metadata.json"},
         4},
        estimate("out.html"),
        estimate("out.json"),
        estimate("out.xlsx"),
        {{"report", "--area", "York", "-q", "-o", "out.html"}, {"out.html"}},
        {{"report", "--area", "York", "-q", "--chart", "levels", "-o", "out.svg"}, {"out.svg"}},
        {{"plan", "--area", "York", "--from", "2026", "--to", "2031", "--unreached-to", "50%", "-q", "-o",
          "out.tsv"},
         {"out.tsv", "out.tsv-metadata.json"}},
        {{"prepare", "--births", "births.csv", "-q", "-o", "out.csv"}, {"out.csv", "out.csv-metadata.json"}},
        {{"parameters", "show", "pif-2023", "--format", "json", "-o", "my.json"}, {"my.json"}},
    };
}

}  // namespace faults
