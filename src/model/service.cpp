#include "pairmodel/model/service.hpp"

namespace pairmodel {

std::string_view code_of(CareLevel level) {
    switch (level) {
        case CareLevel::universal:
            return "universal";
        case CareLevel::targeted:
            return "targeted";
        case CareLevel::specialist:
            break;
    }
    return "specialist";
}

}  // namespace pairmodel
