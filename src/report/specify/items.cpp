#include "report/specify/items.hpp"

#include "input/cells/suggest.hpp"
#include "input/reference/standards.hpp"
#include "input/text/file.hpp"
#include "report/gap/mapping.hpp"
#include "report/observed/observed.hpp"
#include "report/table/record_builder.hpp"
#include "report/table/shown.hpp"
#include "report/team/team.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

namespace pairmodel {

namespace {

constexpr std::array demand_levels{ProvisionLevel::targeted, ProvisionLevel::specialist};

/// So many lacks of the services have room on the page.
constexpr std::size_t most_lacks = 5;

class Items {
public:
    explicit Items(const SpecifiedPlace& place) : place_(place) {}

    std::vector<SpecificationItem> all() {
        introduction();
        description();
        standards();
        monitoring();
        return std::move(items_);
    }

private:
    SpecificationItem& add(std::string code, ItemKind kind, std::string text) {
        items_.push_back({part_, std::move(code), kind, std::move(text)});
        return items_.back();
    }
    void text(std::string code, std::string words) { add(std::move(code), ItemKind::text, std::move(words)); }
    void fill_in(const char* code, const std::string& what) {
        add(code, ItemKind::fill_in, fmt::format("[To fill in: {}]", what));
    }
    void figure(std::string code, std::string words, const std::optional<Interval>& babies) {
        SpecificationItem& item = add(std::move(code), ItemKind::figure, std::move(words));
        item.babies = babies;
        if (babies) item.share = share_of_births(*babies, *place_.gap.live_births, place_.subject.round_to);
    }

    [[nodiscard]] std::string count(const Interval& babies) const {
        return count_words(babies, place_.subject.round_to).text;
    }

    void introduction() {
        part_ = SpecificationPart::introduction;
        context();
        fill_in("strategy", "the local strategy that this serves, and the problem it is to solve");
        text(
            "user_group",
            fmt::format(
                "For babies from conception to their second birthday and those who care for them, who live in "
                "{}: with mild to moderate difficulties in their relationship (targeted), or moderate to severe "
                "ones (specialist).",
                place_.name));
        fill_in(
            "users",
            "another range of ages; further needs, such as mental health, drugs and alcohol, disability, language; who "
            "must be reached first");
        fill_in("purpose",
                "purpose, aims and principles of the service, as agreed here with parents and staff");
        background();
        text(
            "terms",
            "Need: more support than the universal offer. Demand: need that comes to a service. Missed: need that does "
            "not. A family is counted by its baby.");
    }

    void context() {
        if (!place_.has_figures()) return text("context", no_figures());
        const StudyResult& study = *place_.result.study;
        const std::size_t index = subjects_of(study) - 1;
        const std::vector<std::string> sentences =
            subject_sentences(study, index, place_.subject, Wording::quoted);
        constexpr std::array measures{Measure::need, Measure::demand, Measure::missed};
        for (std::size_t i = 0; i < measures.size() && i < sentences.size(); ++i)
            figure(std::string(info(measures[i]).code), sentences[i], place_.subject.interval(measures[i]));
        if (std::string line = place_line(study); !line.empty())
            add("place", ItemKind::figure, "These figures are of " + line);
        std::vector<std::string> observed = observed_sentences(study, index);
        if (observed.empty() && !study.observed.empty())
            observed = {
                "Families seen are not known, or not to be shown, of every area, so that nothing is said of all "
                "together; pairmodel gap has them by area."};
        of_here("observed", observed);
    }

    /// What follows from the commissioner's own figures, in one line; nothing where none were given.
    void of_here(const char* code, const std::vector<std::string>& sentences) {
        if (!sentences.empty()) add(code, ItemKind::figure, fmt::format("{}", fmt::join(sentences, " ")));
    }

    [[nodiscard]] std::string no_figures() const {
        if (place_.gap.absent == Absent::confidential) return "Too few births for figures to be shown [c].";
        return place_.gap.live_births ? "There were no live births." : "Live births are not known [x].";
    }

