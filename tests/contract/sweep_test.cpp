// All routes × roles × ids of one's own, of others and of nothing: no fault of the server, and
// nothing in an answer that the asker may not know. What may be known is worked out here from the
// school's facts, not from the server's rules.
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "chats/school_chats.h"
#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

// What a person may know of whom.
class Known {
  public:
    explicit Known(int viewer) : viewer_(person(viewer)) {
        records_.insert(viewer);
        if (viewer_.kind == Kind::Parent) {
            for (const int child : district().family(viewer_.family).children) {
                open_record(child);
                present_classes_.insert(person(child).cohort);
                chats_.insert(school_chats::of_parents(district(), person(child).cohort));
            }
        }
        if (viewer_.kind == Kind::Pupil) {
            open_record(viewer);
            chats_.insert(school_chats::of_pupils(district(), viewer_.cohort));
        }
        chats_.insert(school_chats::announcements(district(), viewer_.school));
        for (const Cohort& cohort : district().cohorts()) {
            if (cohort.class_teacher == viewer) {
                chats_.insert(school_chats::of_pupils(district(), cohort.index));
                chats_.insert(school_chats::of_parents(district(), cohort.index));
            }
            const bool taught = viewer_.kind == Kind::Teacher && teaches(cohort);
            const bool heads =
                viewer_.kind == Kind::Administrator && cohort.school == viewer_.school;
            if (!taught && !heads) continue;
            for (const auto* list : {&cohort.pupils, &cohort.former}) {
                for (const int pupil : *list) open_record(pupil);
            }
        }
        for (const Person& of : district().people()) {
            if (classes_.contains(of.cohort) || classes_.contains(of.former_cohort)) {
                names_.insert(of.index);
            }
        }
        names_.insert(records_.begin(), records_.end());
        for (const Person& of : district().people()) {
            const bool own_school = of.school == viewer_.school;
            const bool staff = of.kind == Kind::Teacher || of.kind == Kind::Administrator;
            const bool kin = of.family != kNone && of.family == viewer_.family;
            const bool parent_of_taught =
                viewer_.kind == Kind::Teacher && of.kind == Kind::Parent &&
                std::ranges::any_of(district().family(of.family).children,
                                    [&](int child) { return records_.contains(child); });
            const bool all = viewer_.kind == Kind::Administrator;
            // Who writes in the chat of a class's parents is known there.
            const bool of_class_parents =
                viewer_.kind == Kind::Parent && of.kind == Kind::Parent &&
                std::ranges::any_of(district().family(of.family).children, [&](int child) {
                    return present_classes_.contains(person(child).cohort);
                });
            if (of_class_parents) names_.insert(of.index);
            if (own_school && (staff || kin || parent_of_taught || all)) names_.insert(of.index);
            if (own_school && all) records_.insert(of.index);
        }
    }

    // Every number that stands for something must stand for something open.
    bool may_know(std::int64_t id) const {
        if (const auto index = ids::person_index(id)) return names_.contains(*index);
        if (const auto index = ids::user_index(id)) return names_.contains(*index);
        if (const auto chat = ids::to_chat(id)) {
            // Those that people made are swept by chat_sweep_test.
            return *chat >= chats::kFirstMade || chats_.contains(*chat);
        }
        if (const auto group = ids::to_group(id)) return in_school(group->cohort);
        if (const auto part = ids::to_subgroup(id)) return in_school(part->group.cohort);
        if (const auto term = ids::to_term(id)) return in_class(term->group);
        if (const auto lesson = ids::to_lesson(id)) return in_class(lesson->group);
        if (const auto work = ids::to_work(id)) return in_class(work->lesson.group);
        if (const auto file = ids::to_file(id)) return in_class(file->lesson.group);
        if (const auto work = ids::to_final_work(id)) return in_class(work->group);
        if (const auto mark = ids::to_final_mark(id)) {
            return has_record(mark->work.group, mark->pupil);
        }
        if (const auto task = ids::to_task(id)) {
            return has_record(task->work.lesson.group, task->pupil);
        }
        if (const auto mark = ids::to_mark(id)) {
            return has_record(mark->work.lesson.group, mark->pupil);
        }
        return true;
    }

    bool has_record(std::int64_t person_id) const {
        const auto index = ids::person_index(person_id);
        return index && records_.contains(*index);
    }

  private:
    static const District& district() { return known_school().district; }
    static const Person& person(int index) { return district().person(index); }

    void open_record(int pupil) {
        records_.insert(pupil);
        for (const int cohort : {person(pupil).cohort, person(pupil).former_cohort}) {
            if (cohort != kNone) classes_.insert(cohort);
        }
    }

