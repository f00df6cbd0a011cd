// Uses the installed library as docs/library.md says: the worked example, a built-in area, a table of one's
// own, and a format. tests/consumer.sh knows what must come out.

#include <pairmodel/pairmodel.hpp>

#include <cmath>
#include <exception>
#include <iostream>
#include <sstream>

using namespace pairmodel;

namespace {

void print(const char* what, const Interval& interval) {
    std::cout << what << " " << std::lround(interval.low) << " to " << std::lround(interval.high) << "\n";
}

void built_in_area(const Model& model) {
    const ReferenceTable& table = reference_table();
    const ReferenceArea* gateshead = match_area(table, "Gateshead").area;
    const Run run(model, {table.as_area(*gateshead, 2024)}, table.indicators, builtin_indicator_choice({}),
                  std::nullopt);
    print("Gateshead: missed", run.estimate(0)->interval(Measure::missed));
}

void own_table(const Model& model) {
    std::istringstream csv("area_name,live_births,adversity_ratio\nHere,1000,1.3\nThere,500,1\n");
    AreaTable table = read_area_table(csv, "mine.csv", {});
    print("Here and There: need",
          total_of(Run(model, table.areas, {}, {}, {})).total.interval(Measure::need));
    std::istringstream bad("area_name,live_births\nHere,many\n");
    try {
        table = read_area_table(bad, "bad.csv", {});
    } catch (const InputError& error) {
        std::cout << "bad.csv: " << error.issues().size() << " issue, line " << error.issues()[0].line
                  << "\n";
    }
}

void written(const ParameterSet& set) {
    StringSink sink;
    format_of_name("csv")->write(parameter_list_document({set}), sink, {});
    std::cout << "csv: " << (sink.text().find("pif-2023") != std::string::npos ? "pif-2023" : "nothing")
              << ", " << all_formats().size() << " formats\n";
}

}  // namespace

int main() {
    try {
        std::cout << "pairmodel " << version() << "\n";
        const ParameterSet set = builtin_parameter_set("pif-2023");
        const Model model(set, {});
        print("1,000 births: need", estimate(1000, 1, model).interval(Measure::need));
        built_in_area(model);
        own_table(model);
        written(set);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
