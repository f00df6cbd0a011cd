// --total, --total-by, and what --suppress-below leaves to be seen of them.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

using namespace program;

namespace {

const std::string table =
    "area_code,area_name,live_births,adversity_ratio,group\n"
    "E06000901,Eastmere,1000,1.00,Coast\n"
    "E06000902,Kingsmouth,2450,1.30,Coast\n"
    "E06000903,Oldbridge,1320,1.12,Inland\n"
    "E06000904,Harrowdale,780,0.85,Inland\n"
    "E06000905,Westering Isles,95,0.95,Coast\n";

EstimateRows of_table(const std::string& text, Arguments arguments) {
    arguments.insert(arguments.begin(), "-");
    return estimates(arguments, {.input = text});
}

bool is_hidden(const EstimateRow& row) {
    return row.marker == "c" && row.live_births.empty() && row.adversity_ratio.empty() && row.low.empty() &&
           row.central.empty() && row.high.empty();
}

}  // namespace

TEST_CASE("a total is the sum of its areas", "[cli][totals]") {
    const EstimateRows rows = of_table(table, {"--total"});
    CHECK(rows.codes() ==
          std::vector<std::string>{"E06000901", "E06000902", "E06000903", "E06000904", "E06000905", "TOTAL"});
    for (const std::string& measure : measure_codes) {
        double low = 0;
        double high = 0;
        for (const EstimateRow& row : rows.all())
            if (row.measure == measure && row.area_code != "TOTAL") {
                low += number(row.low);
                high += number(row.high);
            }
        check_figures(rows.of(measure, "TOTAL"), low, high);
    }
    CHECK(rows.of("need", "TOTAL").live_births == "5645");
    CHECK(number(rows.of("need", "TOTAL").adversity_ratio) ==
          Approx((1000 * 1.0 + 2450 * 1.3 + 1320 * 1.12 + 780 * 0.85 + 95 * 0.95) / 5645));
}

TEST_CASE("totals by a column of the input", "[cli][totals]") {
    const EstimateRows rows = of_table(table, {"--total-by", "Group", "--total"});
    const std::vector<std::string> codes = rows.codes();
    REQUIRE(codes.size() == 8);
    CHECK(codes[5] == "TOTAL:Coast");
    CHECK(codes[6] == "TOTAL:Inland");
    CHECK(codes[7] == "TOTAL");
    CHECK(rows.of("need", "TOTAL:Coast").live_births == "3545");
    CHECK(rows.of("need", "TOTAL:Coast").area_name == "Coast");
    CHECK(rows.of("need", "TOTAL:Inland").live_births == "2100");
    CHECK(of_table(table, {"--total-by", "group"}).codes().size() == 7);
}

TEST_CASE("regions add up to England", "[cli][totals]") {
    const EstimateRows rows = estimates({"--tier", "upper", "--within", "England", "--births-year", "2024",
                                         "--total-by", "region", "--total"});
    CHECK(rows.codes().size() == 153 + 9 + 1);
    CHECK(rows.of("need", "TOTAL").live_births == "567708");
    CHECK(rows.of("need", "TOTAL:North East").live_births == "24231");
    const Outcome text =
        run({"estimate", "--tier", "upper", "--within", "South West", "--total", "--format", "markdown"});
    CHECK(has_text(text.out, "estimate/total-leaves-out-1-area-whose"));
}

TEST_CASE("in JSON totals stand beside the areas", "[cli][totals]") {
    const Outcome outcome = run({"estimate", "-", "--total", "--format", "jsonl"}, {.input = table});
    CHECK(count(outcome.out, R"({"type":"area",)") == 5);
    CHECK(count(outcome.out, R"({"type":"total","row_type":"total","area_code":"TOTAL",)") == 1);
}

