// Asking by the names of options, as packages of other languages do: tables in memory in, columns out.

#include "pairmodel/pairmodel.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <limits>

using namespace pairmodel;

namespace {

std::string csv_of(const Document& document) {
    StringSink sink;
    format_of_name("csv")->write(document, sink, {});
    return sink.text();
}

std::shared_ptr<const std::string> shared(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

TEST_CASE("a question by names has the figures of a typed request", "[ask]") {
    Request request;
    request.wider_range = true;
    const Document typed = estimate_document(Study::of_areas({"Gateshead", "Leeds"}, request));
    CHECK(csv_of(ask({"estimate", {{"area", {"Gateshead", "Leeds"}}}})) == csv_of(typed));
    request.draws = DrawsRequest{};
    request.draws->options.draws = 500;
    request.draws->options.seed = 3;
    request.draws->options.errors = false;
    request.suppress_below = 5000;
    const Document drawn = estimate_document(Study::of_areas({"Gateshead", "Leeds"}, request));
    CHECK(csv_of(ask({"estimate",
                      {{"area", {"Gateshead", "Leeds"}},
                       {"draws", {"500"}},
                       {"seed", {"3"}},
                       {"suppress_below", {"5000"}}}})) == csv_of(drawn));
}

TEST_CASE("every command can be asked, and knows its options", "[ask]") {
    for (const std::string& command : commands_to_ask()) {
        CAPTURE(command);
        CHECK(options_of(command).size() >= 5);
        CHECK_THROWS_AS(ask({command, {{"nonsense", {"1"}}}}), RequestError);
    }
    CHECK_THROWS_AS(options_of("estimates"), RequestError);
    CHECK(ask({"plan", {{"area", {"Leeds"}}, {"from_", {"2026"}}, {"to", {"2027"}}}}).data.records > 0);
    CHECK(ask({"areas", {{"query", {"gates"}}}}).data.records == 1);
}

TEST_CASE("of several values of an option all that cannot be are told", "[ask]") {
    const auto problems_of = [](const std::string& command, const NamedOption& option) {
        try {
            static_cast<void>(ask({command, {{"area", {"Leeds"}}, option}}));
        } catch (const RequestError& error) {
            for (const Problem& problem : error.problems()) CHECK(problem.option == "--" + option.name);
            return error.problems().size();
        }
        return std::size_t{0};
    };
    CHECK(problems_of("estimate", {"measures", {"need,joy,fun"}}) == 2);
    CHECK(problems_of("estimate", {"indicators", {"joy,imd,fun"}}) == 2);
    CHECK(problems_of("estimate", {"weights", {"joy=1,imd=2,fun=1"}}) == 2);
    CHECK(problems_of("estimate", {"weights", {"imd,fun"}}) == 2);
    CHECK(problems_of("estimate", {"where", {"joy=1", "region=Yorkshire and The Humber", "region=Mars"}}) ==
          2);
    CHECK(problems_of("estimate", {"where", {"joy", "fun"}}) == 2);
    CHECK(problems_of("estimate", {"reference", {"joy", "fun=many"}}) == 2);
    CHECK(problems_of("groups", {"group", {"joy=1", "looked_after=2", "fun=3"}}) == 2);
}

TEST_CASE("all names and values that cannot be are told at once", "[ask]") {
    try {
        static_cast<void>(ask(
            {"estimate", {{"drws", {"1"}}, {"strict", {"perhaps"}}, {"within", {""}}, {"total", {"true"}}}}));
        FAIL("nothing was refused");
    } catch (const RequestError& error) {
        REQUIRE(error.problems().size() == 3);
        CHECK(error.problems()[0].hint == "did you mean \"draws\"?");
        CHECK(error.problems()[1].option == "--strict");
        CHECK(error.problems()[2].option == "--within");
    }
}

TEST_CASE("columns become a table that is read by the rules of CSV", "[ask]") {
    const std::vector<double> births{1000, 520.5, 3100};
    const std::vector<std::int64_t> whole{1, -2};
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> ratios{1.3, none, 0.1 + 0.2};
    const std::vector<GivenColumn> columns{{"area_name", std::vector<GivenCell>{"A", "B, \"b\"\nb", {}}},
                                           {"live_births", std::span<const double>(births)},
                                           {"n;o", std::span<const std::int64_t>(whole)},
                                           {"ratio", std::span<const double>(ratios)}};
    CHECK(text_of(columns) ==
          "\"area_name\",\"live_births\",\"n;o\",\"ratio\"\n"
          "\"A\",1000,1,1.3\n\"B, \"\"b\"\" b\",520.5,-2,\n,3100,,0.30000000000000004\n");
    const std::vector<GivenColumn> mixed{{"m", std::vector<GivenCell>{71.125, "71.125", none, 1834.0}}};
    CHECK(text_of(mixed) == "\"m\"\n71.1250\n\"71.125\"\n\n1834\n");
    CHECK(text_of(mixed, Thousands::point) == "\"m\"\n\"71,125\"\n\"71.125\"\n\n\"1834\"\n");
    CHECK(text_of(std::span(columns).subspan(1), Thousands::point) ==
          "\"live_births\",\"n;o\",\"ratio\"\n"
          "\"1000\",1,\"1,3\"\n\"520,5\",-2,\n\"3100\",,\"0,30000000000000004\"\n");
    try {
        static_cast<void>(ask({"estimate", {{"input", {"frame"}}}, {{"input", shared(text_of(columns))}}}));
        FAIL("nothing was refused");
    } catch (const InputError& error) {
        CHECK(error.issues()[0].file == "frame");
        CHECK(error.issues()[0].line == 3);
        CHECK(error.issues()[0].found == "\"520.5\"");
    }
}

TEST_CASE("columns of a long table are its rows, however many a record has", "[ask]") {
    const auto has = [](std::size_t row) { return row % 5 != 0; };
    const auto word = [](std::size_t row) { return "word " + std::to_string(row % 701); };
    Table table;
    table.columns = {{"number", ""}, {"count", ""}, {"word", ""}};
    table.columns[0].kind = ColumnKind::decimal;
    table.columns[1].kind = ColumnKind::count;
    table.records = 5000;
    // Record 0 has rows 0 and 1, record 1 row 2, record 2 rows 3 and 4, ….
    table.rows = [&](std::size_t record, RowSink& sink) {
        const std::size_t first = record / 2 * 3 + record % 2 * 2;
        for (std::size_t row = first; row < first + 2 - record % 2; ++row) {
            const std::string text = word(row);
            const std::vector<Cell> cells{static_cast<double>(row) / 2, static_cast<double>(row), text};
            sink.row(has(row) ? cells : std::vector<Cell>(3, Absent::confidential));
        }
    };
    const TableColumns columns = columns_of(table, 0);
    REQUIRE(columns.rows == 7500);
    for (const ColumnCells& cells : columns.cells) {
        CHECK(cells.missing == 1500);
        CHECK(cells.valid.size() == 938);
    }
    CHECK(columns.cells[2].distinct_texts() == 701);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < columns.rows; ++row) {
        for (const ColumnCells& cells : columns.cells) wrong += cells.has(row) == has(row) ? 0 : 1;
        if (!has(row)) continue;
        wrong += columns.cells[0].real[row] == static_cast<double>(row) / 2 ? 0 : 1;
        wrong += columns.cells[1].whole[row] == static_cast<std::int64_t>(row) ? 0 : 1;
        const auto place = static_cast<std::size_t>(columns.cells[2].words[row]);
        wrong += columns.cells[2].text(place) == word(row) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("columns of an answer are its rows, and nothing is where nothing was", "[ask]") {
    const auto table = shared("area_name,live_births,adversity_ratio\nA,1000,1.3\nB,20,1\n");
    const Document answer = ask(
        {"estimate", {{"input", {"t"}}, {"suppress_below", {"50"}}, {"round", {"5"}}}, {{"input", table}}});
    const TableColumns columns = columns_of(answer.data, answer.round_to);
    REQUIRE(columns.rows == 28);
    const auto column = [&](std::string_view name) -> const ColumnCells& {
        for (std::size_t i = 0; i < columns.columns.size(); ++i)
            if (columns.columns[i].name == name) return columns.cells[i];
        throw std::out_of_range(std::string(name));
    };
    CHECK(column("live_births").type == CellType::whole);
    CHECK(column("live_births").missing == 14);
    CHECK(column("live_births").whole[0] == 1000);
    CHECK(column("measure").distinct_texts() == 14);
    CHECK(column("measure").text(static_cast<std::size_t>(column("measure").words[24])) == "need");
    CHECK(column("area_code").missing == 28);
    const ColumnCells& low = column("low");
    CHECK(low.type == CellType::real);
    for (std::size_t row = 0; row < columns.rows; ++row) {
        CHECK(low.has(row) == (row < 14));
        CHECK((row < 14 ? std::fmod(low.real[row], 5) == 0 : std::isnan(low.real[row])));
    }
}
