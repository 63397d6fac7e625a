// Every screen in every window, text size, language and theme: all that is written can be read.
// Whole, but for what the design lets give way; over nothing else; within what it lies in.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "kit/text_log.h"
#include "kit/words.h"
#include "support/fake_school_facts.h"
#include "support/headless.h"

using namespace ranets;
using app::Language;
using app::Theme;
using semantics::Role;
using shell::bottom;
using shell::DrawnText;
using shell::right;
using shell::text_of;
using test::FakeSchool;
using test::Headless;
using Word = strings::Key;

namespace {

constexpr std::string_view kLongestSubject = "Основы безопасности и защиты Родины";
constexpr std::string_view kLongSubject = "Изобразительное искусство";
constexpr std::string_view kSurname = "Константинопольская-Задунайская";
constexpr std::string_view kHomework =
    "Прочитать параграф 14, ответить на вопросы 1–8 письменно и выучить правило на странице 112";
constexpr std::string_view kFile = "Очень длинное название файла с заданием и ответами";
constexpr std::string_view kTopic =
    "Решение систем линейных уравнений с двумя переменными способом подстановки";

struct Size {
    int width, height;
};
constexpr Size kSizes[] = {{320, 568}, {390, 844}, {768, 1024}, {1280, 800}, {1920, 1080}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string change_of(std::int64_t lesson, int day) {
    return R"({"lesson": )" + std::to_string(lesson) +
           R"(, "subgroup": null, "corrections": [], "change": {"kind": )" +
           (day % 2 == 0 ? R"("Moved")" : R"("Replaced")") +
           R"(, "reason": "Болезнь учителя", "was": {"date": "2026-11-13", "number": 6,
                "subject": "Физика", "teacher": "Задунайская К. А.", "place": "112"}}},)";
}

// A family with a long name, whose school teaches subjects with long names.
void crowd(test::FakeWorld& world) {
    std::string changed;
    for (int i = 0; i < 6; ++i) {
        for (auto& lesson :
             world.school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 16 + i))) {
            lesson.homework = kHomework;
            lesson.topic = kTopic;
            lesson.test = lesson.number % 2 == 0;
            lesson.files = {{lesson.id * 10, std::string(kFile), "PDF"}};
            lesson.done = lesson.number < 4;
            if (lesson.number == 3) changed += change_of(lesson.id, i);
            if (lesson.number == 5) lesson.attendance = "Absent";
            if (i >= 3 || lesson.number >= 4) continue;
            lesson.marks.clear();
            for (int mark = 0; mark < lesson.number + 1; ++mark)
                lesson.marks.push_back({lesson.id * 10 + mark, mark == 1 ? "зач" : "5-"});
        }
    }
    changed.back() = ']';  // a comma
    world.school.features = {"lesson-notes", "calendars"};
    world.school.notes = "[" + changed;
    world.http.server = [answer = world.http.server](const sync::Request& request) {
        auto response = answer(request);
        if (!response) return response;
        replace_all(response->body, "Ветрова", kSurname);
        replace_all(response->body, "Алгебра", kLongestSubject);
        replace_all(response->body, "Литература", kLongSubject);
        return response;
    };
}

constexpr std::string_view kTeacher = "Котова Мария Ивановна";
// As far as they are cut anywhere; the names of the fake school's.
constexpr std::array<std::string_view, 5> kSubjects{"Русский язык", "История", "Биология", "Физика",
                                                    "География"};

bool is_any_of(std::string_view text, std::span<const std::string_view> all) {
    return std::find(all.begin(), all.end(), text) != all.end();
}

// What the design lets give way: homework, then the room, then the subject; what had been planned,
// which the lesson's panel tells whole; and names of people and files, which have no longest.
bool may_be_cut(std::string_view text) {
    const auto has = [text](std::string_view part) { return text.find(part) != text.npos; };
    const auto begins = [](std::string_view whole, std::string_view part) {
        return !part.empty() && whole.find(part.substr(0, 24)) != whole.npos;
    };
    if (text.starts_with("Было: ") || text.starts_with("Was: ")) return true;
    if (begins(text, kHomework) || begins(text, kFile) || begins(text, kTopic)) return true;
    // A paragraph's last line is logged as what is left of it.
    if (text.size() > 8 && (kHomework.ends_with(text) || kTopic.ends_with(text))) return true;
    // The longest of the regions' names: its two lines are told from all others.
    if (text_of(Word::kRegion86).ends_with(text)) return true;
    if (text == text_of(Word::kLessonNoteHint)) return true;  // the field's name, too
    return has(kSurname) || has("Задунайская") || has(kLongestSubject) || has(kLongSubject) ||
           has("каб. ") || has("room ") || is_any_of(text, kSubjects) || text == kTeacher;
}

