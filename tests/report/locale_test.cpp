// A host program may have set its locale: no byte that is read or written may follow it.

#include "input/cells/number.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"

#include <clocale>
#include <cstdlib>
#include <locale>
#include <sstream>

using namespace pairmodel;

namespace {

/// The process's locale, for as long as this lives.
class Locale {
public:
    explicit Locale(const std::string& name) {
        const char* folder = std::getenv("PAIRMODEL_TEST_LOCALES");
        if (folder != nullptr) ::setenv("LOCPATH", folder, 1);
        set_ = std::setlocale(LC_ALL, name.c_str()) != nullptr;
        if (set_) before_ = std::locale::global(std::locale(name));
    }
    ~Locale() {
        if (set_) std::locale::global(before_);
        std::setlocale(LC_ALL, "C");
        ::unsetenv("LOCPATH");
    }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;

    [[nodiscard]] bool is_set() const { return set_; }

private:
    bool set_ = false;
    std::locale before_;
};

const std::string table_text =
    "Area Code;AREA NAME;Live births;adversity ratio;imd;Title\n"
    "E06000001;Iğdır;\"1,834\";1.25;;İI\n"
    "E06000002;Ynys Môn;12345;;21.5;iı\n"
    "E06000003;Straße;7;+50%;;x\n";

AreaTable table() {
    std::istringstream stream(table_text);
    AreaTableOptions options;
    options.indicators = reference_table().indicators;
    return read_area_table(stream, "areas.csv", options);
}

/// Everything that the library writes, and what it reads back.
std::string everything() {
    std::string all;
    const AreaTable read = table();
    const auto result = results::result_of(
        read.areas, {.total = true, .total_by_group = true, .suppress_below = 10, .round_to = 0});
    const auto one = results::result_of({read.areas[0].copy()});
    const auto rounded = results::result_of({read.areas[1].copy()}, {.round_to = 5});
    for (const Format* format : all_formats()) {
        if (!results::is_own(*format)) continue;
        for (const Shape shape : {Shape::longer, Shape::wide}) {
            const Document document = estimate_document(result, shape);
            all += results::written(document, format->name);
            if (format->metadata != nullptr) all += format->metadata(document, "out");
        }
        all += results::written(one, format->name) + results::written(rounded, format->name);
        all += results::written(explain_document(one), format->name);
        const ParameterSet own = parse_parameter_set("my.json", builtin_parameter_text("pif-2023"));
        all +=
            results::written(parameter_set_document(own, builtin_parameter_text("pif-2023")), format->name);
        AreasFound areas;
        areas.areas = search_areas(reference_table(), "INGTON").areas;
        areas.choice = result->run.choice();
        all += results::written(areas_document(areas), format->name);
    }
    std::istringstream bad("area_name,live_births,imd\nA,1.5,x1\nB,-3,\"1,5\"\n");
    try {
        static_cast<void>(read_area_table(bad, "bad.csv", {}));
    } catch (const InputError& error) {
        all += to_text(error.issues(), 20);
    }
    return all;
}

}  // namespace

TEST_CASE("a locale set inside the process changes no byte", "[report][locale]") {
    const std::string name = GENERATE(as<std::string>{}, "de_DE.UTF-8", "tr_TR.UTF-8");
    const std::string usual = everything();
    CHECK(usual.size() > 100000);
    const Locale locale(name);
    if (!locale.is_set()) {
        WARN("skipped: no locale " << name << " here");
        return;
    }
    if (name.starts_with("de")) CHECK(std::localeconv()->decimal_point == std::string(","));
    const std::string there = everything();
    CHECK((there == usual));
}

TEST_CASE("numbers are read the same in every locale", "[report][locale]") {
    const Locale locale("de_DE.UTF-8");
    if (!locale.is_set()) {
        WARN("skipped: no locale de_DE.UTF-8 here");
        return;
    }
    CHECK(parse_number("1.5") == 1.5);
    CHECK_FALSE(parse_number("1,5").has_value());
    CHECK(parse_count("1,834") == 1834);
    CHECK_FALSE(parse_count("1.834").has_value());
    CHECK(parse_ratio("+30%") == 1.3);
    CHECK(builtin_parameter_set("pif-2023").incidence.secure.value.lower_need == 0.6);
    CHECK(table().areas[0].adversity->ratio == 1.25);
}
