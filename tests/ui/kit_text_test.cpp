// Text: cut with an ellipsis, broken into lines, drawn on whole device px.
#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;
using Lines = std::vector<std::string>;

// Runs once with a Ui to measure with.
template <class Work>
void with_ui(Headless::Options options, const Work& work) {
    Headless page(options);
    bool done = false;
    page.stage([&](Ui& ui) {
        if (!std::exchange(done, true)) work(ui);
    });
    REQUIRE(done);
}

}  // namespace

TEST_CASE("text that is too wide is cut with an ellipsis") {
    with_ui({}, [](Ui& ui) {
        const float whole = ui.text_width("Литературное чтение", kBody);
        CHECK(ui.text({0, 0, whole, 20}, "Литературное чтение", kBody, Color::Text) == whole);
        const float cut = ui.text({0, 0, whole - 1, 20}, "Литературное чтение", kBody, Color::Text);
        CHECK(cut <= whole - 1);
        CHECK(cut > whole / 2);
    });
}

TEST_CASE("lines break at spaces, and after hyphens") {
    with_ui({}, [](Ui& ui) {
        const float width = ui.text_width("съешь ещё", kBody);
        CHECK(ui.wrap("съешь ещё этих", kBody, width, 9) == Lines{"съешь ещё", "этих"});
        CHECK(ui.wrap("съешь  ещё   этих", kBody, width + 8, 9).back() == "этих");
        const float hyphen = ui.text_width("учебно-", kBody);
        CHECK(ui.wrap("учебно-научный", kBody, hyphen + 20, 9) == Lines{"учебно-", "научный"});
    });
}

TEST_CASE("an emoji is a letter of its own, not the sign for what can't be drawn") {
    with_ui({}, [](Ui& ui) {
        ui.text({0, 0, 200, 20}, "\U0001F389", kBody, Color::Text);
        const ImFontBaked* drawn = nullptr;
        for (ImFont* font : ImGui::GetIO().Fonts->Fonts) {
            ImFontBaked* baked = font->GetFontBaked(14);
            if (baked->IsGlyphLoaded(0x1F389)) drawn = baked;
        }
        CHECK(drawn != nullptr);
    });
}

TEST_CASE("a no-break space holds a number and its unit together") {
    with_ui({}, [](Ui& ui) {
        const float width = ui.text_width("ровно 45", kBody);
        CHECK(ui.wrap("ровно 45\u00a0минут", kBody, width + 30, 9) ==
              Lines{"ровно", "45\u00a0минут"});
    });
}

TEST_CASE(
    "a sign goes to the next line with its number, whatever space is between, as a name does") {
    with_ui({}, [](Ui& ui) {
        const float width = ui.text_width("упр. 3 и №", kBody) + 1;
        CHECK(ui.wrap("упр. 3 и № 184", kBody, width, 9) == Lines{"упр. 3 и", "№ 184"});
        CHECK(ui.wrap("упр. 3 и § 12", kBody, width, 9) == Lines{"упр. 3 и", "§ 12"});
        const float tsar = ui.text_width("о реформах Петра", kBody) + 1;
        CHECK(ui.wrap("о реформах Петра I", kBody, tsar, 9) == Lines{"о реформах", "Петра I"});
        CHECK(ui.wrap("о реформах Петра In", kBody, tsar, 9) == Lines{"о реформах Петра", "In"});
        CHECK(ui.wrap("№ 12345678", kBody, ui.text_width("№ 1234", kBody), 9).size() > 1);
    });
}

TEST_CASE("a word wider than the line is broken anywhere, a line feed always breaks") {
    with_ui({}, [](Ui& ui) {
        const Lines lines = ui.wrap("ааааааааааааааааа", kBody, 40, 9);
        CHECK(lines.size() > 2);
        for (const auto& line : lines) CHECK(ui.text_width(line, kBody) <= 40.5f);
        CHECK(ui.wrap("раз\nдва\n\nтри", kBody, 400, 9) == Lines{"раз", "два", "", "три"});
        CHECK(ui.wrap("", kBody, 400, 9).empty());
    });
}

TEST_CASE("the last line that is allowed is cut") {
    with_ui({}, [](Ui& ui) {
        const std::string text = "§ 12, № 342 (а, б), 345, 346, выучить правило на странице 57";
        const Lines lines = ui.wrap(text, kCaption, 120, 2);
        REQUIRE(lines.size() == 2);
        CHECK(lines[1].ends_with("…"));
        CHECK(ui.text_width(lines[1], kCaption) <= 120.5f);
        CHECK(ui.paragraph({0, 0, 120, 400}, text, kCaption, Color::Text, 2) == 32);
    });
}

TEST_CASE("rectangles lie on whole device px at any ratio") {
    for (const float ratio : {1.f, 1.25f, 1.5f, 2.f}) {
        Headless page({.ratio = ratio});
        page.stage([&](Ui& ui) { ui.fill({10.3f, 20.7f, 33.3f, 1}, Color::Text); });
        const auto* list = page.draw().draw_data->CmdLists[0];
        REQUIRE(list->VtxBuffer.Size == 4);
        for (const auto& vertex : list->VtxBuffer) {
            CHECK(vertex.pos.x == std::round(vertex.pos.x));
            CHECK(vertex.pos.y == std::round(vertex.pos.y));
        }
    }
}

TEST_CASE("ids depend on the keys above them and on nothing else") {
    with_ui({}, [](Ui& ui) {
        const NodeId plain = ui.id("a");
        CHECK(plain != 0);
        ui.push_id("день");
        const NodeId inside = ui.id("a");
        CHECK(inside != plain);
        ui.pop_id();
        ui.push_id(std::int64_t{7});
        CHECK(ui.id("a") != inside);
        ui.pop_id();
        {
            const IdScope scope(ui, "день");
            CHECK(ui.id("a") == inside);
        }
        CHECK(ui.id("a") == plain);
    });
}

}  // namespace ranets::test
