#include "chats/school_chats.h"

#include <algorithm>

namespace ranets::stub::school_chats {
namespace {

enum class Of : std::uint8_t { Pupils, Parents, School, Count };
constexpr std::int64_t kPlaces = static_cast<std::int64_t>(Of::Count);

std::int64_t number(int cohort, Of of) {
    return 1 + std::int64_t{cohort} * kPlaces + static_cast<std::int64_t>(of);
}

struct Place {
    int cohort = kNone;  // of a school: its first one
    Of of = Of::Count;
};

std::optional<Place> place_of(const District& district, std::int64_t chat) {
    if (chat < 1) return std::nullopt;
    const std::int64_t cohort = (chat - 1) / kPlaces;
    if (cohort >= static_cast<std::int64_t>(district.cohorts().size())) return std::nullopt;
    const Place place{static_cast<int>(cohort), static_cast<Of>((chat - 1) % kPlaces)};
    const Cohort& of = district.cohort(place.cohort);
    if (place.of == Of::School && district.school(of.school).first_cohort != place.cohort) {
        return std::nullopt;
    }
    return place;
}

bool is_child_in(const District& district, const Person& parent, int cohort) {
    const auto children = district.children_of(parent);
    return std::ranges::any_of(children,
                               [&](int child) { return district.person(child).cohort == cohort; });
}

}  // namespace

std::int64_t of_pupils(const District&, int cohort) {
    return number(cohort, Of::Pupils);
}

std::int64_t of_parents(const District&, int cohort) {
    return number(cohort, Of::Parents);
}

std::int64_t announcements(const District& district, int school) {
    return number(district.school(school).first_cohort, Of::School);
}

std::optional<Chat> find(const District& district, std::int64_t chat) {
    const auto place = place_of(district, chat);
    if (!place) return std::nullopt;
    const Cohort& cohort = district.cohort(place->cohort);
    Chat found;
    found.number = chat;
    if (place->of == Of::School) {
        found.kind = ChatKind::Announcements;
        found.title = "Объявления";
        return found;
    }
    found.kind = ChatKind::Class;
    found.title = district.group_name({cohort.index, 0});
    if (place->of == Of::Parents) found.title += " · родители";
    return found;
}

std::vector<int> members(const District& district, std::int64_t chat) {
    std::vector<int> list;
    const auto place = place_of(district, chat);
    if (!place) return list;
    const Cohort& cohort = district.cohort(place->cohort);
    if (place->of == Of::School) {
        for (const Person& person : district.people()) {
            if (person.school == cohort.school) list.push_back(person.index);
        }
        return list;
    }
    if (cohort.class_teacher != kNone) list.push_back(cohort.class_teacher);
    for (const int pupil : cohort.pupils) {
        const int family = district.person(pupil).family;
        if (place->of == Of::Pupils) {
            list.push_back(pupil);
        } else if (family != kNone) {
            const auto& parents = district.family(family).parents;
            list.insert(list.end(), parents.begin(), parents.end());
        }
    }
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

std::optional<ChatRole> role_in(const District& district, std::int64_t chat, const Person& of) {
    const auto place = place_of(district, chat);
    if (!place) return std::nullopt;
    const Cohort& cohort = district.cohort(place->cohort);
    if (place->of == Of::School) {
        if (of.school != cohort.school) return std::nullopt;
        return of.kind == Kind::Administrator ? ChatRole::Owner : ChatRole::Member;
    }
    if (of.index == cohort.class_teacher) return ChatRole::Owner;
    const bool is_in = place->of == Of::Pupils
                           ? of.kind == Kind::Pupil && of.cohort == cohort.index
                           : of.kind == Kind::Parent && is_child_in(district, of, cohort.index);
    return is_in ? std::optional(ChatRole::Member) : std::nullopt;
}

std::vector<std::int64_t> of_person(const District& district, const Person& of) {
    std::vector<std::int64_t> list;
    if (of.school != kNone) list.push_back(announcements(district, of.school));
    if (of.kind == Kind::Pupil && of.cohort != kNone) {
        list.push_back(number(of.cohort, Of::Pupils));
    }
    if (of.kind == Kind::Parent) {
        for (const int child : district.children_of(of)) {
            const int cohort = district.person(child).cohort;
            if (cohort != kNone) list.push_back(number(cohort, Of::Parents));
        }
    }
    if (of.kind == Kind::Teacher) {
        const int first = district.school(of.school).first_cohort;
        for (int cohort = first; cohort < first + kClassesPerSchool; ++cohort) {
            if (district.cohort(cohort).class_teacher != of.index) continue;
            list.push_back(number(cohort, Of::Pupils));
            list.push_back(number(cohort, Of::Parents));
        }
    }
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

int cohort_of(std::int64_t chat) {
    return static_cast<int>((chat - 1) / kPlaces);
}

std::size_t member_count(const District& district, std::int64_t chat) {
    return members(district, chat).size();
}

}  // namespace ranets::stub::school_chats