    // Somebody who gives the class a lesson, this year or in the two before.
    bool teaches(const Cohort& cohort) const {
        if (cohort.school != viewer_.school) return false;
        for (int back = 0; back < 3; ++back) {
            const auto group = district().group(cohort.index, back);
            if (!group) continue;
            const Plan& plan = known_school().journal.plan(*group);
            const int lessons = std::min(static_cast<int>(plan.lessons.size()), 60);
            for (int at = 0; at < lessons; ++at) {
                if (known_school().journal.planned_teacher({*group, at}) == viewer_.index) {
                    return true;
                }
            }
        }
        return false;
    }

    bool in_school(int cohort) const { return district().cohort(cohort).school == viewer_.school; }
    bool in_class(Group group) const { return classes_.contains(group.cohort); }
    bool has_record(Group group, int number) const {
        return records_.contains(district().pupil_by_number(group.cohort, number));
    }

    const Person& viewer_;
    std::set<int> records_;
    std::set<int> names_;
    std::set<int> classes_;
    std::set<int> present_classes_;  // of a parent's children
    std::set<std::int64_t> chats_;   // that exist by themselves
};

// The first thing in the answer that its reader should not have got, or "".
std::string leak_in(const Json& json, const Known& known) {
    if (json.is_number_integer()) {
        return known.may_know(json.get<std::int64_t>()) ? "" : json.dump();
    }
    if (json.is_string()) {
        const auto id = number(json.get_ref<const std::string&>());
        return !id || known.may_know(*id) ? "" : json.dump();
    }
    if (json.is_object()) {
        const bool is_user = json.contains("login") && json["login"].is_string();
        if (is_user && !known.has_record(json["personId"].get<std::int64_t>())) return "a profile";
        const bool is_record =
            json.contains("person") && json["person"].is_number() &&
            (json.contains("value") || json.contains("status") ||
             json.contains("per-subject-averages") || json.contains("per-subject-final-marks"));
        if (is_record && !known.has_record(json["person"].get<std::int64_t>())) return "a record";
    }
    if (!json.is_structured()) return "";
    for (const auto& item : json.items()) {
        if (const std::string leak = leak_in(item.value(), known); !leak.empty()) {
            return item.key() + ": " + leak;
        }
    }
    return "";
}

struct Tally {
    int requests = 0;
    int answers = 0;  // with data in them
    int leaks = 0;
    int faults = 0;
};

class Sweep {
  public:
    Sweep(const std::string& login, int viewer, Tally& tally)
        : client_(signed_in(login)), known_(viewer), tally_(tally), role_(login) {}

    void look_at(const std::string& path, const Got& got) {
        ++tally_.requests;
        INFO(role_ << " " << path << " " << got.status << " " << got.body.substr(0, 300));
        if (got.status >= 500) {
            ++tally_.faults;
            CHECK(got.status < 500);
        }
        if (got.header("Content-Disposition").starts_with("attachment")) {
            const auto file = ids::to_file(std::stoll(path.substr(path.rfind('/') + 1)));
            const bool may = file && known_.may_know(ids::lesson(file->lesson));
            ++tally_.answers;
            tally_.leaks += may ? 0 : 1;
            CHECK(may);
            return;
        }
        const Json json = got.json();
        CHECK_FALSE(json.is_discarded());
        if (got.status != 200) {
            CHECK(is_problem(got, got.status, json.value("type", "")));
            return;
        }
        ++tally_.answers;
        const std::string leak = leak_in(json, known_);
        tally_.leaks += leak.empty() ? 0 : 1;
        CHECK(leak == "");
    }

    void get(const std::string& path, const std::string& query) {
        look_at(path, client_.get(path + query));
    }
    void post(const std::string& path, const std::string& body, const char* type) {
        look_at(path, client_.post_text(path, body, type));
    }

    Client& client() { return client_; }

  private:
    Client client_;
    Known known_;
    Tally& tally_;
    std::string role_;
};

struct Role {
    std::string login;
    int person;
};

std::vector<Role> roles() {
    const DemoPeople& demo = known_school().district.demo();
    const Person& other = known_school().district.person(stranger());
    return {{"parent", demo.parent},   {"parent2", demo.second_parent}, {"pupil", demo.pupil},
            {"teacher", demo.teacher}, {"admin", demo.administrator},   {other.login, other.index}};
}

// Of the demo pupil, of her brother, of a classmate, of one who changed class, of a pupil of
// another school, of nothing.
std::vector<Ids> owners() {
    const DemoPeople& demo = known_school().district.demo();
    constexpr std::int64_t n = kNothing;
    return {ids_of(demo.pupil),    ids_of(demo.brother), ids_of(classmate()),
            ids_of(demo.newcomer), ids_of(stranger()),   {n, n, n, n, n, n, n, n, n, n, n, n, n}};
}