TEST_CASE("areas that lie in one another are not added up", "[cli][totals]") {
    struct Pair {
        std::string inner, outer;
    };
    const Pair pair =
        GENERATE(Pair{"Gateshead", "North East"}, Pair{"Gateshead", "England"}, Pair{"North East", "England"},
                 Pair{"Cambridge", "Cambridgeshire"}, Pair{"Cambridge", "East of England"},
                 Pair{"Cardiff", "Wales"}, Pair{"Powys Teaching Health Board", "Wales"});
    CAPTURE(pair.inner, pair.outer);
    const bool swapped = GENERATE(false, true);
    const Outcome refused = run({"estimate", "--area", swapped ? pair.outer : pair.inner, "--area",
                                 swapped ? pair.inner : pair.outer, "--total"});
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CAPTURE(refused.err);
    CHECK(has_text(refused.err, "estimate/a-total-would-count-twice", pair.inner));
    CHECK(has(refused.err, pair.outer));
}

TEST_CASE("a health board and an authority within it are not added up", "[cli][totals]") {
    CHECK(run({"estimate", "--area", "W11000029", "--area", "W06000015", "--total"}).code == 2);
}

TEST_CASE("a row of a table that holds others is not added to them", "[cli][totals]") {
    struct Rows {
        std::string text, said;
    };
    const std::string gateshead = "E08000037,Gateshead,1834,1.2\n";
    const Rows rows = GENERATE_COPY(
        Rows{gateshead + "E92000001,England,567708,1\n", "estimate/a-total-would-count-gateshead-line"},
        Rows{"K04000001,England and Wales,594677,1\n" + gateshead,
             "estimate/a-total-would-count-gateshead-line-3"},
        Rows{gateshead + "E12000001,North East,24231,1\n", "estimate/a-total-would-count-gateshead-line-2"},
        Rows{"\"E06000052, E06000053\",Cornwall and Scilly,4500,1\nE12000009,South West,50000,1\n",
             "estimate/a-total-would-count-cornwall"},
        Rows{",Gateshead,1834,1\n,England,567708,1\n", "estimate/a-total-would-count-gateshead-line"},
        Rows{",Little Ward,34,1\n,England,567708,1\n", "estimate/a-total-would-count-little-ward"},
        Rows{gateshead + ",Total,1834,1\n", "estimate/a-total-would-count-areas-twice"},
        Rows{",All areas,1834,1\n" + gateshead, "estimate/a-total-would-count-areas-twice-all"});
    CAPTURE(rows.text);
    const std::string text = "area_code,area_name,live_births,adversity_ratio\n" + rows.text;
    const Outcome refused = run({"estimate", "-", "--total"}, {.input = text});
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(has_text(refused.err, rows.said));
    CHECK(run({"estimate", "-"}, {.input = text}).code == 0);
    CHECK(run({"estimate", "-", "--suppress-below", "10"}, {.input = text}).code == 0);
}

TEST_CASE("rows that hold no other are added up", "[cli][totals]") {
    for (const char* rows : {",England,5,1\n,Scotland,6,1\n", "E92000001,England,5,1\nW92000004,Wales,6,1\n",
                             "E08000037,Gateshead,5,1\nW92000004,Wales,6,1\n", ",Total,5,1\n",
                             ",Little Ward,5,1\n,Great Ward,6,1\n"}) {
        CAPTURE(rows);
        const Outcome outcome =
            run({"estimate", "-", "--total"},
                {.input = "area_code,area_name,live_births,adversity_ratio\n" + std::string(rows)});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 0);
    }
    // In other groups nothing is counted twice.
    const std::string grouped =
        "area_name,live_births,adversity_ratio,kind\nGateshead,5,1,place\nEngland,6,1,country\n";
    CHECK(run({"estimate", "-", "--total-by", "kind"}, {.input = grouped}).code == 0);
}

TEST_CASE("a hidden area beside a larger one that holds it", "[cli][suppression]") {
    const Outcome outcome =
        run({"estimate", "-", "--suppress-below", "10"},
            {.input = "area_name,live_births,adversity_ratio\nA,100,1\nB,7,1\nTotal,107,1\n"});
    CHECK(outcome.code == 2);
    CHECK(is_text(outcome.err, "estimate/suppress-below-b-line-3-would"));
}

