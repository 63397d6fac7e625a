#include "screens/login/regions.h"

#include <algorithm>

#include "kit/words.h"
#include "model/text.h"

namespace ranets::shell {
namespace {

using Word = strings::Key;

struct Region {
    std::string_view code;
    Word name;
};

// The codes of the tax service.
constexpr Region kRegions[] = {
    {"01", Word::kRegion01}, {"02", Word::kRegion02}, {"03", Word::kRegion03},
    {"04", Word::kRegion04}, {"05", Word::kRegion05}, {"06", Word::kRegion06},
    {"07", Word::kRegion07}, {"08", Word::kRegion08}, {"09", Word::kRegion09},
    {"10", Word::kRegion10}, {"11", Word::kRegion11}, {"12", Word::kRegion12},
    {"13", Word::kRegion13}, {"14", Word::kRegion14}, {"15", Word::kRegion15},
    {"16", Word::kRegion16}, {"17", Word::kRegion17}, {"18", Word::kRegion18},
    {"19", Word::kRegion19}, {"20", Word::kRegion20}, {"21", Word::kRegion21},
    {"22", Word::kRegion22}, {"23", Word::kRegion23}, {"24", Word::kRegion24},
    {"25", Word::kRegion25}, {"26", Word::kRegion26}, {"27", Word::kRegion27},
    {"28", Word::kRegion28}, {"29", Word::kRegion29}, {"30", Word::kRegion30},
    {"31", Word::kRegion31}, {"32", Word::kRegion32}, {"33", Word::kRegion33},
    {"34", Word::kRegion34}, {"35", Word::kRegion35}, {"36", Word::kRegion36},
    {"37", Word::kRegion37}, {"38", Word::kRegion38}, {"39", Word::kRegion39},
    {"40", Word::kRegion40}, {"41", Word::kRegion41}, {"42", Word::kRegion42},
    {"43", Word::kRegion43}, {"44", Word::kRegion44}, {"45", Word::kRegion45},
    {"46", Word::kRegion46}, {"47", Word::kRegion47}, {"48", Word::kRegion48},
    {"49", Word::kRegion49}, {"50", Word::kRegion50}, {"51", Word::kRegion51},
    {"52", Word::kRegion52}, {"53", Word::kRegion53}, {"54", Word::kRegion54},
    {"55", Word::kRegion55}, {"56", Word::kRegion56}, {"57", Word::kRegion57},
    {"58", Word::kRegion58}, {"59", Word::kRegion59}, {"60", Word::kRegion60},
    {"61", Word::kRegion61}, {"62", Word::kRegion62}, {"63", Word::kRegion63},
    {"64", Word::kRegion64}, {"65", Word::kRegion65}, {"66", Word::kRegion66},
    {"67", Word::kRegion67}, {"68", Word::kRegion68}, {"69", Word::kRegion69},
    {"70", Word::kRegion70}, {"71", Word::kRegion71}, {"72", Word::kRegion72},
    {"73", Word::kRegion73}, {"74", Word::kRegion74}, {"75", Word::kRegion75},
    {"76", Word::kRegion76}, {"77", Word::kRegion77}, {"78", Word::kRegion78},
    {"79", Word::kRegion79}, {"83", Word::kRegion83}, {"86", Word::kRegion86},
    {"87", Word::kRegion87}, {"89", Word::kRegion89}, {"90", Word::kRegion90},
    {"91", Word::kRegion91}, {"92", Word::kRegion92}, {"93", Word::kRegion93},
    {"94", Word::kRegion94}, {"95", Word::kRegion95},
};

}  // namespace

std::vector<Option> regions() {
    std::vector<Option> sorted;
    for (const Region& region : kRegions) sorted.push_back({region.code, text_of(region.name)});
    std::sort(sorted.begin(), sorted.end(), [](const Option& a, const Option& b) {
        return model::folded(a.label) < model::folded(b.label);
    });
    return sorted;
}

}  // namespace ranets::shell
