// Sentences: they must read as English whatever the numbers are.

#include "report/words/narrative.hpp"

#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "words/figures.hpp"

using namespace pairmodel;

namespace {

/// Numbers in a sentence, commas taken out; "[low]" is none.
std::vector<double> numbers_in(const std::string& text) {
    std::vector<double> numbers;
    std::string digits;
    for (const char c : text + " ") {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ',' && !digits.empty()) {
            numbers.push_back(std::stod(digits));
            digits.clear();
        }
    }
    return numbers;
}

bool is_english(const std::string& text) {
    return text.ends_with(" a year") && !text.starts_with("1 babies") && !program::has(text, " 1 babies") &&
           !program::has(text, "[low]") && !program::has(text, "  ");
}

AdversityRatio ratio_of(double ratio, AdversityBasis basis, std::vector<double> indicators = {}) {
    AdversityRatio result;
    result.ratio = ratio;
    result.basis = basis;
    for (std::size_t i = 0; i < indicators.size(); ++i) result.indicators.push_back({i, 0, indicators[i], 1});
    return result;
}

}  // namespace

TEST_CASE("babies a year, by hand", "[report][narrative]") {
    CHECK(babies_phrase({578.4, 622, 667.4}, 0, Cohort::births) == "about 580 to 670 babies a year");
    CHECK(babies_phrase({1.1, 1.2, 1.3}, 0, Cohort::births) == "1 baby a year");
    CHECK(babies_phrase({0, 0, 0}, 0, Cohort::births) == "0 babies a year");
    CHECK(babies_phrase({0.1, 0.2, 0.3}, 0, Cohort::births) == "fewer than 1 baby a year");
    CHECK(babies_phrase({0.1, 0.2, 0.3}, 5, Cohort::births) == "fewer than 5 babies a year");
    CHECK(babies_phrase({1000, 1100, 1234.5}, 10, Cohort::births) == "1,000 to 1,230 babies a year");
    CHECK(is_english(babies_phrase({0.3, 0.6, 1.2}, 0, Cohort::births)));
    CHECK(is_english(babies_phrase({2.3, 2.4, 2.6}, 5, Cohort::births)));
}

TEST_CASE("about is said once", "[report][narrative]") {
    CHECK(about_said_once("about 180 to 190", "about 90 to 130") == "90 to 130");
    CHECK(about_said_once("5 to 8", "about 4 to 120") == "about 4 to 120");
    CHECK(about_said_once("about 95 to 170", "up to 12") == "up to 12");
    CHECK(about_said_once("", "about 580") == "about 580");
}

TEST_CASE("counts in a sentence say whether they are of one", "[report][narrative]") {
    const auto check = [](const CountWords& words, const char* text, bool one) {
        CHECK(words.text == text);
        CHECK(words.one == one);
    };
    check(count_words({578.4, 622, 667.4}, 0), "about 580 to 670", false);
    check(count_words({95.2, 130, 169}, 0), "about 95 to 170", false);
    check(count_words({879, 934, 1012}, 0), "about 880 to 1,010", false);
    check(count_words({10715, 11500, 12364}, 0), "about 10,700 to 12,400", false);
    check(count_words({6264, 7400, 8699}, 0), "about 6,300 to 8,700", false);
    check(count_words({6784, 7200, 7632}, 0), "about 6,780 to 7,630", false);
    check(count_words({614, 1400, 2034}, 0), "about 610 to 2,000", false);
    check(count_words({12, 500, 998}, 0), "about 12 to 1,000", false);
    check(count_words({143, 148, 149}, 10), "140 to 150", false);
    check(count_words({0.7, 1, 1.3}, 0), "1", true);
    check(count_words({0.1, 0.2, 0.3}, 0), "fewer than 1", true);
    check(count_words({0.1, 0.2, 0.3}, 10), "fewer than 10", false);
    check(count_words({0.1, 0.8, 1.3}, 0), "up to 1", true);
    check(count_words({0, 0, 0}, 0), "0", false);
    check(count_words_up_to(0, 0), "0", false);
    check(count_words_up_to(0.3, 0), "fewer than 1", true);
    check(count_words_up_to(1.2, 0), "up to 1", true);
    check(count_words_up_to(12, 5), "up to 10", false);
}