    /// What the services here offer and lack.
    void background() {
        if (!place_.has_services())
            return fill_in(
                "background",
                "what there is already; with a table of services (pairmodel gap --template services.csv) this "
                "page says what they offer and lack");
        std::set<std::size_t> lines;
        for (const ServiceRow* row : place_.gap.rows) lines.insert(row->line);
        std::string words = fmt::format("There are {} {} already ({}).", lines.size(),
                                        plural(static_cast<double>(lines.size()), "service", "services"),
                                        file_name(place_.result.services.name));
        add("background", ItemKind::figure, std::move(words));
        std::vector<std::string> lacks;
        std::size_t not_known = 0;
        for (const OfferGap& gap : place_.gap.gaps)
            if (gap.known)
                lacks.push_back(gap.sentence);
            else
                ++not_known;
        for (std::string& sentence : mapping_sentences(place_.gap.rows))
            if (sentence.starts_with("Nothing")) lacks.push_back(std::move(sentence));
        std::string said;
        for (std::size_t i = 0; i < lacks.size() && i < most_lacks; ++i) said += " " + lacks[i];
        if (lacks.size() > most_lacks) said += fmt::format(" And {} more.", lacks.size() - most_lacks);
        if (not_known > 0)
            said += fmt::format(" Not known yet: {} {}.", not_known,
                                plural(static_cast<double>(not_known), "answer", "answers"));
        if (!said.empty()) add("lacks", ItemKind::figure, "What they lack:" + said);
    }

    void description() {
        part_ = SpecificationPart::description;
        for (const auto& [level, sentence] : specification_of(place_.gap))
            figure(level == ProvisionLevel::specialist ? "demand_specialist" : "demand_targeted", sentence,
                   place_.gap.at(level).demand->wanted);
        if (place_.has_services())
            for (const ProvisionLevel level : demand_levels) places(level);
        text(
            "team",
            "A specialist team sees families with half of its time, and builds the capacity of other services with the "
            "other half (toolkit, section B.6): consultation, supervision, training, joint visits.");
        const StudyResult& study = *place_.result.study;
        of_here("team_size", team_sentences(study, subjects_of(study) - 1));
        fill_in("management",
                "which organisation, led by whom; professions and whole-time equivalents; joint posts");
        fill_in("referral",
                "who may refer; self-referral, places, hours, languages, as local parents asked for");
    }

    void places(ProvisionLevel level) {
        const LevelGap& gap = place_.gap.at(level);
        if (gap.provision_hidden || !gap.provision.capacity || !place_.has_figures()) return;
        const double families = *gap.provision.capacity;
        const bool targeted = level == ProvisionLevel::targeted;
        const std::string alone = counted_alone(gap);
        figure(targeted ? "places_targeted" : "places_specialist",
               fmt::format("{} services {}{}have places for {} families a year at most.", label_of(level),
                           alone, alone.empty() ? "" : " ", shown(families, ColumnKind::count, 0)),
               Interval{families, families, families});
        items_.back().given = true;
        items_.back().share = share_of_births({families, families, families}, *place_.gap.live_births, 0);
        if (gap.demand && gap.demand->shortfall)
            figure(targeted ? "short_targeted" : "short_specialist",
                   gap.demand->shortfall->high > 0
                       ? fmt::format("{} places {}are short of demand by {} families a year{}.",
                                     label_of(level), alone.empty() ? "" : "that are known ",
                                     short_words(*gap.demand->shortfall, place_.subject.round_to),
                                     alone.empty() ? " at least" : "")
                       : fmt::format("{} places are enough for demand.", label_of(level)),
                   gap.demand->shortfall);
    }

    void standards() {
        part_ = SpecificationPart::standards;
        std::string publisher;
        std::string named = "The service meets";
        const auto& all = named_standards();
        for (std::size_t i = 0; i < all.size(); ++i) {
            named += i == 0 ? " " : i + 1 == all.size() ? " and " : ", ";
            if (all[i].publisher != publisher) named += all[i].publisher + " ";
            publisher = all[i].publisher;
            named += all[i].code.empty() ? all[i].title
                                         : fmt::format("{} ({})", all[i].code, lower_case(all[i].title));
        }
        text("standards", named + ".");
        fill_in(
            "targets",
            "what is required of inputs, outputs and outcomes, and what is open to proposals; places by level and year");
    }

