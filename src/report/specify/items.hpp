#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/study/gap.hpp"
#include "report/estimate/subject.hpp"
#include "report/gap/comparison.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// The parts of a good procurement specification (toolkit, section B.6).
enum class SpecificationPart { introduction, description, standards, monitoring };

template <>
inline constexpr auto enum_words<SpecificationPart> = word_list("introduction", "description", "standards",
                                                                "monitoring");

/// What a line of a specification is.
enum class ItemKind {
    figure,   ///< of the model, or of the services that were mapped
    text,     ///< what holds everywhere
    fill_in,  ///< a place that the commissioner fills in
};

template <>
inline constexpr auto enum_words<ItemKind> = word_list("figure", "text", "fill_in");

/// A line of a specification.
struct SpecificationItem {
    SpecificationPart part = SpecificationPart::introduction;
    std::string code;  ///< "need", "user_group", …
    ItemKind kind = ItemKind::text;
    std::string text;
    std::optional<Interval> babies = {};  ///< or families
    std::optional<Interval> share = {};   ///< of live births
    bool given = false;                   ///< places, which were stated: never rounded
};

/// A place with what is set beside it: the one area of a result, or all together.
struct SpecifiedPlace {
    const GapResult& result;
    Subject subject;
    AreaGap gap;
    std::string name;

    [[nodiscard]] bool has_figures() const {
        return subject.has_figures() && gap.live_births.value_or(0) > 0;
    }
    /// Services were mapped.
    [[nodiscard]] bool has_services() const { return !result.services.name.empty(); }
};

[[nodiscard]] SpecifiedPlace specified_place(const GapResult& result);

/// All lines, in their order.
[[nodiscard]] std::vector<SpecificationItem> specification_items(const SpecifiedPlace& place);

/// For readers: demand by level as babies and as a share of births, beside the places that there are.
[[nodiscard]] Table demand_table(const SpecifiedPlace& place);

}  // namespace pairmodel
