#include "input/cells/suggest.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/gap.hpp"
#include "report/estimate/subject.hpp"
#include "report/gap/comparison.hpp"
#include "report/gap/groups.hpp"
#include "report/gap/mapping.hpp"
#include "report/gap/tables.hpp"
#include "report/observed/observed.hpp"
#include "report/table/shown.hpp"
#include "report/team/team.hpp"
#include "report/words/brief.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "report/words/reach.hpp"
#include "report/words/rough.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// "2.4%": finer than percent() where a whole per cent is much.
std::string fine_percent(double share) {
    constexpr double fine_below = 0.1;
    if (share >= fine_below) return percent(share);
    const double tenths = rounded(share * 1000, 1) / 10;
    return tenths == 0 && share > 0 ? "less than 0.1%" : shortest(tenths) + "%";
}

/// "29 to 31%", "up to 1%", "less than 1%".
std::string shares_phrase(const Interval& shares) {
    const auto is_low = [](double share) { return percent(share).starts_with("[low]"); };
    if (is_low(shares.high)) return "less than 1%";
    if (is_low(shares.low)) return "up to " + percent(shares.high);
    return shown_range(shares.low, shares.high, ColumnKind::share, 0);
}

std::string families_phrase(const CountWords& families) {
    return families.text + (families.one ? " family" : " families");
}

std::string babies_phrase(const CountWords& babies) {
    return babies.text + (babies.one ? " baby" : " babies");
}

const char* are(const CountWords& words) {
    return words.one ? "is" : "are";
}

std::string services_phrase(const LevelGap& gap) {
    const auto count = static_cast<double>(gap.provision.services);
    return fmt::format("{} {}", code_of(gap.level), plural(count, "service", "services"));
}

/// "80 families a year at most, 4.4% of live births".
std::string capacity_phrase(const LevelGap& gap) {
    const std::string families = shown(*gap.provision.capacity, ColumnKind::count, 0);
    std::string text =
        families == "0" && *gap.provision.capacity > 0
            ? "fewer than 1 family a year"
            : fmt::format("{} {} a year at most", families, families == "1" ? "family" : "families");
    if (gap.share_of_births) text += fmt::format(", {} of live births", fine_percent(*gap.share_of_births));
    return text;
}

/// What becomes of those who come.
std::string places_phrase(const Coverage& demand, int round_to) {
    if (demand.shortfall->high == 0)
        return fmt::format("There is room for {} more a year.",
                           families_phrase(count_words(*demand.spare, round_to)));
    if (demand.spare->high == 0) {
        const CountWords without = count_words(*demand.shortfall, round_to);
        return fmt::format("{} a year {} without a place.", with_capital(families_phrase(without)),
                           are(without));
    }
    const CountWords without = count_words_up_to(demand.shortfall->high, round_to);
    return fmt::format("Whether there are places enough depends on the estimate: {} {} without one.",
                       families_phrase(without), are(without));
}

/// "To see them would roughly take 11 to 12 more whole-time equivalents, £600,000 to £660,000 a year."
std::string shortfall_sentence(const Coverage& demand) {
    const auto some = [](const std::optional<Interval>& amount) { return amount && amount->high > 0; };
    std::string takes;
    if (some(demand.wte)) takes = rough_range(*demand.wte, "") + " more whole-time equivalents";
    if (some(demand.cost)) takes += (takes.empty() ? "" : ", ") + rough_range(*demand.cost, "£") + " a year";
    return takes.empty() ? "" : fmt::format(" To see all who come would take roughly {}.", takes);
}

/// One level in words.
std::string level_sentences(const LevelGap& gap, int round_to) {
    const std::string name = services_phrase(gap);
    const CountWords demand = count_words(gap.demand->wanted, round_to);
    const CountWords need = count_words(gap.need->wanted, round_to);
    const std::string likely = fmt::format("{} a year {} likely to come", babies_phrase(demand), are(demand));
    if (gap.provision.services == 0)
        return fmt::format("No {} service is listed; {} for such help, and {} {} it.", code_of(gap.level),
                           likely, babies_phrase(need), need.one ? "needs" : "need");
    if (gap.provision_hidden || !gap.provision.capacity)
        return fmt::format("How many families the {} here can see is not {}; {}.", name,
                           gap.provision_hidden ? "shown [c]" : "known", likely);
    const std::string alone = counted_alone(gap);
    std::string text = fmt::format("The {} here {}{}can see {}.", name, alone, alone.empty() ? "" : " ",
                                   capacity_phrase(gap));
    if (gap.demand->covered && gap.need->covered)
        text += fmt::format(" That covers {} of demand ({}) and {} of need ({}).",
                            shares_phrase(*gap.demand->covered), babies_phrase(demand),
                            shares_phrase(*gap.need->covered), babies_phrase(need));
    std::string places = places_phrase(*gap.demand, round_to);
    if (!alone.empty())
        places = "How many the others can see is not known; counting these alone, " +
                 lower_case(places.substr(0, 1)) + places.substr(1);
    return text + " " + places + shortfall_sentence(*gap.demand);
}