shell::Rect seen(const DrawnText& text) {
    const float left = std::max(text.rect.x, text.clip.x);
    const float top = std::max(text.rect.y, text.clip.y);
    return {left, top, std::min(right(text.rect), right(text.clip)) - left,
            std::min(bottom(text.rect), bottom(text.clip)) - top};
}

bool overlap(const shell::Rect& a, const shell::Rect& b) {
    constexpr float kTouch = 1;  // letters keep some distance from their boxes
    return std::min(right(a), right(b)) - std::max(a.x, b.x) > kTouch &&
           std::min(bottom(a), bottom(b)) - std::max(a.y, b.y) > kTouch;
}

std::string faults_of(const shell::TextLog& log) {
    std::string faults;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const auto& a = log[i];
        if (a.cut && !may_be_cut(a.text)) faults += "\n  cut: " + a.text;
        if (a.rect.w <= 0) continue;
        const bool beside = a.rect.x < a.clip.x - 1 || right(a.rect) > right(a.clip) + 1;
        const bool beyond = a.rect.y < a.clip.y - 1 || bottom(a.rect) > bottom(a.clip) + 1;
        if (beside || (beyond && !a.scrolls)) faults += "\n  clipped: " + a.text;
        for (std::size_t k = i + 1; k < log.size(); ++k) {
            const auto& b = log[k];
            if (a.layer == b.layer && b.rect.w > 0 && overlap(seen(a), seen(b)))
                faults += "\n  over each other: " + a.text + " / " + b.text;
        }
    }
    return faults;
}

struct Colours {
    std::string_view name;
    Theme theme;
    bool forced = false;  // by the system
};
constexpr Colours kColours[] = {
    {"light", Theme::Light}, {"dark", Theme::Dark}, {"forced colours", Theme::Light, true}};

// The same page, drawn in every way that a person can choose.
void check_all_ways(Headless& page, Size size) {
    shell::TextLog log;
    page.shell().set_text_log(&log);
    for (const int percent : app::kTextPercents) {
        for (const auto language : {Language::Russian, Language::English}) {
            for (const auto& colours : kColours) {
                page.world.app().carry_out(app::SetTextPercent{.percent = percent});
                page.world.app().carry_out(app::SetLanguage{.language = language});
                page.world.app().carry_out(app::SetTheme{.theme = colours.theme});
                page.shell().set_preferences({.reduced_motion = true,
                                              .forced_colors = colours.forced,
                                              .coarse_pointer = size.width < 720});
                page.settle();
                page.draw();
                INFO(size.width << "x" << size.height << ", " << percent << " %, "
                                << (language == Language::English ? "English, " : "Russian, ")
                                << colours.name);
                CHECK(log.size() > 2);
                CHECK(faults_of(log) == "");
            }
        }
    }
    page.shell().set_text_log(nullptr);
}

void check_everywhere(std::string_view address, const std::function<void(Headless&)>& open = {},
                      std::string_view who = "parent", std::span<const Size> sizes = kSizes,
                      const std::function<void(Headless&)>& before = {}) {
    for (const auto size : sizes) {
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        crowd(page.world);
        if (before) before(page);
        if (who.empty())
            page.start(address);
        else
            page.sign_in(who, address);
        if (open) open(page);
        check_all_ways(page, size);
    }
}

void open_lesson(Headless& page) {
    page.press(Role::Button, page.find_like(Role::Button, "1 урок, ").node.name);
}

}  // namespace

TEST_CASE("the week can be read everywhere") {
    check_everywhere("#/diary/2026-11-18?view=week");
}

TEST_CASE("the day can be read everywhere") {
    check_everywhere("#/diary/2026-11-18?view=day");
}

TEST_CASE("a lesson can be read everywhere") {
    check_everywhere("#/diary/2026-11-18", open_lesson);
}