TEST_CASE("babies a year over a grid of births, ratios and rounding", "[report][narrative]") {
    const Model model(results::toolkit(), {});
    std::vector<double> births;
    for (int n = 0; n <= 200; ++n) births.push_back(n);
    for (int n = 200; n <= 2000; n += 7) births.push_back(n);
    for (int n = 2000; n <= 100000; n += 701) births.push_back(n);
    std::size_t sentences = 0;
    for (const double ratio : {0.4, 0.95, 1.0, 1.213, 1.8, 3.0})
        for (const double n : births) {
            const Estimate e = estimate(n, ratio, model);
            for (const MeasureInfo& m : all_measures())
                for (const int round_to : {0, 5, 10}) {
                    const Interval interval = e.interval(m.measure);
                    const std::string text = babies_phrase(interval, round_to, Cohort::births);
                    const std::vector<double> numbers = numbers_in(text);
                    const bool none = interval.high == 0;
                    const bool good = is_english(text) && (numbers.size() == 1 || numbers.size() == 2) &&
                                      (numbers.size() == 1 || numbers[0] < numbers[1]) &&
                                      (none == (text == "0 babies a year")) && (none || numbers.back() > 0);
                    ++sentences;
                    if (good) continue;
                    CAPTURE(n, ratio, m.code, round_to, interval.low, interval.high, text);
                    REQUIRE(good);
                }
        }
    CHECK(sentences > 100000);
}

TEST_CASE("how far from the average", "[report][narrative]") {
    CHECK(signed_percent(1.85) == "+85%");
    CHECK(signed_percent(0.84) == "−16%");
    CHECK(signed_percent(1) == "0%");
    CHECK(signed_percent(0.999) == "0%");
    CHECK(signed_percent(1.005) == "+1%");
    CHECK(signed_percent(21) == "+2,000%");
    CHECK(against_average(1.213) == "21% above average");
    CHECK(against_average(0.95) == "5% below average");
    CHECK(is_text(against_average(1), "report/at-the-national-average"));
    CHECK(is_text(against_average(1.004), "report/at-the-national-average"));
}

TEST_CASE("where a ratio is from", "[report][narrative]") {
    const auto given = ratio_of(1.3, AdversityBasis::given_for_run);
    CHECK(is_text(adversity_phrase(given), "report/30-above-average-as-given"));
    CHECK(adversity_origin(given) == "given");
    CHECK(is_text(adversity_phrase(ratio_of(0.7, AdversityBasis::given_for_area)),
                  "report/30-below-average-as-given"));
    const auto several = ratio_of(1.213, AdversityBasis::indicators, {1.2, 0.836, 1.851});
    CHECK(adversity_origin(several) == "3 indicators");
    CHECK(adversity_phrase(several) == "21% above average, from 3 indicators");
    CHECK(full_adversity_phrase(several) ==
          "21% above average, from 3 indicators (singly: 16% below to 85% above)");
    // What shows as 0% is on no side.
    CHECK(full_adversity_phrase(ratio_of(0.97, AdversityBasis::indicators, {0.94, 1.002})) ==
          "3% below average, from 2 indicators (singly: 6% below to 0%)");
    CHECK(full_adversity_phrase(given) == adversity_phrase(given));
    CHECK(adversity_origin(ratio_of(1.2, AdversityBasis::indicators, {1.2})) == "1 indicator");
    CHECK(adversity_origin(ratio_of(1, AdversityBasis::none)) == "assumed");
    CHECK(
        is_text(adversity_phrase(ratio_of(1, AdversityBasis::none)), "report/taken-as-the-national-average"));
}