    void monitoring() {
        part_ = SpecificationPart::monitoring;
        std::string families =
            "Families referred, accepted, seen and finishing, by level and by the baby's age (before birth, months)";
        if (place_.has_figures()) {
            const auto demand = [&](ProvisionLevel level) {
                return count(place_.gap.at(level).demand->wanted);
            };
            families += fmt::format(
                ": beside {} likely to come to targeted services in a year and {} to a specialist team",
                demand(ProvisionLevel::targeted), demand(ProvisionLevel::specialist));
        }
        text("families", families + ".");
        text(
            "share",
            "Share of the year's births that specialist teams saw: those of the UK were resourced for 1 to 5% in 2021 "
            "(toolkit, section B.1).");
        text("capacity",
             "Appointments and group places offered and taken up; time from referral to the first of them.");
        text("reach",
             "Who comes: fathers and co-parents, young parents, minority ethnic families, the most deprived "
             "neighbourhoods, babies on the edge of care.");
        text(
            "outcomes",
            "Outcomes before, during and after, by validated tools that provider, commissioner and users agree on.");
        text("others", "Training, consultation and joint visits offered to other services and taken up.");
        text("feedback", "What users say, complaints and compliments, and what was changed for them.");
        fill_in("reporting", "how often and to whom; when the arrangement is reviewed");
    }

    const SpecifiedPlace& place_;
    SpecificationPart part_ = SpecificationPart::introduction;
    std::vector<SpecificationItem> items_;
};

}  // namespace

SpecifiedPlace specified_place(const GapResult& result) {
    const StudyResult& study = *result.study;
    const std::size_t index = subjects_of(study) - 1;
    SpecifiedPlace place{result, {}, area_gaps(result).back(), {}};
    read_subject(study, index, place.subject);
    if (place.gap.is_total)
        place.name = areas_together(study);
    else
        place.name = place.gap.name.empty() ? place.gap.code : place.gap.name;
    // As a sentence has it: an area without a name is called so at the start of a line.
    if (place.name.empty() || place.name == "This area") place.name = "this area";
    return place;
}

std::vector<SpecificationItem> specification_items(const SpecifiedPlace& place) {
    return Items(place).all();
}

Table demand_table(const SpecifiedPlace& place) {
    std::vector<Column> columns{{"level", "Level"}};
    const auto add_range = [&](const char* low, const char* high, const char* title, ColumnKind kind) {
        columns.push_back({low, title, kind, "", "", RangeEnd::low});
        columns.push_back({high, title, kind, "", "", RangeEnd::high});
    };
    add_range("low", "high", "Babies a year", ColumnKind::babies);
    add_range("share_low", "share_high", "Of births", ColumnKind::share);
    if (place.has_services()) {
        columns.push_back({"places", "Places", ColumnKind::count});
        add_range("short_low", "short_high", "Short by", ColumnKind::babies);
    }
    std::vector<std::vector<OwnCell>> rows;
    const double births = place.gap.live_births.value_or(0);
    for (const ProvisionLevel level :
         {ProvisionLevel::targeted, ProvisionLevel::specialist, ProvisionLevel::targeted_and_specialist}) {
        const LevelGap& gap = place.gap.at(level);
        const Absent none = absence(place.gap, gap);
        const auto put = [&](const std::optional<Interval>& interval, Absent otherwise) {
            for (const double Interval::*end : {&Interval::low, &Interval::high})
                rows.back().push_back(interval ? OwnCell((*interval).*end) : OwnCell(otherwise));
        };
        rows.push_back({label_counted(gap, label_of(level))});
        const auto demand = gap.demand ? std::optional(gap.demand->wanted) : std::nullopt;
        put(demand, none);
        put(demand && births > 0 ? std::optional(share_of_births(*demand, births, place.subject.round_to))
                                 : std::nullopt,
            none);
        if (!place.has_services()) continue;
        rows.back().push_back(gap.provision_hidden ? OwnCell(Absent::confidential)
                                                   : cell_of(gap.provision.capacity, Absent::not_available));
        // A place at one level is none at the other.
        const bool both = level == ProvisionLevel::targeted_and_specialist;
        put(gap.demand ? gap.demand->shortfall : std::nullopt, both ? Absent::empty : none);
    }
    const auto counted_in_part = [&](ProvisionLevel level) {
        return !counted_alone(place.gap.at(level)).empty();
    };
    const bool in_part = std::any_of(demand_levels.begin(), demand_levels.end(), counted_in_part);
    const char* beside =
        !place.has_services() ? ""
        : in_part ? ", beside the places of services whose capacity is known, and what these are short by"
                  : ", beside places at most and what is short at least";
    return table_of("demand", std::string("Anticipated demand in a year") + beside, std::move(columns),
                    std::move(rows));
}

}  // namespace pairmodel