// Elsewhere they may give way to what stands beside them.
TEST_CASE("names stand whole where a person looks for them") {
    const auto cut_words = [](Headless& page, int least_layer) {
        shell::TextLog log;
        page.shell().set_text_log(&log);
        page.draw();
        page.shell().set_text_log(nullptr);
        std::string cut;
        for (const auto& text : log) {
            if (text.cut && text.layer >= least_layer) cut += "\n  " + text.text;
        }
        return cut;
    };
    for (const Size size : {kSizes[0], kSizes[1], kSizes[2]}) {
        INFO(size.width);
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        crowd(page.world);
        page.sign_in("parent", "#/more");
        page.world.app().carry_out(app::SetTextPercent{.percent = 130});
        page.settle();
        CHECK(cut_words(page, 0) == "");
        // On a day without marks, beside which a word can be too long by itself.
        page.world.app().address_changed("#/diary/2026-11-21?view=day");
        page.settle();
        REQUIRE(page.find_like(Role::Button, "4 урок, ").node.name.find(kLongestSubject) !=
                std::string::npos);
        CHECK(cut_words(page, 0).find("Родины") == std::string::npos);
        page.world.app().address_changed("#/diary/2026-11-16?view=day");
        page.settle();
        open_lesson(page);
        REQUIRE(page.has(Role::Heading2, kLongestSubject));
        CHECK(cut_words(page, 1).find(kTeacher) == std::string::npos);
        CHECK(cut_words(page, 1).find("Родины") == std::string::npos);
    }
}

TEST_CASE("the diary without network can be read everywhere") {
    check_everywhere("#/diary/2026-11-18", [](Headless& page) {
        page.world.http.connected = false;
        page.world.app().network_changed(false);
        page.settle();
    });
}

TEST_CASE("the date's choice can be read everywhere") {
    check_everywhere("#/diary/2026-11-18", [](Headless& page) {
        if (page.has(Role::Button, text_of(Word::kDiaryChooseDate)))
            page.press(Role::Button, text_of(Word::kDiaryChooseDate));
    });
}

TEST_CASE("the child's choice can be read everywhere") {
    check_everywhere("#/diary/2026-11-18?view=day", [](Headless& page) {
        for (const auto& entry : page.shell().tree().entries()) {
            if (!entry.node.name.starts_with("Выбрать ребёнка")) continue;
            page.press(Role::Button, std::string(entry.node.name));
            return;
        }
    });
}

TEST_CASE("notices can be read everywhere") {
    for (const auto size : kSizes) {
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        page.world.storage.available = false;
        crowd(page.world);
        page.sign_in("parent", "#/diary/2026-11-18");
        page.world.app().update_waits();
        page.settle();
        CHECK(page.has(Role::Region, text_of(Word::kNoticeRegion)));
        check_all_ways(page, size);
    }
}

TEST_CASE("«Ещё» and its question can be read everywhere") {
    check_everywhere("#/more");
    check_everywhere("#/more",
                     [](Headless& page) { page.press(Role::Button, text_of(Word::kMoreSignOut)); });
}

TEST_CASE("«Данные и память» and its question can be read everywhere") {
    check_everywhere("#/data");
    check_everywhere("#/data",
                     [](Headless& page) { page.press(Role::Button, text_of(Word::kDataClear)); });
}

TEST_CASE("«Взять с собой», a new address and the question whether to take it back can be read") {
    const auto get = [](Headless& page) { page.press(Role::Button, text_of(Word::kTakeGet)); };
    check_everywhere("#/take", get);
    check_everywhere("#/take", [get](Headless& page) {
        get(page);
        page.press(Role::Button, page.find_like(Role::Button, "Отозвать адрес: ").node.name);
    });
}

TEST_CASE("the gallery and its windows can be read everywhere") {
    // As high as all of it, so that nothing is left out of sight.
    constexpr Size kWhole[] = {{320, 9000}, {390, 9000}, {768, 6000}, {1280, 5000}, {1920, 4000}};
    check_everywhere("#/gallery", {}, "", kWhole);
    const auto go_there = [](Headless& page) { page.world.app().address_changed("#/gallery"); };
    check_everywhere("#/diary/2026-11-18", go_there, "parent", kWhole);
    for (const auto word : {Word::kGalleryRight, Word::kGalleryBottom, Word::kGalleryCentre})
        check_everywhere(
            "#/gallery", [word](Headless& page) { page.press(Role::Button, text_of(word)); }, "");
}

