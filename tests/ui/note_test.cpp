// The field of a person's own words on a homework, and what of it the server gets.
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::FakeSchool;
using test::Headless;

namespace {

constexpr const char* kField = "Заметка";

void open_lesson(Headless& page) {
    page.world.school.features = {"lesson-notes", "own-records"};
    page.sign_in("parent", "#/diary/2026-11-18");
    page.press(Role::Button, page.find_like(Role::Button, "1 урок").node.name);
    REQUIRE(page.value_of(kField).empty());
}

// And waits until it is sent.
void type(Headless& page, const std::string& text) {
    page.type(kField, text);
    page.wait(3'000);
}

const FakeSchool::OwnNote& at_school(Headless& page) {
    auto& notes = page.world.school.own_notes["parent"];
    REQUIRE(notes.size() == 1);
    return notes.begin()->second;
}

}  // namespace

TEST_CASE("what is typed after a text that was too long takes the place of what was sent") {
    Headless page;
    open_lesson(page);
    type(page, "черновик");
    type(page, std::string(2'001, 'x'));
    REQUIRE(at_school(page).text == "черновик");
    type(page, "начисто");
    CHECK(at_school(page).text == "начисто");
    CHECK(page.world.http.count("/note") == 2);  // nothing had to be merged
    CHECK(page.value_of(kField) == "начисто");
}
