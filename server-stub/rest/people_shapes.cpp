// Persons, users, schools, classes, calendars.
#include "rest/averages.h"
#include "rest/shapes.h"
#include "school/ids.h"

namespace ranets::stub::shapes {
namespace {

constexpr std::string_view kDomain = "@school.example";
constexpr int kNovosibirsk = 54;
constexpr std::string_view kTimeZone = "07:00";
// Of a field whose type leaves no room for "unknown": .NET's DateTime before it is set.
constexpr std::string_view kNoDate = "0001-01-01T00:00:00";

std::string two(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string_view sex_word(Sex sex) {
    return sex == Sex::Male ? "Male" : "Female";
}

Json group_ids(const std::vector<Group>& groups) {
    Json list = Json::array();
    for (const Group group : groups) list.push_back(ids::group(group));
    return list;
}

void put_names(Json& json, const Person& of) {
    json["firstName"] = of.first;
    json["lastName"] = of.last;
    json["middleName"] = of.middle;
    json["shortName"] = of.short_name();
}

}  // namespace

std::vector<Group> current_groups(const District& district, const Person& of) {
    std::vector<Group> groups;
    if (of.kind == Kind::Pupil) return {{of.cohort, 0}};
    if (of.kind == Kind::Parent) {
        for (const int child : district.children_of(of)) {
            groups.push_back({district.person(child).cohort, 0});
        }
    }
    if (of.kind == Kind::Teacher) {
        for (const Group group : district.groups_taught(of)) {
            if (group.back == 0) groups.push_back(group);
        }
    }
    return groups;
}

void put_id(Json& object, const std::string& key, std::int64_t id) {
    object[key] = id;
    object[key + "_str"] = std::to_string(id);
}

std::string date_text(Date date) {
    return date.iso() + "T00:00:00";
}

std::string local_text(LocalTime at) {
    return at.date.iso() + "T" + two(at.time.minutes / 60) + ":" + two(at.time.minutes % 60) +
           ":00";
}

std::string utc_text(LocalTime at) {
    return local_text(model::local_time(model::instant_of(at, kSchoolZone), {0})) + ".000000";
}

std::string instant_text(model::Instant at) {
    const auto milliseconds = std::to_string(1000 + at.ms % 1000).substr(1);
    const auto seconds = std::to_string(100 + at.ms / 1000 % 60).substr(1);
    const model::LocalTime utc = model::local_time(at, {0});
    return utc.date.iso() + "T" + clock_text(utc.time.minutes) + ":" + seconds + "." +
           milliseconds + "Z";
}

Json role_names(const Person& person) {
    switch (person.kind) {
        case Kind::Pupil:
            return Json::array({"EduStudent"});
        case Kind::Parent:
            return Json::array({"EduParent"});
        case Kind::Teacher:
            return Json::array({"EduStaff", "EduTeacher"});
        default:
            return Json::array({"EduStaff", "EduSchoolAdministrator"});
    }
}

Json person(const Person& of) {
    Json json;
    put_id(json, "id", ids::person(of.index));
    put_id(json, "userId", ids::user(of.index));
    put_names(json, of);
    json["sex"] = sex_word(of.sex);
    return json;
}

Json user(const Person& of) {
    Json json;
    put_id(json, "id", ids::user(of.index));
    put_id(json, "personId", ids::person(of.index));
    json["name"] = of.first;
    json["email"] = "u" + std::to_string(of.index) + std::string(kDomain);
    json["login"] = of.login;
    json["fullName"] = of.first + " " + of.middle + " " + of.last;
    json["fullNameInverse"] = of.full_name();
    put_names(json, of);
    json["locale"] = "ru-RU";
    json["timezone"] = kTimeZone;
    json["sex"] = sex_word(of.sex);
    json["photoSmall"] = nullptr;
    json["photoMedium"] = nullptr;
    json["photoLarge"] = nullptr;
    json["birthday"] = date_text(of.birthday);
    json["roles"] = role_names(of);
    json["phone"] = nullptr;
    return json;
}

Json context_child(const District& district, const Person& child) {
    Json json;
    json["personId"] = ids::person(child.index);
    put_names(json, child);
    json["schoolIds"] = Json::array({ids::school(child.school)});
    json["groupIds"] = group_ids(current_groups(district, child));
    return json;
}

Json context(const District& district, const Person& of) {
    const std::vector<Group> groups = current_groups(district, of);
    Json json;
    json["userId"] = ids::user(of.index);
    json["avatarUrl"] = nullptr;
    json["roles"] = role_names(of);
    json["children"] = Json::array();
    for (const int child : district.children_of(of)) {
        json["children"].push_back(context_child(district, district.person(child)));
    }
    json["schools"] = Json::array({{{"id", ids::school(of.school)},
                                    {"name", district.school(of.school).name},
                                    {"type", "Regular"},
                                    {"groupIds", group_ids(groups)}}});
    json["eduGroups"] = Json::array();
    for (const Group group : groups) json["eduGroups"].push_back(edu_group(district, group));
    json["splitId"] = std::to_string(of.index % 100);
    json["personId"] = ids::person(of.index);
    put_names(json, of);
    json["schoolIds"] = Json::array({ids::school(of.school)});
    json["groupIds"] = group_ids(of.kind == Kind::Parent ? std::vector<Group>() : groups);
    return json;
}

Json school(const SchoolInfo& of) {
    Json json;
    put_id(json, "id", ids::school(of.index));
    json["name"] = of.name;
    json["fullName"] = of.full_name;
    json["avatarSmall"] = "";
    json["city"] = "Новосибирск";
    json["municipality"] = "город Новосибирск";
    // Clients disagree on the spelling.
    json["regionId"] = kNovosibirsk;
    json["regionid"] = kNovosibirsk;
    json["markType"] = "Mark5";
    json["timeZone"] = kSchoolZone.minutes / 60;
    json["uses_avg"] = true;
    json["uses_weighted_avg"] = uses_weights(of.index);
    json["educationType"] = "Regular";
    json["tsoCityId"] = 540'100 + of.index % 2;
    json["tsoRegionTreePath"] = "0.54.5401";
    return json;
}

Json school_brief(const SchoolInfo& of) {
    const Json full = school(of);
    Json brief;
    for (const char* key :
         {"id", "id_str", "name", "educationType", "tsoCityId", "tsoRegionTreePath"}) {
        brief[key] = full[key];
    }
    return brief;
}

Json subject(Subject of) {
    Json json;
    put_id(json, "id", ids::subject(of));
    json["name"] = info(of).name;
    json["knowledgeArea"] = info(of).area;
    json["fgosSubjectId"] = static_cast<int>(of) + 1;
    return json;
}

Json subject_short(Subject of) {
    return {
        {"id", ids::subject(of)}, {"name", info(of).name}, {"knowledgeAreaId", info(of).area_id}};
}

Json edu_group(const District& district, Group group) {
    const int grade = district.grade(group);
    Json json;
    put_id(json, "id", ids::group(group));
    json["parentIds"] = Json::array();
    json["parentIds_str"] = Json::array();
    json["type"] = "Group";
    json["name"] = district.group_name(group);
    json["fullName"] = district.group_name(group);
    json["parallel"] = grade;
    put_id(json, "timetable", ids::term_group(group));
    json["status"] = group.back == 0 ? "Active" : "Archive";
    json["studyyear"] = district.year(group).first_year;
    json["educationType"] = "Regular";
    json["subjects"] = Json::array();
    for (const Hours& hours : curriculum(grade)) json["subjects"].push_back(subject(hours.subject));
    json["journaltype"] = "Traditional";
    return json;
}

Json edu_group(const District& district, const Subgroup& of) {
    Json json = edu_group(district, of.group);
    put_id(json, "id", ids::subgroup(of));
    json["parentIds"] = Json::array({ids::group(of.group)});
    json["parentIds_str"] = Json::array({std::to_string(ids::group(of.group))});
    json["type"] = "Subgroup";
    json["name"] = subgroup_name(of.number);
    json["fullName"] = district.full_name(of);
    json["subjects"] = Json::array({subject(of.subject)});
    return json;
}

Json term(Group group, const Term& of, int grade, int first_year) {
    Json json;
    put_id(json, "id", ids::term({group, of.number}));
    json["start"] = date_text(of.start);
    json["finish"] = date_text(of.finish);
    json["number"] = of.number;
    json["type"] = grade >= 10 ? "HalfYear" : "Quarter";
    json["name"] = of.name;
    json["year"] = first_year;
    return json;
}

Json holiday(Group group, int school, int nth, const Holiday& of) {
    return {{"id", ids::holiday(school, group.back, nth)},
            {"reportingPeriodGroupId", ids::term_group(group)},
            {"dateStart", date_text(of.start)},
            {"dateFinish", date_text(of.finish)},
            {"name", of.name},
            {"description", of.name}};
}

// Bells have no day of their own: clients read whole datetimes, and take the time of day from them.
Json timetable(int grade, Date day) {
    Json days = Json::array({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"});
    if (has_saturdays(grade)) days.push_back("Saturday");
    Json items = Json::array();
    const bool second = is_second_shift(grade);
    const auto start = [&](int number) {
        return kBells[static_cast<std::size_t>(slot_of(number, second))];
    };
    const auto moment = [&](int minutes) { return local_text({day, {minutes}}); };
    for (int number = 1; number <= kMaxLessons; ++number) {
        items.push_back({{"Id", number},
                         {"Start", moment(start(number))},
                         {"Finish", moment(start(number) + kLessonMinutes)},
                         {"Name", std::to_string(number) + " урок"},
                         {"Type", "Lesson"},
                         {"DaysOfWeek", days},
                         {"LessonNumber", number}});
    }
    return {
        {"Name", std::string(has_saturdays(grade) ? "Шестидневная неделя" : "Пятидневная неделя") +
                     (second ? ", вторая смена" : "")},
        {"Start", moment(start(1))},
        {"FirstLessonNumber", 1},
        {"Items", std::move(items)}};
}

Json teacher(const District& district, const Person& of) {
    std::string subjects;
    for (int i = 0; i < kSubjectCount; ++i) {
        const auto taught = static_cast<Subject>(i);
        if (info(taught).department != of.department || taught == Subject::Conversations) continue;
        subjects += (subjects.empty() ? "" : ", ") + std::string(info(taught).name);
    }
    const bool manages = of.kind == Kind::Administrator;
    bool leads = false;
    for (const Cohort& cohort : district.cohorts()) leads |= cohort.class_teacher == of.index;
    return {{"Id", ids::person(of.index)},
            {"IdStr", std::to_string(ids::person(of.index))},
            {"UserId", ids::user(of.index)},
            {"UserIdStr", std::to_string(ids::user(of.index))},
            {"FirstName", of.first},
            {"LastName", of.last},
            {"MiddleName", of.middle},
            {"ShortName", of.short_name()},
            {"Sex", sex_word(of.sex)},
            {"DateBirth", kNoDate},
            {"Email", manages ? "director@school" + std::to_string(of.school + 1) + ".example"
                              : std::string()},
            {"Subjects", subjects},
            {"HouseMaster", leads},
            {"Education", "Высшее"},
            {"ScientificDegree", ""},
            {"StartDate", kNoDate},
            {"PedagogicalActivityDate", kNoDate},
            {"ManagingEmployee", manages},
            {"NameManagingPosition", manages ? "Директор" : ""},
            {"TeachingStaff", of.kind == Kind::Teacher},
            {"NameTeacherPosition", of.kind == Kind::Teacher ? "Учитель" : ""},
            {"TrainingAndSupportStaff", false},
            {"ServicePersonnel", false},
            {"MedicalWorker", false},
            {"NameMedicalPosition", ""},
            {"ExternalPartTime", false}};
}

Json membership(const District& district, const Person& of) {
    Json groups = Json::array();
    for (const Group group : current_groups(district, of)) {
        groups.push_back({{"eduGroup", edu_group(district, group)}});
    }
    for (const Subgroup& subgroup : district.subgroups_of(of)) {
        groups.push_back({{"eduGroup", edu_group(district, subgroup)}});
    }
    Json subjects = Json::array();
    if (of.kind == Kind::Pupil) {
        for (const Hours& hours : curriculum(district.cohort(of.cohort).grade)) {
            subjects.push_back(subject(hours.subject));
        }
    }
    Json json;
    put_id(json, "person", ids::person(of.index));
    json["schools"] = Json::array({{{"school", school(district.school(of.school))},
                                    {"roles", role_names(of)},
                                    {"editorRoles", Json::array()},
                                    {"eduGroupMemberships", std::move(groups)},
                                    {"subjects", std::move(subjects)}}});
    return json;
}

}  // namespace ranets::stub::shapes