TEST_CASE("a tab that was put aside can be read everywhere") {
    check_everywhere("#/diary/2026-11-18", [](Headless& page) { page.world.storage.take_away(); });
    check_everywhere("#/diary/2026-11-18", [](Headless& page) {
        page.world.storage.take_away();
        page.world.storage.yields = false;
        page.world.app().carry_out(app::UseHere{});
    });
}

TEST_CASE("what is still to come can be read everywhere") {
    for (const auto address : {"#/marks", "#/chats"}) check_everywhere(address);
}

TEST_CASE("homework and its windows can be read everywhere") {
    const auto write_own = [](Headless& page) {
        page.world.school.features = {"lesson-notes", "own-records"};
    };
    const auto check = [&](const std::function<void(Headless&)>& open) {
        check_everywhere("#/homework", open, "parent", kSizes, write_own);
    };
    check({});
    check([](Headless& page) {
        auto route = page.world.views().route;
        route.work = page.world.views().homework.list.value->items.front().homework->work;
        page.world.app().carry_out(app::Go{.route = route});
    });
    check([](Headless& page) {
        for (const auto word : {Word::kHomeworkMoreFilters, Word::kHomeworkAdd}) {
            if (!page.has(Role::Button, text_of(word))) continue;
            page.press(Role::Button, text_of(word));
            return;
        }
    });
    check([](Headless& page) { page.press(Role::Button, text_of(Word::kHomeworkAdd)); });
    check_everywhere("#/homework?year=2025");
    check_everywhere("#/homework", {}, "teacher");
}

TEST_CASE("the school can be read everywhere") {
    check_everywhere("#/school");
    check_everywhere("#/school", {}, "teacher");
    check_everywhere("#/school", {}, "admin");
}

TEST_CASE("the lessons of a teacher and of a class can be read everywhere") {
    for (const std::string view : {"view=week", "view=day"}) {
        check_everywhere("#/diary/2026-11-18?" + view, {}, "teacher");
        check_everywhere(
            "#/diary/2026-11-18?class=" + std::to_string(test::facts::kClassSonya) + "&" + view, {},
            "admin");
    }
}

TEST_CASE("the login can be read everywhere") {
    check_everywhere("", {}, "");
    check_everywhere(
        "",
        [](Headless& page) {
            page.type(text_of(Word::kLoginLogin), "parent");
            page.type(text_of(Word::kLoginPassword), "wrong");
            page.press(Role::CheckBox, text_of(Word::kLoginShared));
            page.submit(text_of(Word::kLoginPassword));
        },
        "");
}

TEST_CASE("the choice of a region can be read everywhere") {
    check_everywhere(
        "",
        [](Headless& page) {
            page.world.app().carry_out(app::ChooseRegion{.region = "86"});
            page.press(Role::ComboBox, text_of(Word::kLoginRegion));
            page.type(text_of(Word::kCommonSearchInList), "автономн");
            CHECK(page.has(Role::Option, text_of(Word::kRegion86)));
        },
        "");
}

TEST_CASE("a diary on its way can be read everywhere") {
    check_everywhere("#/diary/2026-11-18", [](Headless& page) {
        page.world.http.connected = false;
        page.world.app().address_changed("#/diary/2026-12-02");
        page.settle();
    });
}

TEST_CASE("a lost word would be noticed") {
    const shell::Rect window{0, 0, 300, 100};
    const DrawnText button{"Выйти", {10, 10, 60, 14}, window};
    CHECK(faults_of({button}) == "");
    CHECK(faults_of({{"Выйти", {10, 10, 60, 14}, window, 0, true}}) == "\n  cut: Выйти");
    CHECK(faults_of({{"Выйти", {260, 10, 60, 14}, window}}) == "\n  clipped: Выйти");
    CHECK(faults_of({{"Выйти", {10, 95, 60, 14}, window}}) == "\n  clipped: Выйти");
    CHECK(faults_of({{"Выйти", {10, 95, 60, 14}, window, 0, false, true}}) == "");
    CHECK(faults_of({button, {"Отмена", {60, 18, 60, 14}, window}}) ==
          "\n  over each other: Выйти / Отмена");
    CHECK(faults_of({button, {"Отмена", {60, 18, 60, 14}, window, 1}}) == "");
}