TEST_CASE("a row with the births of others is not added to them, unless it says that it is an area",
          "[cli][totals]") {
    const std::string head = "area_name,live_births,adversity_ratio,row_type\n";
    const std::string wards = "North,183,1,\nSouth,97,1,\nEast,120,1,\n";
    const Outcome refused = run({"estimate", "-", "--total"}, {.input = head + wards + "All wards,400,1,\n"});
    CHECK(refused.code == 2);
    CHECK(is_text(refused.err, "estimate/a-total-would-count-areas-twice-wards"));
    const Outcome asked = run({"estimate", "-"}, {.input = head + wards + "All wards,400,1,\n"});
    CHECK(asked.code == 0);
    CHECK(has_text(asked.err, "estimate/line-5-all-wards"));
    // What the hint says works.
    const EstimateRows total = of_table(head + wards + "All wards,400,1,total\n", {"--total"});
    CHECK(total.of("need", "TOTAL").live_births == "400");
    const EstimateRows area = of_table(head + wards + "All wards,400,1,area\n", {"--total"});
    CHECK(area.of("need", "TOTAL").live_births == "800");
}

TEST_CASE("a merged authority is not added to its parts", "[cli][totals]") {
    const Outcome refused =
        run({"estimate", "-", "--total"}, {.input = "area_code,area_name,live_births,adversity_ratio\n"
                                                    "E06000063,Cumberland,2345,1\nE07000026,Allerdale,800,1\n"
                                                    "E07000028,Carlisle,1000,1\nE07000029,Copeland,545,1\n"});
    CHECK(refused.code == 2);
    CHECK(has_text(refused.err, "estimate/a-total-would-count-allerdale"));
}

TEST_CASE("built-in areas are found by their older and newer codes", "[cli][areas]") {
    const Outcome newer = run({"estimate", "--area", "E08000038", "--format", "csv"});
    CHECK(newer.code == 0);
    CHECK(newer.out == run({"estimate", "--area", "Barnsley", "--format", "csv"}).out);
    CHECK(run({"estimate", "--area", "E08000020", "--format", "csv"}).out ==
          run({"estimate", "--area", "Gateshead", "--format", "csv"}).out);
    const Outcome merged = run({"estimate", "--area", "E07000026"});
    CHECK(merged.code == 2);
    CHECK(has_text(merged.err, "estimate/did-you-mean-cumberland"));
}

TEST_CASE("a group called (none) is not the areas without a group", "[cli][totals]") {
    const EstimateRows rows = of_table("area_name,live_births,adversity_ratio,region\nA,5,1,\nB,6,1,(none)\n",
                                       {"--total-by", "region"});
    CHECK(rows.of("need", "TOTAL:").live_births == "5");
    CHECK(rows.of("need", "TOTAL:(none)").live_births == "6");
}

TEST_CASE("areas with an empty cell have a total that says so", "[cli][totals]") {
    const EstimateRows rows = of_table("area_name,live_births,adversity_ratio,region\nA,5,1,\nB,6,1,North\n",
                                       {"--total-by", "region"});
    CHECK(rows.of("need", "TOTAL:").area_name == "(no region)");
    CHECK(rows.of("need", "TOTAL:").live_births == "5");
}

TEST_CASE("areas side by side, or without a total, are fine", "[cli][totals]") {
    CHECK(run({"estimate", "--area", "Gateshead", "--area", "Wales", "--total"}).code == 0);
    CHECK(run({"estimate", "--area", "Gateshead", "--area", "North East"}).code == 0);
    const Outcome twice = run({"estimate", "--area", "Gateshead", "--area", "E08000037", "--total"});
    CHECK(twice.code == 0);
    CHECK(has_text(twice.err, "estimate/gateshead-was-asked-for-twice"));
    CHECK(has(twice.out, "in 1 area"));
}

TEST_CASE("a column that is not there", "[cli][totals]") {
    const Outcome outcome = run({"estimate", "-", "--total-by", "gruop"}, {.input = table});
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(has_text(outcome.err, "estimate/total-by-there-is-no-gruop"));
    CHECK(has(outcome.err, "group"));
    CHECK(run({"estimate", "--births", "5", "--total-by", "region"}).code == 2);
}

TEST_CASE("totals are of the areas shown, and say so", "[cli][suppression]") {
    const EstimateRows rows = of_table(table, {"--suppress-below", "100", "--total-by", "group", "--total"});
    for (const EstimateRow& row : rows.all()) {
        const bool hidden = row.area_code == "E06000905";
        CAPTURE(row.area_code, row.measure);
        CHECK(is_hidden(row) == hidden);
        CHECK((row.marker == "c") == hidden);
    }
    CHECK(rows.of("need", "TOTAL").area_name == "Total (4 of 5 areas)");
    CHECK(rows.of("need", "TOTAL").live_births == "5550");
    CHECK(rows.of("need", "TOTAL:Inland").area_name == "Inland");
}

