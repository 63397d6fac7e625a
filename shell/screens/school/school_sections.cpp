#include "screens/school/school_sections.h"

#include <algorithm>

#include "kit/widgets.h"
#include "kit/words.h"
#include "model/text.h"
#include "screens/common/lesson_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr int kWaitingRows = 6;

// Only what can be dialled.
std::string dial(std::string_view phone) {
    std::string number = "tel:";
    for (const char c : phone) {
        if (c == '+' || (c >= '0' && c <= '9')) number += c;
    }
    return number;
}

// Anything else in the school's own words is shown, but not opened.
bool is_web_address(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

std::string_view without_scheme(std::string_view site) {
    const auto at = site.find("://");
    return at == std::string_view::npos ? site : site.substr(at + 3);
}

// A fact, or nothing where it is unknown. `whose`: not the school's own, but this person's.
void add_fact(SchoolSection& section, Icon icon, Word label, const std::string& value,
              std::string href, std::string_view whose = {}) {
    if (value.empty()) return;
    SchoolRow row;
    row.key = static_cast<std::int64_t>(section.rows.size());
    row.icon = icon;
    row.title = without_scheme(value);
    row.detail = text_of(label);
    row.name = whose.empty() ? format(Word::kSchoolFact, {row.detail, row.title})
                             : format(Word::kSchoolFactOf, {row.detail, row.title, whose});
    row.href = std::move(href);
    section.rows.push_back(std::move(row));
}

// «Алгебра, Геометрия» within a sentence.
std::string as_in_sentence(std::string_view list) {
    std::string result;
    while (!list.empty()) {
        const auto comma = list.find(", ");
        if (!result.empty()) result += ", ";
        result += subject_in_sentence(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 2);
    }
    return result;
}

SchoolRow row_of(const model::Person& person) {
    SchoolRow row;
    row.key = person.id.value;
    row.person = person.id.value;
    row.initials = initials_of(person.last_name, person.first_name);
    row.title = row.name = model::full_name(person);
    return row;
}

bool is_wanted(const SchoolRow& row, std::string_view wanted) {
    return wanted.empty() ||
           model::folded(row.name).find(model::folded(wanted)) != std::string::npos;
}

}  // namespace

SchoolSection school_facts(const app::Views& views) {
    const auto& school = views.school.card.value->school;
    SchoolSection section;
    section.key = "facts";
    section.title = school.name;
    if (school.full_name != school.name) section.note = school.full_name;
    section.prominent = true;
    add_fact(section, Icon::MapPin, Word::kSchoolAddress, school.address, {});
    add_fact(section, Icon::Phone, Word::kSchoolPhone, school.phone, dial(school.phone));
    add_fact(section, Icon::Mail, Word::kSchoolEmail, school.email, "mailto:" + school.email);
    add_fact(section, Icon::Globe, Word::kSchoolSite, school.site,
             is_web_address(school.site) ? school.site : std::string());
    add_fact(section, Icon::Clock, Word::kSchoolHours, school.work_hours, {});
    return section;
}

SchoolSection school_administrators(const app::Views& views, std::string_view wanted) {
    SchoolSection section;
    section.key = "administrators";
    section.title = text_of(Word::kSchoolAdministrators);
    for (const auto& member : views.school.card.value->administrators) {
        auto row = row_of(member.person);
        row.detail = member.post;
        if (!member.post.empty()) row.name += ", " + in_sentence(member.post);
        if (!is_wanted(row, wanted)) continue;
        const auto name = row.title;
        section.rows.push_back(std::move(row));
        add_fact(section, Icon::Phone, Word::kSchoolPhone, member.phone, dial(member.phone), name);
        add_fact(section, Icon::Mail, Word::kSchoolEmail, member.email, "mailto:" + member.email,
                 name);
    }
    return section;
}

SchoolSection school_teachers(const app::Views& views, std::string_view wanted) {
    const auto& teachers = views.school.card.value->teachers;
    SchoolSection section;
    section.key = "teachers";
    section.title = text_of(Word::kSchoolTeachers);
    if (!teachers.empty())
        section.note = plural(Word::kSchoolTeachersCount, static_cast<long long>(teachers.size()));
    for (const auto& member : teachers) {
        auto row = row_of(member.person);
        row.detail = as_in_sentence(member.subjects);
        if (row.detail.empty()) row.detail = in_sentence(member.post);
        if (!row.detail.empty()) row.name += ", " + row.detail;
        row.detail = at_start(row.detail);
        if (is_wanted(row, wanted)) section.rows.push_back(std::move(row));
    }
    return section;
}

SchoolSection school_class(const app::Views& views, std::string_view wanted) {
    const auto& school = views.school;
    SchoolSection section;
    section.key = "class";
    for (const auto& item : school.classes) {
        if (item.group == school.group) section.title = format(Word::kSchoolClass, {item.name});
    }
    const bool administers =
        views.account && views.account->role == model::Role::Administrator && school.group;
    if (administers && wanted.empty()) {
        SchoolRow row;
        row.key = school.group.value;
        row.icon = Icon::CalendarDays;
        row.title = row.name = text_of(Word::kSchoolTimetable);
        row.route.emplace();
        row.route->screen = app::Screen::Diary;
        row.route->group = school.group;
        section.rows.push_back(std::move(row));
    }
    const auto& list = school.class_list.value;
    if (!list) {
        const bool loading =
            school.class_list.state == app::Resource<model::ClassList>::State::Loading;
        section.waiting = loading && school.group ? kWaitingRows : 0;
        section.empty = text_of(Word::kSchoolClassUnknown);
        return section;
    }
    section.empty = text_of(Word::kSchoolClassEmpty);
    if (!list->pupils.empty())
        section.note = plural(Word::kSchoolPupils, static_cast<long long>(list->pupils.size()));
    if (list->class_teacher.id) {
        auto row = row_of(list->class_teacher);
        row.detail = text_of(Word::kSchoolClassTeacher);
        row.name = format(Word::kSchoolLeadsClass, {row.title});
        if (is_wanted(row, wanted)) section.rows.push_back(std::move(row));
    }
    for (const auto& pupil : list->pupils) {
        auto row = row_of(pupil);
        if (is_wanted(row, wanted)) section.rows.push_back(std::move(row));
    }
    return section;
}

SchoolSection school_bells(const app::Views& views) {
    SchoolSection section;
    section.key = "bells";
    section.title = text_of(Word::kSchoolBells);
    for (const auto& bell : views.school.calendar.bells) {
        // Where days differ, the first ones serve: a class's lessons keep to them.
        const bool known = std::any_of(section.rows.begin(), section.rows.end(),
                                       [&](const auto& row) { return row.key == bell.number; });
        if (known) continue;
        SchoolRow row;
        row.key = bell.number;
        row.lead = std::to_string(bell.number);
        row.title = time_range(bell.start, bell.finish);
        row.name = format(Word::kDiaryDate, {format(Word::kLessonNumber, {row.lead}), row.title});
        section.rows.push_back(std::move(row));
    }
    return section;
}

SchoolSection school_holidays(const app::Views& views) {
    SchoolSection section;
    section.key = "holidays";
    section.title = text_of(Word::kSchoolHolidays);
    for (const auto& holiday : views.school.calendar.holidays) {
        SchoolRow row;
        row.key = holiday.start.days;
        row.icon = Icon::CalendarRange;
        row.title = holiday.name;
        row.detail = date_range(holiday.start, holiday.finish);
        row.name = format(Word::kDiaryDate, {row.title, row.detail});
        section.rows.push_back(std::move(row));
    }
    return section;
}

}  // namespace ranets::shell