const std::vector<std::string> kBad{"0", "-1", "abc", "99999999999999999999", "1e9", "%00"};
const std::vector<std::string> kBadDates{"2026-13-01", "soon", "2026-02-30T", "0"};

void sweep_reads(Sweep& sweep, const Route& route, const std::vector<Ids>& owners) {
    const auto parts = steps(route.pattern);
    const std::string query = usual_query(owners[0]);
    for (const Ids& of : owners) sweep.get(path_of(route, of, parts.size(), ""), query);
    sweep.get(path_of(route, owners[0], parts.size(), ""), "");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].ends_with('}')) continue;
        if (is_id(parts[i])) {
            for (std::size_t other = 1; other < owners.size(); ++other) {
                const std::string id = std::to_string(id_for(parts[i], owners[other]));
                sweep.get(path_of(route, owners[0], i, id), query);
            }
        }
        for (const std::string& bad : is_id(parts[i]) ? kBad : kBadDates) {
            sweep.get(path_of(route, owners[0], i, bad), query);
        }
    }
}

// Ids in the query, where routes take them from there.
void sweep_queries(Sweep& sweep, const Ids& of) {
    const auto one = [&](const char* path, std::int64_t id) {
        sweep.get(path + std::to_string(id), "");
    };
    one("/v2/persons?eduGroup=", of.group);
    one("/v2/works?lesson=", of.lesson);
    one("/v2/tasks?lessons=", of.lesson);
    one("/v2/lesson-log-entries?lessons=", of.lesson);
    one("/v2/edu-groups?eduGroups=", of.group);
    one("/v2/schools?schools=", of.school);
    one("/v2/users?users=", of.user);
    one("/v2/users/me/school/homeworks?homeworkId=", of.homework);
    one("/v2/users/me/feed?limit=2&date=2026-11-17&childPersonId=", of.person);
    one("/v2/lesson-log-entries/person=", of.person);
}

void sweep_bodies(Sweep& sweep, const Route& route, const std::vector<Ids>& owners) {
    const std::string path = "/v2/" + std::string(route.pattern);
    constexpr const char* kJson = "application/json";
    for (const Ids& of : owners) {
        for (const std::int64_t id : {of.lesson, of.work, of.group, of.user}) {
            const std::string text = std::to_string(id);
            sweep.post(path, "[" + text + "]", kJson);
            sweep.post(path, R"({"lessons":[)" + text + "]}", kJson);
            sweep.post(path, "lessons=" + text + "&users=" + text + "&eduGroups=" + text,
                       "application/x-www-form-urlencoded");
        }
    }
    for (const std::string body : {"", "{", "null", "[1.5]", "[[1]]", R"(["x"])",
                                   R"({"lessons":7})", "[99999999999999999999]", "\xff\xfe"}) {
        sweep.post(path, body, kJson);
    }
    sweep.post(path, std::string(5'000, '['), kJson);
}

}  // namespace

TEST_CASE("a sweep of all routes, roles and ids finds neither leaks nor faults") {
    Tally tally;
    const std::vector<Ids> all = owners();
    for (const Role& role : roles()) {
        Sweep sweep(role.login, role.person, tally);
        for (const Route& route : read_routes()) sweep_reads(sweep, route, all);
        for (const Route& route : partner_routes()) {
            if (route.method == Method::Post) sweep_bodies(sweep, route, all);
            const std::string path = path_of(route, all[0], 99, "");
            const Got other = sweep.client().put_json(path, Json::object());
            ++tally.requests;
            CHECK((other.status == 405 || other.status == 404));
        }
        for (const Ids& of : all) sweep_queries(sweep, of);
    }
    std::printf("sweep: %d requests, %d answered, %d leaks, %d 5xx\n", tally.requests,
                tally.answers, tally.leaks, tally.faults);
    CHECK(tally.requests > 5'000);
    CHECK(tally.answers > 500);
    CHECK(tally.leaks == 0);
    CHECK(tally.faults == 0);
}

TEST_CASE("without a token no route answers anything") {
    Client nobody(shared_server().port());
    Client wrong(shared_server().port(), std::string(32, 'x'));
    const Ids own = owners()[0];
    auto routes = read_routes();
    std::ranges::copy_if(partner_routes(), std::back_inserter(routes),
                         [](const Route& route) { return route.method == Method::Post; });
    for (const Route& route : routes) {
        const std::string path = path_of(route, own, 99, "");
        INFO(path);
        const bool post = route.method == Method::Post;
        CHECK(is_problem(post ? nobody.post_text(path, "[]", "application/json") : nobody.get(path),
                         401, "tokenRequired"));
        CHECK(is_problem(post ? wrong.post_text(path, "[]", "application/json") : wrong.get(path),
                         401, "invalidToken"));
    }
}