TEST_CASE("a row that may be the sum of rows of which some are withheld is refused", "[cli][suppression]") {
    const auto refused = [](const std::string& rows) {
        const Outcome outcome =
            run({"estimate", "-", "--suppress-below", "10"}, {.input = "area_name,live_births\n" + rows});
        CHECK(outcome.code == (has(outcome.err, "may be the sum of other rows") ? 2 : 0));
        return outcome.code == 2;
    };
    CHECK(refused("A,500\nB,337\nC,213\nD,5\nAll wards,1055\n"));
    CHECK(refused("A,500\nB,337\nC,213\nD,0\nAll wards,1050\n"));
    CHECK(refused("A,501\nB,338\nC,213\nD,5\nNorth,1057\nE,411\nF,287\nG,622\n"));
    CHECK(refused("North,1057\nA,501\nB,338\nC,213\nD,5\nE,411\nF,287\nG,622\n"));
    CHECK_FALSE(refused("A,500\nB,337\nC,213\nD,5\nE,1090\n"));
    CHECK_FALSE(refused("A,500\nB,337\nC,213\nE,1055\n"));
    const Outcome stated =
        run({"estimate", "-", "--suppress-below", "10"},
            {.input = "area_name,live_births,row_type\nA,500,area\nB,337,area\nC,213,area\n"
                      "D,5,area\nTown,1055,area\n"});
    CHECK(stated.code == 0);
}

TEST_CASE("codes tell which rows may be the sum of withheld ones, however few births they have",
          "[cli][suppression]") {
    const auto refused = [](const std::string& rows) {
        const Outcome outcome =
            run({"estimate", "-", "--suppress-below", "10"}, {.input = "area_code,live_births\n" + rows});
        CHECK(outcome.code == (has(outcome.err, "may be the sum of other rows") ? 2 : 0));
        return outcome.code == 2;
    };
    const std::string others = "E08000035,1100\nE05011071,400\nE05011072,700\n";
    CHECK(refused("E08000037,224\nE05001068,120\nE05001069,97\nE05001071,7\n" + others));
    CHECK(refused("E05001068,120\nE05001069,97\nE05001071,7\nE08000037,224\n" + others));
    CHECK(refused("E05001068,217\nE05001071,7\nE08000037,224\n"));
    CHECK(refused("E02001685,61\nE01008162,22\nE01008163,17\nE01008164,18\nE01008165,4\n"));
    // Wider areas first, and all of their parts behind.
    CHECK(
        refused("E08000037,309\nE08000035,322\nE05001068,120\nE05001069,97\nE05001070,88\nE05001071,4\n"
                "E05001072,133\nE05001073,101\nE05001074,88\n"));
    CHECK_FALSE(refused("E08000037,1834\nE05011071,120\nE05011072,97\nE05011073,7\n"));
    CHECK_FALSE(refused("E05011070,224\nE05011071,120\nE05011072,97\nE05011073,7\n"));
}

TEST_CASE("areas of several levels are not added up, as nothing tells which lie in which", "[cli][totals]") {
    const std::string heading = "area_code,area_name,live_births,adversity_ratio\n";
    const std::string wider = "E02001700,MSOA 1,120,1\nE02001701,MSOA 2,150,1\n";
    const std::string smaller = "E01008200,LSOA 1a,60,1\nE01008202,LSOA 1c,57,1\n";
    const auto code = [&](const std::string& rows, const std::string& headings = "") {
        return run({"estimate", "-", "--total"}, {.input = (headings.empty() ? heading : headings) + rows})
            .code;
    };
    // Parts that are missing, and counts that are rounded, make no difference.
    for (const std::string& rows :
         {wider + smaller, smaller + wider, "E08000021,Newcastle,2900,1\n" + smaller})
        CHECK(code(rows) == 2);
    CHECK(code(wider) == 0);
    CHECK(code(smaller) == 0);
    CHECK(code("E02001700,120,1,area\nE01008200,60,1,area\n",
               "area_code,live_births,adversity_ratio,row_type\n") == 0);
    const Outcome outcome = run({"estimate", "-", "--total"}, {.input = heading + wider + smaller});
    CHECK(is_text(outcome.err, "estimate/neighbourhoods-and-the-wider-ones"));
    CHECK(run({"estimate", "-"}, {.input = heading + wider + smaller}).code == 0);
}

