#include "model/school.h"

namespace ranets::model {

std::string full_name(const Person& person) {
    std::string name;
    for (const auto* part : {&person.last_name, &person.first_name, &person.middle_name}) {
        if (part->empty()) continue;
        if (!name.empty()) name += ' ';
        name += *part;
    }
    return name;
}

}  // namespace ranets::model