TEST_CASE("an area and its births", "[report][narrative]") {
    Area area = results::area("E08000037", "Gateshead", 1834, 1);
    CHECK(area_phrase(area) == "Gateshead (E08000037)");
    CHECK(births_phrase(area) == "1,834 live births");
    area.live_births_year = 2024;
    CHECK(births_phrase(area) == "1,834 live births in 2024");
    area.live_births = 1;
    CHECK(births_phrase(area) == "1 live birth in 2024");
    area.live_births = 0;
    CHECK(births_phrase(area) == "0 live births in 2024");
    area.live_births.reset();
    CHECK(is_text(births_phrase(area), "report/live-births-not-available"));
    area.name.clear();
    CHECK(area_phrase(area) == "E08000037");
    area = results::area("", "Eastmere", 5, 1);
    CHECK(area_phrase(area) == "Eastmere");
}

TEST_CASE("the sentence of missed babies stands on the screen for small areas too", "[report][narrative]") {
    for (std::int64_t births = 0; births <= 60; ++births) {
        const std::string text =
            results::written(results::result_of({results::area("", "A", births, 1)}), "text");
        CAPTURE(text);
        REQUIRE(program::has(text, births == 0 ? "nobody is in need" : " would be missed"));
        REQUIRE_FALSE(program::has(text, " 1 babies"));
        REQUIRE_FALSE(program::has(text, " 1 live births"));
    }
}

namespace {

PlaceFigures place_figures(double births, double ratio, int round_to) {
    const Estimate e = estimate(births, ratio, Model(results::toolkit(), {}));
    PlaceFigures figures;
    figures.place = "Eastmere";
    figures.live_births = births;
    figures.round_to = round_to;
    figures.need = e.interval(Measure::need);
    figures.demand = e.interval(Measure::demand);
    figures.missed = e.interval(Measure::missed);
    return figures;
}

}  // namespace

TEST_CASE("the answer in plain English, by hand", "[report][narrative]") {
    CHECK(are_texts(summary_sentences(place_figures(1000, 1, 0)),
                    "report/the-model-suggests-that-in-eastmere-400"));
    CHECK(
        are_texts(summary_sentences(place_figures(0, 1, 0)), "report/there-are-no-live-births-in-eastmere"));
    CHECK(
        has_text(summary_sentences(place_figures(2, 1, 0))[0], "report/the-model-suggests-that-in-eastmere"));
    PlaceFigures under_two = place_figures(1000, 1, 10);
    under_two.cohort = Cohort::under_two;
    CHECK(has_text(summary_sentences(under_two)[2], "report/miss-260-to-300-children-under"));
    PlaceFigures quoted = place_figures(1000, 1, 0);
    quoted.wording = Wording::quoted;
    CHECK(are_texts(summary_sentences(quoted), "report/quoted-by-itself"));
}

TEST_CASE("the answer reads as English over a grid of births", "[report][narrative]") {
    std::vector<double> births;
    for (int n = 0; n <= 120; ++n) births.push_back(n);
    for (int n = 120; n <= 100000; n += 313) births.push_back(n);
    births.push_back(100000);
    for (const double ratio : {0.3, 1.0, 1.213, 3.0})
        for (const double n : births)
            for (const int round_to : {0, 10}) {
                PlaceFigures figures = place_figures(n, ratio, round_to);
                figures.wording = static_cast<int>(n) % 2 == 0 ? Wording::quoted : Wording::read;
                const std::vector<std::string> sentences = summary_sentences(figures);
                REQUIRE(sentences.size() == (n == 0 ? 1 : 3));
                for (const std::string& text : sentences) {
                    CAPTURE(n, ratio, round_to, text);
                    REQUIRE(text.ends_with('.'));
                    for (const char* wrong :
                         {" 1 babies", "  ", "[low]", "nan", "babies a year is", "baby a year are",
                          " 0% of births", " 0 babies", "1 baby a year to"})
                        REQUIRE_FALSE(program::has(text, wrong));
                }
                if (n == 0) continue;
                const bool one = program::has(sentences[0], "1 baby a year ");
                REQUIRE(program::has(sentences[0], one ? " is likely" : " are likely"));
            }
}