void add_sentences(const AreaGap& area, int round_to, Document& document) {
    if (!area.at(ProvisionLevel::specialist).demand) return;
    for (const ProvisionLevel level : {ProvisionLevel::specialist, ProvisionLevel::targeted})
        document.lead.push_back(level_sentences(area.at(level), round_to));
}

void describe_one(const GapResult& result, const AreaGap& area, Document& document) {
    const Run& run = result.study->run;
    const AreaView place = run.areas()[0];
    const bool hidden = area.absent == Absent::confidential;
    document.title = fmt::format("Services beside demand and need: {}", area_phrase(place));
    if (!hidden) document.lead.push_back(place_line(*result.study));
    if (!place.note.empty()) document.lead.emplace_back(place.note);
    add_sentences(area, result.study->round_to, document);
}

void describe_many(const GapResult& result, const std::vector<AreaGap>& areas, Document& document) {
    document.title =
        fmt::format("Services beside demand and need in {} areas", result.study->run.areas().size());
    const AreaGap& total = areas.back();
    if (total.absent != Absent::empty) return;
    document.lead.push_back(fmt::format("{}: {} live births.", with_capital(areas_together(*result.study)),
                                        grouped(total.live_births.value_or(0))));
    add_sentences(total, result.study->round_to, document);
}

/// "1 to 5%", as the toolkit observes.
std::string observed_note(const AreaGap& area) {
    const LevelGap& gap = area.at(ProvisionLevel::specialist);
    const std::optional<double> share = gap.provision.services > 0 ? gap.share_of_births : std::nullopt;
    return fmt::format(
        "{}In 2021 the specialist teams of the UK were resourced to see 1 to 5% of the births of their "
        "areas "
        "(toolkit, section B.1, pages 24-30).",
        share ? fmt::format("Specialist capacity here is {} of live births. ", fine_percent(*share)) : "");
}

bool any_assumed_share(const GapResult& result) {
    return std::any_of(result.services.rows.begin(), result.services.rows.end(), [](const ServiceRow& row) {
        return row.direct_share_assumed && row.service.level == CareLevel::specialist;
    });
}

void add_method_notes(const GapResult& result, const AreaGap& area, std::vector<std::string>& notes) {
    notes.emplace_back(
        "Capacities are added up as if no family were seen by two services: upper bounds. So what they cover "
        "is shown at most, and what is short at least. A service whose capacity is not known is not in the "
        "sum: there, more may be covered. Both levels together have no number that is short [z]: a place to "
        "spare at one is none for families who need the other.");
    notes.emplace_back(
        "Need (pairmodel's own): of targeted services, those who come and those missed with mild to moderate "
        "difficulties; of specialist services, those who come and those missed with severe ones. The "
        "universal offer is for all births. One baby counts as one family.");
    if (any_assumed_share(result))
        notes.emplace_back(
            "A team's capacity is WTE x families per WTE x direct share. Specialist teams that do not say "
            "spend "
            "half of their time with families (toolkit, section B.6, pages 44-49).");
    if (area.is_total)
        notes.emplace_back(
            "All areas together: a place in one area is no help to a family in another that may not use it.");
    notes.push_back(observed_note(area));
    notes.push_back(reach_sentence(published_reach()));
}

/// Gaps that are known, each in its sentence; what is not known, in one for each level.
void add_gap_notes(const AreaGap& area, std::vector<std::string>& notes) {
    for (const OfferGap& gap : area.gaps)
        if (gap.known) notes.push_back("Gap: " + gap.sentence);
    for (std::size_t i = 0; i < area.offers.size(); ++i) {
        const auto level = static_cast<CareLevel>(i);
        std::string unknown;
        for (const OfferGap& gap : area.gaps)
            if (!gap.known && gap.level == level) unknown += (unknown.empty() ? "" : ", ") + question_of(gap);
        if (!unknown.empty())
            notes.push_back(fmt::format("Not known of {} services: {}.", code_of(level), unknown));
    }
}

/// What services lack, and what a specification says: answers, which stand among the notes as they are many.
std::vector<std::string> findings_of(const AreaGap& area) {
    std::vector<std::string> notes;
    add_gap_notes(area, notes);
    for (std::string& sentence : mapping_sentences(area.rows)) notes.push_back(std::move(sentence));
    for (const auto& [level, sentence] : specification_of(area))
        notes.push_back("For the specification: " + sentence);
    return notes;
}

std::vector<std::string> notes_of(const GapResult& result, const AreaGap& area) {
    std::vector<std::string> notes = findings_of(area);
    add_method_notes(result, area, notes);
    const std::vector<std::string> standing = standing_notes(*result.study);
    notes.insert(notes.end(), standing.begin(), standing.end());
    return notes;
}

}  // namespace