TEST_CASE("withheld births do not follow from wider areas, wherever these stand", "[cli][suppression]") {
    const auto refused = [](const std::string& rows) {
        const Outcome outcome = run({"estimate", "-", "--suppress-below", "10"},
                                    {.input = "area_code,area_name,live_births,adversity_ratio\n" + rows});
        return outcome.code == 2 && has(outcome.err, "--suppress-below");
    };
    CHECK(refused(
        "E08000021,Newcastle upon Tyne,2900,1.1\nE08000037,Gateshead,1834,1.1\nE08000024,Sunderland,2400,1.1\n"
        "E05001001,Ward A,600,1.1\nE05001002,Ward B,4,1.1\nE05001003,Ward C,570,1.1\nE05001004,Ward "
        "D,660,1.1\n"));
    CHECK(refused(
        "E01008200,1a,60,1\nE01008201,1b,4,1\nE01008202,1c,57,1\nE01008203,2a,80,1\nE01008204,2b,70,1\n"
        "E02001701,2,150,1\nE02001700,1,121,1\nE02001703,4,99,1\n"));
    CHECK(refused(",A,20,1\n,B,24,1\n,B2,4,1\n,North total,48,1\n,C,25,1\n,D,30,1\n"));
    // Wider areas that have far more births than the rows that may lie in them.
    CHECK_FALSE(refused("E08000021,Newcastle upon Tyne,2900,1\nE05001001,A,60,1\nE05001002,B,4,1\n"));
}

TEST_CASE("a row that is called a total is an area where a column says so", "[cli][totals]") {
    const auto code = [](const std::string& type) {
        return run({"estimate", "-", "--total"},
                   {.input = "area_name,live_births,adversity_ratio,row_type\nNorth total,84,1," + type +
                             "\nA,40,1,area\nB,50,1,area\n"})
            .code;
    };
    CHECK(code("area") == 0);
    CHECK(code("") == 2);
}

TEST_CASE("a row called as others say of themselves, with their births, is their subtotal", "[cli][totals]") {
    const auto code = [](const std::string& rows, Arguments arguments) {
        arguments.insert(arguments.begin(), {"estimate", "-"});
        return run(arguments, {.input = "area_name,locality,live_births,adversity_ratio\n" + rows}).code;
    };
    const std::string south = "C,South,55,1\nD,South,80,1\n";
    const std::string north = "A,North,40,1\nB,North,44,1\nNorth,North,84,1\n" + south;
    const std::string withheld = "A,North,40,1\nB,North,4,1\nNorth,North,44,1\n" + south;
    for (const Arguments& total : {Arguments{"--total"}, {"--total-by", "locality"}}) {
        CHECK(code(north, total) == 2);
        CHECK(code("A,North,40,1\nB,North,45,1\nNorth,North,84,1\n" + south, total) == 0);
        CHECK(code("North,North,40,1\n" + south, total) == 0);
    }
    CHECK(code("A,North,40,1\nB,North,44,1\nNorth total,North,84,1\n" + south, {"--total-by", "locality"}) ==
          2);
    CHECK(code(withheld, {"--suppress-below", "10"}) == 2);
    CHECK(code("A,North,40,1\nB,North,44,1\nNorth ward,North,84,1\n" + south, {"--total"}) == 2);
    for (const char* name : {"All North", "North ward", "Whole of North", "North area"})
        CHECK(code(std::string("A,North,40,1\nB,North,4,1\n") + name + ",North,44,1\n" + south,
                   {"--suppress-below", "10"}) == 2);
    CHECK(code("A,North,40,1\nB,North,4,1\nNorth Bank,North,44,1\n" + south, {"--suppress-below", "10"}) ==
          0);
    // In a total without the parts it is not counted twice.
    CHECK(
        run({"estimate", "-", "--total-by", "kind"},
            {.input =
                 "area_name,locality,kind,live_births,adversity_ratio\nA,North,ward,40,1\nB,North,ward,44,1\n"
                 "North,North,locality,84,1\nC,South,ward,55,1\n"})
            .code == 0);
    CHECK(code(withheld, {}) == 0);
    const Outcome outcome = run({"estimate", "-", "--total"},
                                {.input = "area_name,locality,live_births,adversity_ratio\n" + north});
    CHECK(is_text(outcome.err, "estimate/a-row-called-as-its-group"));
}

