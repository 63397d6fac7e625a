// The diary in windows of all sizes: nothing outside, nothing over anything else.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::bottom;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

struct Size {
    int width, height;
};
constexpr Size kSizes[] = {{320, 568},  {320, 640},  {360, 800},  {390, 844},  {700, 400},
                           {720, 900},  {768, 1024}, {1024, 768}, {1079, 800}, {1080, 640},
                           {1280, 699}, {1280, 720}, {1280, 800}, {1599, 900}, {1920, 1080}};

bool is_leaf(Role role) {
    return role >= Role::Text;
}

bool overlap(const semantics::Rect& a, const semantics::Rect& b) {
    const float width = std::min(right(a), right(b)) - std::max(a.x, b.x);
    const float height = std::min(bottom(a), bottom(b)) - std::max(a.y, b.y);
    return width > .5f && height > .5f;
}

// Parts that lie in a control on purpose.
bool lies_within(const semantics::Node& a, const semantics::Node& b) {
    const auto within = [](const semantics::Node& inner, const semantics::Node& outer) {
        return (inner.role == Role::ProgressBar || outer.name == "Обновить" ||
                outer.name == "Подробнее") &&
               outer.role == Role::Button;
    };
    return within(a, b) || within(b, a);
}

void check_overlaps(Headless& page, const Size& size) {
    const auto& entries = page.shell().tree().entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& a = entries[i];
        if (!is_leaf(a.node.role) || a.node.rect.w <= 1 || a.node.rect.h <= 1) continue;
        for (std::size_t k = i + 1; k < entries.size(); ++k) {
            const auto& b = entries[k];
            if (!is_leaf(b.node.role) || b.node.rect.w <= 1 || b.node.rect.h <= 1) continue;
            if (a.parent != b.parent || lies_within(a.node, b.node)) continue;
            // The week's figures are one line of three.
            if (a.node.role == Role::Text && b.node.role == Role::Text &&
                a.node.rect.x == b.node.rect.x && a.node.rect.y == b.node.rect.y)
                continue;
            INFO(size.width << "x" << size.height << ": " << a.node.name << " / " << b.node.name);
            CHECK_FALSE(overlap(a.node.rect, b.node.rect));
        }
    }
}

// A crowded family: long names, many marks, tests, files, nine lessons on a day.
void crowd(FakeSchool& school) {
    for (int i = 0; i < 6; ++i) {
        auto& day = school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 16 + i));
        for (auto& lesson : day) {
            lesson.homework = "Прочитать параграф, ответить на вопросы письменно и выучить правило";
            lesson.test = lesson.number % 2 == 0;
            lesson.files = {{lesson.id * 10, "Очень длинное название файла с заданием", "PDF"}};
            if (i < 3 && lesson.number < 4) {
                lesson.marks.clear();
                for (int mark = 0; mark < lesson.number + 1; ++mark)
                    lesson.marks.push_back({lesson.id * 10 + mark, mark == 1 ? "зач" : "5-"});
            }
            if (lesson.number == 5) lesson.attendance = "Absent";
        }
    }
    auto& tuesday = school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 17));
    tuesday.push_back(tuesday.back());
    tuesday.back().number = 7;
    tuesday.back().id += 1;
}

}  // namespace

TEST_CASE("a crowded week fits every window") {
    for (const auto size : kSizes) {
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        crowd(page.world.school);
        page.sign_in("parent", "#/diary/2026-11-18?view=week");
        check_overlaps(page, size);
        page.key(shell::Key::PageDown);
        page.key(shell::Key::PageUp);
        check_overlaps(page, size);
    }
}

TEST_CASE("a crowded day fits every window") {
    for (const auto size : kSizes) {
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        crowd(page.world.school);
        page.sign_in("parent", "#/diary/2026-11-18?view=day");
        check_overlaps(page, size);
    }
}

TEST_CASE("an open lesson fits every window, with and without network") {
    for (const auto size : kSizes) {
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        crowd(page.world.school);
        page.sign_in("parent", "#/diary/2026-11-18");
        page.press(Role::Button, page.find_like(Role::Button, "1 урок, ").node.name);
        check_overlaps(page, size);
        page.world.http.connected = false;
        page.world.app().network_changed(false);
        page.settle();
        check_overlaps(page, size);
        page.press(Role::Button, "Закрыть урок");
        check_overlaps(page, size);
    }
}

TEST_CASE("seven lessons fit the desktop without scrolling, eight by lower rows") {
    for (const int extra : {1, 2}) {
        Headless page({.width = 1280, .height = 800});
        auto& day = page.world.school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 16));
        for (int i = 0; i < extra; ++i) {
            auto lesson = day.back();
            lesson.id += 1;
            lesson.number = std::min(7, lesson.number + 1);
            day.push_back(lesson);
        }
        page.sign_in();
        float lowest = 0;
        int rows = 0;
        const auto card = page.find(Role::Group, "Понедельник, 16 ноября").node;
        for (const auto& entry : page.shell().tree().entries()) {
            if (entry.node.role != Role::Button || !overlap(entry.node.rect, card.rect) ||
                entry.node.name.find(" урок, ") == std::string::npos)
                continue;
            ++rows;
            lowest = std::max(lowest, bottom(entry.node.rect));
            CHECK(entry.node.rect.h >= 36);
        }
        CHECK(rows == 6 + extra);
        CHECK(lowest <= bottom(card.rect));
    }
}

TEST_CASE("every target is large enough for a finger, on a phone and on a tablet") {
    constexpr std::string_view kAddresses[] = {
        "#/diary", "#/diary?view=week", "#/school", "#/more", "#/data", "#/take"};
    // So high that no list cuts a row at its edge, but for the usual phone's day.
    for (const Size size : {Size{320, 640}, Size{320, 2400}, Size{820, 1180}}) {
        Headless page({.width = size.width, .height = size.height, .touch = true});
        page.world.school.features = {"lesson-notes", "own-records", "calendars"};
        const auto look = [&](std::string_view where) {
            for (const auto& entry : page.shell().tree().entries()) {
                const auto& node = entry.node;
                const bool pressed = node.role >= Role::Button && node.role != Role::ProgressBar &&
                                     node.role != Role::ListBox;
                if (!pressed || node.rect.w <= 1 || node.rect.h <= 1) continue;
                INFO(where << ", " << size.width << ": " << node.name);
                CHECK(node.rect.h >= 44);
                CHECK(node.rect.w >= 44);
            }
        };
        page.start();
        look("login");
        page.sign_in();
        look("day");
        for (const auto address : kAddresses) {
            if (size.height < 800) break;
            page.world.app().address_changed(address);
            page.settle();
            look(address);
        }
        page.world.app().address_changed("#/diary?view=day");
        page.settle();
        const auto lesson = page.find_like(Role::Button, "1 урок").node.name;
        page.press(Role::Button, lesson);
        CHECK(page.find(Role::TextArea, "Заметка").node.rect.h >= 44);
        look("lesson");
    }
}