namespace {

/// Vulnerable groups beside whom services do not take.
void add_groups(const GapResult& result, Document& document) {
    if (!result.groups) return;
    document.told.insert(document.told.end(), result.groups->notes.begin(), result.groups->notes.end());
    document.tables.push_back(group_table(result));
    std::vector<std::string> notes = group_sentences(result);
    document.brief->findings.insert(document.brief->findings.begin(), notes.begin(), notes.end());
    if (!result.services.rows.empty())
        notes.emplace_back(
            "Restrictions are looked through for words such as \"child protection\" or \"neonatal\": they may mean a group "
            "or not, so read them. Vulnerable groups overlap, and are parts of all births: they are added to no need.");
    document.notes.insert(document.notes.begin(), notes.begin(), notes.end());
    document.records.insert(document.records.end() - 1, group_gap_records(result));
}

/// Nobody listed services: demand, and the team that it takes.
Document without_services(const GapResult& result) {
    const StudyResult& study = *result.study;
    const AreaView first = study.run.areas()[0];
    Document document;
    document.command = "gap";
    document.told = told_of(study);
    document.round_to = study.round_to;
    if (study.source.has_builtin_figures()) document.licence = open_government_licence;
    document.title =
        study.run.areas().size() == 1
            ? fmt::format("{}: {}", study.team ? "A team for demand" : "Vulnerable groups",
                          area_phrase(first))
            : fmt::format("{} in {} areas", study.team ? "A team for demand" : "Vulnerable groups",
                          study.run.areas().size());
    if (study.run.areas().size() == 1 && !first.withheld) document.lead.push_back(place_line(study));
    document.notes = standing_notes(study);
    document.brief = brief_of(study, {}, true);
    document.data = study.team ? team_data(study) : group_gap_records(result);
    document.records = {parameters_record(study.run.model().parameters()),
                        method_record(study),
                        gap_records({}, false),
                        gap_records({}, true),
                        offer_gap_records({}),
                        specification_records({}),
                        service_records(result),
                        spend_records({}),
                        intervention_records({}),
                        provenance_record(study)};
    add_groups(result, document);
    add_observed(study, document);
    add_team(study, document);
    return document;
}

/// The families seen beside the places there are; empty where either is not known, or they are about as many.
std::string places_taken(const StudyResult& study, const AreaGap& all) {
    const LevelGap& level = all.at(ProvisionLevel::targeted_and_specialist);
    if (level.provision_hidden || !level.provision.capacity || level.provision.without_capacity > 0 ||
        all.absent != Absent::empty)
        return "";
    const double places = *level.provision.capacity;
    for (const ObservedReach& reach : study.observed) {
        const bool here = reach.record + 1 == subjects_of(study);
        if (!here || reach.counted.withheld || reach.counted.level != ProvisionLevel::targeted_and_specialist)
            continue;
        const std::string words = fmt::format("{} places a year", shown(places, ColumnKind::count, 0));
        if (reach.seen_a_year() > places)
            return fmt::format("That is more than the {} that services say they have: look at both counts.",
                               words);
        constexpr double about_all = 0.9;
        if (reach.seen_a_year() < about_all * places)
            return fmt::format(
                "Services say that they have {}, at most: some stood empty, or not all families were counted.",
                words);
    }
    return "";
}

}  // namespace

Document gap_document(const GapResult& result) {
    if (result.services.rows.empty()) return without_services(result);
    const std::vector<AreaGap> areas = area_gaps(result);
    const AreaGap& all = areas.back();  // the only one, or the total
    Document document;
    document.command = "gap";
    document.told = told_of(*result.study);
    document.told.insert(document.told.end(), result.notes.begin(), result.notes.end());
    document.round_to = result.study->round_to;
    if (result.study->source.has_builtin_figures()) document.licence = open_government_licence;
    if (all.is_total)
        describe_many(result, areas, document);
    else
        describe_one(result, all, document);
    document.tables = {provision_table(areas), coverage_table(areas, false), coverage_table(areas, true)};
    if (auto shortfall = shortfall_table(areas)) document.tables.push_back(std::move(*shortfall));
    if (areas.size() == 1) document.tables.push_back(offer_table(all));
    for (std::optional<Table> table :
         {sector_table(all.rows), spend_table(all), exclusion_table(all.rows), intervention_table(all.rows)})
        if (table) document.tables.push_back(std::move(*table));
    document.notes = notes_of(result, all);
    document.brief = brief_of(*result.study, {}, true);
    document.brief->findings = findings_of(all);
    document.data = gap_data(areas);
    document.data.key = {"area_code", "area_name", "level", "measure"};
    document.records = {parameters_record(result.study->run.model().parameters()),
                        method_record(*result.study),
                        gap_records(areas, false),
                        gap_records(areas, true),
                        offer_gap_records(areas),
                        specification_records(areas),
                        service_records(result),
                        spend_records(areas),
                        intervention_records(all.rows),
                        provenance_record(*result.study)};
    add_groups(result, document);
    add_observed(*result.study, document);
    if (std::string places = places_taken(*result.study, all); !places.empty())
        document.lead.push_back(std::move(places));
    add_team(*result.study, document);
    if (result.study->team)
        document.lead.emplace_back(
            "The team is for all of them, with the services that there are; what the shortfall takes comes on top of these "
            "services. The two are not to be added.");
    return document;
}

}  // namespace pairmodel
