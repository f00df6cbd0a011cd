#include "pairmodel/version.hpp"

namespace pairmodel {

std::string_view version() {
    return PAIRMODEL_VERSION;
}

}  // namespace pairmodel
