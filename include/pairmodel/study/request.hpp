#pragma once

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/model/estimate.hpp"
#include "pairmodel/model/measures.hpp"
#include "pairmodel/planning/observed.hpp"
#include "pairmodel/planning/plan.hpp"
#include "pairmodel/planning/team.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pairmodel {

/// Areas of the built-in table, each by its name or GSS code.
struct NamedAreas {
    std::vector<std::string> names;
    std::optional<int> births_year = {};  ///< the latest there is if unset
};

/// All built-in areas of a tier.
struct TierAreas {
    Tier tier = Tier::upper;
    std::string within = {};  ///< only those that lie in this place, by name or code; empty: all
    std::optional<int> births_year = {};
};

/// Groups of built-in areas that a table lists with their members, as read_member_table reads it.
struct MemberAreas {
    std::string path;
    std::optional<int> births_year = {};
};

/// One area with births of somebody's own.
struct OwnArea {
    std::int64_t live_births = 0;  ///< a year
    std::string name = {};
    std::string builtin = {};  ///< the built-in area that it is, by name or code; empty: none is named
};

/// A table that is read: a file, "-" for standard input, or a CSV text in memory, such as text_of() makes of
/// columns.
struct TableFile {
    std::string path =
        {};  ///< with a text: what it is called where something is said of it; empty: there is none
    std::shared_ptr<const std::string> text = {};

    [[nodiscard]] bool empty() const { return path.empty(); }
};

/// The areas of a table, a file or "-" for standard input.
struct TableAreas {
    std::string path;  ///< with a text: what it is called where something is said of it
    std::vector<std::pair<std::string, std::string>> columns = {};  ///< as AreaTableOptions
    std::string births_period = {};                                 ///< as AreaTableOptions
    Thousands thousands = Thousands::not_said;
    bool skip_bad_rows = false;
    /// A CSV table that is in memory, such as text_of() makes of columns; null: the file is read.
    std::shared_ptr<const std::string> text = {};
};

/// Nothing chosen is refused, unless a table of services or groups names the areas.
using AreasRequest = std::variant<std::monostate, NamedAreas, TierAreas, MemberAreas, OwnArea, TableAreas>;

/// A national value of an indicator, which need not be a built-in one.
struct ReferenceValue {
    std::string indicator;
    double value = 0;
};
/// A file that defines indicators.
struct ReferenceFile {
    std::string path;
};
using Reference = std::variant<ReferenceValue, ReferenceFile>;

/// Whose average adversity ratios are compared with.
enum class ComparedWith { nation, united_kingdom };

template <>
inline constexpr auto enum_words<ComparedWith> = word_list("nation", "uk");

/// How each area's adversity ratio comes about.
struct AdversityRequest {
    std::optional<double> ratio = {};                          ///< of every area, in place of all else
    std::vector<std::string> indicators = {};                  ///< ids; empty: those that count by themselves
    bool no_indicators = false;                                ///< neither those of a table nor built-in ones
    std::vector<std::pair<std::string, double>> weights = {};  ///< by id; 1 if not named
    Combine combine = Combine::geometric;
    ComparedWith compared_with = ComparedWith::nation;
    std::vector<Reference> references = {};
};

/// Which areas are added up.
struct TotalsRequest {
    bool all = false;
    std::string by = {};   ///< a total for each value of this column; empty: none
    bool implied = false;  ///< nobody asked: several areas are added up for what is made of them
};

/// A simulation to be run.
struct DrawsRequest {
    SimulationOptions options = {};
    bool automatic = false;  ///< as many draws as figures to `printed_unit` need, from options.draws on
    int printed_unit = 1;    ///< babies; the smallest step that readers see
    std::vector<Measure> measures = {};  ///< that readers see; empty: all
    bool later = false;  ///< what is made of the study draws by itself: the study only says how
};

/// The K-th of N parts of consecutive areas.
struct Shard {
    std::size_t part = 1;
    std::size_t of = 1;
};

/// Families seen or referred, of the one area of a study.
struct ObservedNumber {
    ProvisionLevel level = ProvisionLevel::targeted_and_specialist;
    std::int64_t families = 0;
    double years = 1;
};
/// The areas' own experience, by which the share reached is updated.
struct ObservedRequest {
    std::variant<std::vector<ObservedNumber>, TableFile> families;  ///< of one area, or of several in a table
    std::optional<double> prior_weight = {};                        ///< as reach_prior() takes it
};

/// A JSON file that describes a team.
struct TeamPath {
    std::string path;
};

/// All that a study is asked for. No member is a text that is parsed again.
struct Request {
    AreasRequest areas = {};
    /// Only areas with one of the values that are named for a column: of the table's further columns, of
    /// area_code, or of area_name. Pairs of column and value.
    std::vector<std::pair<std::string, std::string>> where = {};
    bool neighbourhoods = false;  ///< the rows of the table are neighbourhoods of one place
    Cohort cohort = Cohort::births;
    AdversityRequest adversity = {};
    std::string parameters = "pif-2023";  ///< id of a built-in set, or the path of a file
    ModelOptions model = {};
    bool strict = false;  ///< saturated areas are an error
    std::optional<DrawsRequest> draws = {};
    TotalsRequest totals = {};
    std::vector<Measure> measures = {};  ///< that an estimate shows, in their order; empty: all
    std::optional<Shard> shard = {};
    /// Other tables are put to the areas, so that those that were not chosen must be known by name.
    bool keep_all_names = false;
    /// Areas with fewer births in a year that is used are withheld: taken out before anything is computed. 0:
    /// none.
    std::int64_t suppress_below = 0;
    bool all_births_years = false;  ///< every known year is used, as by sensitivity
    std::optional<Plan> plan = {};  ///< whose years are used
    std::string date = {};          ///< YYYY-MM-DD, for the provenance
    int round_to = 0;               ///< as Document::round_to
    bool show_errors = false;       ///< the Monte Carlo error of each quantile
    /// Where nothing is drawn, the wider range beside the scenario bounds: of one area, or of all together.
    bool wider_range = false;
    std::optional<ObservedRequest> observed = {};
    std::optional<std::variant<Team, TeamPath>> team = {};  ///< that demand is to be met by
    /// Files that were read for what is made of the study, with their SHA-256.
    std::vector<std::pair<std::string, std::string>> inputs = {};
    /// What `explain` needs for the same figures beside the area and the model, as one types it: the options
    /// of cohort, adversity and parameters; for "see how".
    std::string explain_options = {};
};

/// Who is told of a study on its way: notes as they come up, and how far long work has come. Either may be
/// empty.
struct Listener {
    std::function<void(std::string_view text)> note = {};
    std::function<void(std::size_t done, std::size_t of)> progress = {};
    /// The answer is read at once, where the same notes are: they are not told on the way.
    bool answer_follows = false;
};

}  // namespace pairmodel
