#include "input/services/cells.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace pairmodel {

namespace {

const std::vector<std::string>& level_words() {
    static const std::vector<std::string> words{"universal", "targeted", "specialist",
                                                "specialist_short_term", "specialist_long_term"};
    return words;
}

}  // namespace

std::optional<double> parse_amount(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view pound = "£";
    if (text.starts_with(pound)) text = trimmed(text.substr(pound.size()));
    if (const auto whole = parse_count(text)) return static_cast<double>(*whole);
    const auto number = parse_number(text);
    if (!number || *number < 0 || *number > static_cast<double>(largest_count)) return std::nullopt;
    return number;
}

std::string amount_hint(std::string_view text) {
    text = trimmed(text);
    if (const auto number = parse_number(text); number && *number < 0)
        return "leave the cell empty where the number is not known";
    if (text.find(',') != std::string_view::npos)
        return "write a decimal point, not a comma, and thousands in threes: 1,200";
    return "a number alone; leave the cell empty where it is not known";
}

std::string part_hint(std::string_view text) {
    const auto number = parse_number(text);
    if (number && *number >= 2 && *number <= 100)
        return fmt::format("a percentage? write {:.4g} or {:.4g}%", *number / 100, *number);
    return "half of the time is 0.5 or 50%";
}

std::string age_hint(std::string_view text) {
    if (const auto number = parse_number(text); number && *number > oldest_age)
        return fmt::format("for months write {} months", trimmed(text));
    return "such as 2, 6 months, birth or conception";
}

std::optional<Answer> parse_answer(std::string_view text) {
    if (is_missing(text)) return Answer::not_known;
    const std::string word = lower_case(trimmed(text));
    if (is_one_of(word, {"yes", "y", "true", "1"})) return Answer::yes;
    if (is_one_of(word, {"no", "n", "false", "0"})) return Answer::no;
    if (is_one_of(word, {"?", "unknown", "not known", "don't know", "not sure"})) return Answer::not_known;
    return std::nullopt;
}

std::optional<StatedAge> parse_age(std::string_view text, bool bare_is_months) {
    const std::string word = lower_case(trimmed(text));
    if (is_one_of(word, {"conception", "pregnancy", "antenatal", "before birth"}))
        return StatedAge{0, true, false};
    if (is_one_of(word, {"birth", "newborn"})) return StatedAge{};
    const std::size_t end = word.find_first_not_of("0123456789. ");
    const auto number = parse_number(word.substr(0, end));
    if (!number || *number < 0) return std::nullopt;
    const std::string unit = end == std::string::npos ? "" : word.substr(end);
    StatedAge age;
    age.bare = unit.empty();
    if (age.bare ? bare_is_months : is_one_of(unit, {"m", "mo", "month", "months", "mths"}))
        age.months = *number;
    else if (age.bare || is_one_of(unit, {"y", "yr", "yrs", "year", "years"}))
        age.months = *number * months_of_a_year;
    else if (is_one_of(unit, {"w", "week", "weeks", "wks"}))
        age.months = *number * months_of_a_year / 52;
    else
        return std::nullopt;
    return age.months > oldest_age * months_of_a_year ? std::nullopt : std::optional(age);
}

namespace {

std::optional<StatedLevel> parse_level(std::string_view text) {
    static constexpr std::array<StatedLevel, 5> levels{{{CareLevel::universal, SpecialistWork::any},
                                                        {CareLevel::targeted, SpecialistWork::any},
                                                        {CareLevel::specialist, SpecialistWork::any},
                                                        {CareLevel::specialist, SpecialistWork::short_term},
                                                        {CareLevel::specialist, SpecialistWork::long_term}}};
    const std::string plain = plain_name(text);
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (plain == plain_name(level_words()[i])) return levels[i];
    return std::nullopt;
}

/// What stands between the marks and the word "and".
std::vector<std::string> pieces_of(std::string_view text) {
    std::string marked = lower_case(text);
    for (std::size_t at = 0; (at = marked.find(" and ", at)) != std::string::npos;)
        marked.replace(at, 5, ",");
    std::vector<std::string> pieces{""};
    for (const char c : marked)
        if (std::string_view(",;/+&\n").find(c) != std::string_view::npos)
            pieces.emplace_back();
        else
            pieces.back() += c;
    for (std::string& piece : pieces) piece = std::string(trimmed(piece));
    std::erase(pieces, "");
    return pieces;
}

/// "targeted 60%", "60 % targeted", "targeted": the share is 0 where there is none.
std::optional<LevelPart> parse_part(const std::string& piece) {
    const std::size_t begin = piece.find_first_of("0123456789");
    std::string word = piece;
    LevelPart part{{}, 0};
    if (begin != std::string::npos) {
        const std::size_t end = std::min(piece.find_first_not_of("0123456789.", begin), piece.size());
        const auto number = parse_number(piece.substr(begin, end - begin));
        if (!number) return std::nullopt;
        word.erase(begin, end - begin);
        const bool per_cent = word.find('%') != std::string::npos;
        std::erase_if(word,
                      [](char c) { return std::string_view("%:=()").find(c) != std::string_view::npos; });
        part.part = per_cent || *number > 1 ? *number / 100 : *number;
    }
    const auto level = parse_level(word);
    if (!level) return std::nullopt;
    part.stated = *level;
    return part;
}

}  // namespace