TEST_CASE("no hash tells what stands in a year that is not used", "[cli][suppression]") {
    const auto of_2024 = [](const char* births) {
        return run({"estimate", "-", "--suppress-below", "10", "--format", "json"},
                   {.input = std::string("area_name,live_births_2023,live_births_2024\nA,500,510\nB,") +
                             births + ",300\n"})
            .out;
    };
    CHECK(of_2024("6") == of_2024("5"));
}

TEST_CASE("a group of which all areas are withheld is not there", "[cli][suppression]") {
    const std::string small =
        "area_name,live_births,adversity_ratio,group\nA,1000,1,Big\nB,2000,1,Big\nC,3,1,Small\nD,0,1,Small\n";
    const EstimateRows rows = of_table(small, {"--suppress-below", "10", "--total-by", "group", "--total"});
    for (const EstimateRow& row : rows.all()) CHECK(row.area_code != "TOTAL:Small");
    CHECK(rows.of("need", "TOTAL:Big").live_births == "3000");
    CHECK(rows.of("need", "TOTAL").live_births == "3000");
}

TEST_CASE("every year that is used counts, and no other", "[cli][suppression]") {
    const std::string years =
        "area_name,live_births_2022,live_births_2023,live_births_2024,adversity_ratio\n"
        "A,4,500,500,1\nB,500,4,500,1\nC,500,500,500,1\n";
    const auto withheld = [&](Arguments arguments) {
        arguments.insert(arguments.end(), {"--suppress-below", "10"});
        const std::string err = run(arguments, {.input = years}).err;
        const std::size_t at = err.find("Withheld: ");
        return at == std::string::npos ? std::string("0") : err.substr(at + 10, 1);
    };
    CHECK(withheld({"estimate", "-"}) == "0");
    CHECK(withheld({"estimate", "-", "--births-year", "2023"}) == "1");
    CHECK(withheld({"estimate", "-", "--cohort", "under-two"}) == "1");
    CHECK(withheld({"sensitivity", "-"}) == "2");
    const Arguments plan{"plan", "-", "--from", "2026", "--to", "2028"};
    CHECK(withheld(plan) == "0");
    for (const auto& [option, expected] : {std::pair{"--births-trend", "2"}, {"--births-growth=-90%", "3"}}) {
        Arguments more = plan;
        more.emplace_back(option);
        CHECK(withheld(more) == expected);
    }
}

TEST_CASE("a wider area leaves a withheld part out, as the total of its parts does", "[cli][suppression]") {
    const Outcome whole =
        run({"estimate", "--area", "South West", "--suppress-below", "1500", "--format", "csv"});
    const Outcome parts = run({"estimate", "--tier", "upper", "--within", "South West", "--total",
                               "--suppress-below", "1500", "--format", "csv"});
    const std::string total = EstimateRows(parts.out).of("need", "TOTAL").live_births;
    CHECK(EstimateRows(whole.out).of("need", "E12000009").live_births == total);
    CHECK(total != EstimateRows(run({"estimate", "--area", "South West", "--format", "csv"}).out)
                       .of("need", "E12000009")
                       .live_births);
}

TEST_CASE("a row that may be the sum of the others is told of", "[cli][suppression]") {
    const auto said = [](const std::string& rows) {
        return run({"estimate", "-", "--suppress-below", "10"},
                   {.input = "area_name,live_births,adversity_ratio\n" + rows})
            .err;
    };
    CHECK(has_text(said("A,100,1\nB,200,1\nC,300,1\nD,7,1\nAll wards,607,1\n"),
                   "estimate/all-wards-line-6-may-be-the-sum"));
    CHECK_FALSE(has(said("A,100,1\nB,200,1\nC,300,1\nD,7,1\nE,620,1\n"), "may be the sum"));
    CHECK_FALSE(has(said("A,100,1\nB,200,1\nC,300,1\nAll wards,600,1\n"), "may be the sum"));
}

