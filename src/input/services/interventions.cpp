#include "pairmodel/input/interventions.hpp"

#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/reference/embedded_table.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        if (std::string part = one_line(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<Intervention> read_map() {
    const EmbeddedTable table("interventions/pif-2023.csv");
    std::vector<Intervention> map;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const auto suits = [&](const char* column) { return *value_of_code<Suits>(table.cell(i, column)); };
        map.push_back({table.cell(i, "intervention"),
                       split(table.cell(i, "also_known_as"), ';'),
                       table.cell(i, "format"),
                       suits("public"),
                       {suits("universal"), suits("targeted"), suits("specialist")}});
    }
    return map;
}

}  // namespace

const std::vector<Intervention>& intervention_map() {
    static const std::vector<Intervention> map = read_map();
    return map;
}

const Intervention* intervention_named(std::string_view name) {
    const std::string plain = plain_name(name);
    const auto is_it = [&](const std::string& known) { return plain_name(known) == plain; };
    for (const Intervention& intervention : intervention_map())
        if (is_it(intervention.name) ||
            std::any_of(intervention.also_known_as.begin(), intervention.also_known_as.end(), is_it))
            return &intervention;
    return nullptr;
}

std::string near_intervention(std::string_view name) {
    std::vector<std::string> names;
    for (const Intervention& intervention : intervention_map()) {
        names.push_back(intervention.name);
        names.insert(names.end(), intervention.also_known_as.begin(), intervention.also_known_as.end());
    }
    return did_you_mean(name, names);
}

std::vector<std::string> interventions_in(std::string_view cell) {
    if (cell.find(';') != std::string_view::npos) return split(cell, ';');
    const std::vector<std::string> pieces = split(cell, ',');
    std::vector<std::string> names;
    for (std::size_t i = 0; i < pieces.size();) {
        std::string name = pieces[i];
        std::size_t taken = 1;
        std::string longer = name;
        for (std::size_t end = i + 1; end < pieces.size(); ++end) {
            longer += ", " + pieces[end];
            if (intervention_named(longer) == nullptr) continue;
            name = longer;
            taken = end - i + 1;
        }
        names.push_back(std::move(name));
        i += taken;
    }
    return names;
}

}  // namespace pairmodel