std::optional<std::vector<LevelPart>> parse_levels(std::string_view text) {
    if (const auto level = parse_level(text)) return std::vector{LevelPart{*level, 1}};
    std::vector<std::string> pieces = pieces_of(text);
    if (is_one_of(plain_name(text),
                  {"mix", "amix", "mixed", "amixoftheselevels", "amixoflevels", "mixoflevels"}))
        pieces = {level_words()[0], level_words()[1], level_words()[2]};
    std::vector<LevelPart> parts;
    for (const std::string& piece : pieces) {
        const auto part = parse_part(piece);
        if (!part) return std::nullopt;
        for (const LevelPart& other : parts)
            if (other.stated.level == part->stated.level && other.stated.work == part->stated.work)
                return std::nullopt;
        parts.push_back(*part);
    }
    if (parts.size() < 2) return std::nullopt;
    double sum = 0;
    for (const LevelPart& part : parts) sum += part.part;
    const bool none =
        std::all_of(parts.begin(), parts.end(), [](const LevelPart& part) { return part.part == 0; });
    if (none)
        for (LevelPart& part : parts) part.part = 1 / static_cast<double>(parts.size());
    else if (std::abs(sum - 1) > 1e-9 ||
             std::any_of(parts.begin(), parts.end(), [](const LevelPart& part) { return part.part == 0; }))
        return std::nullopt;
    return parts;
}

std::string parts_in_words(const std::vector<LevelPart>& parts) {
    std::string text;
    for (const LevelPart& part : parts)
        text += fmt::format("{}{} {:.4g}%", text.empty() ? "" : ", ",
                            level_word(part.stated.level, part.stated.work), part.part * 100);
    return text;
}

std::optional<Sector> parse_sector(std::string_view text) {
    struct Known {
        Sector sector = Sector::other;
        std::initializer_list<std::string_view> words;
    };
    static const std::array<Known, 8> sectors{{
        {Sector::midwifery, {"midwifery", "maternity", "midwives"}},
        {Sector::health_visiting, {"healthvisiting", "healthvisitors", "publichealthnursing", "0to19"}},
        {Sector::social_care,
         {"socialcare", "childrenssocialcare", "childrenssocialcaresafeguarding", "safeguarding",
          "childrensservices"}},
        {Sector::perinatal_mental_health,
         {"perinatalmentalhealth", "perinatalmentalhealthservices", "pmh", "mentalhealth", "camhs"}},
        {Sector::neonatal, {"neonatal", "neonates", "neonatesandpaediatricicu", "nicu", "neonatalcare"}},
        {Sector::child_development,
         {"childdevelopment", "childdevelopmentcentre", "childdevelopmentcentrepaediatrics", "paediatrics"}},
        {Sector::voluntary,
         {"voluntary", "voluntaryandthirdsector", "thirdsector", "vcs", "vcse", "charity", "voluntarysector",
          "communityandvoluntarysector"}},
        {Sector::other, {"other", "others"}},
    }};
    const std::string plain = plain_name(text);
    for (const Known& known : sectors)
        if (is_one_of(plain, known.words)) return known.sector;
    return std::nullopt;
}

std::string sector_hint(std::string_view text) {
    std::vector<std::string> words;
    std::string all;
    for (const auto word : enum_words<Sector>) {
        words.emplace_back(word);
        all += (all.empty() ? "" : ", ") + std::string(word);
    }
    const std::string near = did_you_mean(trimmed(text), words);
    return near.empty() ? "one of " + all : near;
}

std::optional<Focus> parse_focus(std::string_view text) {
    if (is_missing(text)) return Focus::not_known;
    const std::string plain = plain_name(text);
    if (is_one_of(plain, {"parent", "parents", "parentsmentalhealth", "parentsownmentalhealth",
                          "mentalhealth", "1", "supporttheparentsownmentalhealthspecifically"}))
        return Focus::parent;
    if (is_one_of(plain, {"relationship", "parentinfantrelationship", "pair", "2",
                          "supporttheparentinfantrelationship"}))
        return Focus::relationship;
    return std::nullopt;
}

std::string level_hint(std::string_view text) {
    // Not those of more words, which would be offered beside the one that is meant.
    const std::vector<std::string> words(level_words().begin(), level_words().begin() + 3);
    if (pieces_of(text).size() > 1 || plain_name(text).find("mix") != std::string::npos)
        return "a mix has each level once, and parts that add up to 100%: targeted 60%; specialist 40%";
    std::string near = did_you_mean(trimmed(text), words);
    if (!near.empty()) return near;
    return "the levels are universal, targeted, specialist, specialist_short_term and specialist_long_term, or a mix of "
           "them";
}

}  // namespace pairmodel