TEST_CASE("a hidden area is marked in every format, and its number in none", "[cli][suppression]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown", "json", "jsonl", "csv", "tsv");
    const std::string shape = GENERATE(as<std::string>{}, "long", "wide");
    CAPTURE(format, shape);
    const std::string secret =
        "area_code,area_name,live_births,adversity_ratio\nE06000901,Eastmere,5000,1\n"
        "E06000905,Westering Isles,97,0.913\n";
    const Outcome outcome =
        run({"estimate", "-", "--suppress-below", "100", "--total", "--format", format, "--shape", shape},
            {.input = secret});
    REQUIRE(outcome.code == 0);
    CAPTURE(outcome.out);
    CHECK(has(outcome.out, "Westering Isles"));
    CHECK_FALSE(has(outcome.out, "5097"));
    CHECK_FALSE(has(outcome.out, "5,097"));
    CHECK_FALSE(has(outcome.out, "0.91"));
    if (format == "text") CHECK(has(outcome.out, "Key: [c] confidential"));
    if (format == "text") CHECK(has(outcome.out, "fewer than 100 live births"));
    if (format == "markdown") CHECK(has(outcome.out, "\\[c\\]"));
    if (format == "json" || format == "jsonl")
        CHECK(has(outcome.out,
                  "\"marker\":" + std::string(format == "json" ? " [\n        \"c\"" : "[\"c\"]")));
    for (const std::string& line : lines_of(outcome.out))
        if (has(line, "Westering Isles")) CHECK_FALSE(has(line, "97"));
}

TEST_CASE("one area alone is hidden on the screen too, hint and all", "[cli][suppression]") {
    const Outcome outcome =
        run({"estimate", "--births", "7", "--adversity", "1.234", "--suppress-below", "10"});
    CHECK(outcome.code == 0);
    CAPTURE(outcome.out);
    CHECK(has(outcome.out, "live births [c]"));
    CHECK_FALSE(has(outcome.out, " 7 "));
    CHECK_FALSE(has(outcome.out, "--births 7"));
    CHECK_FALSE(has(outcome.out, "23%"));
    CHECK_FALSE(has(run({"estimate", "--births", "10", "--suppress-below", "10"}).out, "[c]"));
}

TEST_CASE("sums of few rows, and those that stand elsewhere, are no way to what is withheld",
          "[cli][suppression]") {
    const auto code = [](const std::string& rows, Arguments more) {
        more.insert(more.begin(), {"estimate", "-"});
        return run(more, {.input = rows}).code;
    };
    const Arguments withheld{"--suppress-below", "10"};
    const std::string small = "area_name,live_births\nAsh,50\nBirch,31\nCedar,7\nFir,28\n";
    for (const char* name : {"All wards", "Borough", "Gateshead"}) {
        CHECK(code(small + name + ",116\n", withheld) == 2);
        CHECK(code(small + name + ",116,area\n", withheld) != 0);
    }
    CHECK(code(small, withheld) == 0);
    const std::string apart =
        "area_code,area_name,live_births,locality\nE05000001,Ash,120,North\nE05000002,Birch,131,South\n"
        "E05000003,Cedar,7,North\nE05000004,Elm,99,North\nE05000005,Fir,88,South\nE05000006,Oak,140,South\n";
    // Called after the locality, a sum may hold what is withheld; whatever it is called, a sum is one.
    for (const char* names : {"Locality North,226,North\n,Locality South,359,South\n",
                              "North PCN,226,North\n,South PCN,359,South\n"}) {
        CHECK(code(apart + "," + names, {"--total"}) == 2);
        CHECK(code(apart + "," + names, {"--total-by", "locality"}) == 2);
        CHECK(code(apart + "," + names, withheld) == 2);
    }
    CHECK(code(apart + ",Riverside,359,South\n", {"--total"}) == 2);
    CHECK(code(apart + ",Riverside,358,South\n", {"--total"}) == 0);
}
