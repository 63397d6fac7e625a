// What crosses to the page when the accessibility tree changes.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "semantics/semantics.h"
#include "semantics/semantics_wire.h"

namespace ranets::test {
namespace {

using nlohmann::json;
using namespace semantics;

Node node(NodeId id, Role role, std::string name, Rect rect = {0, 0, 10, 10}) {
    return {.id = id, .role = role, .name = std::move(name), .rect = rect};
}

// The message of a frame that reports so.
template <class Report>
json changes(Tree& tree, const Report& report) {
    tree.begin_frame();
    report(tree);
    const std::string message = tree.finish_frame();
    return message.empty() ? json() : json::parse(message);
}

}  // namespace

TEST_CASE("the first frame tells every node whole, and each list of children") {
    Tree tree;
    const json told = changes(tree, [](Tree& t) {
        t.open(node(3, Role::Group, "Вход", {0, 0, 100, 50}));
        t.leaf(node(17, Role::Button, "Войти", {1.5f, 2.015625f, 40, 20}));
        t.close();
        t.leaf(node(4, Role::Text, "Конец"));
    });
    CHECK(told["set"] == json::parse(R"([
        {"id": 3, "role": "group", "name": "Вход", "r": [0, 0, 100, 50]},
        {"id": 17, "role": "button", "name": "Войти", "r": [1.5, 2.015625, 40, 20]},
        {"id": 4, "role": "text", "name": "Конец", "r": [0, 0, 10, 10]}])"));
    CHECK(told["kids"] == json::parse("[[0, [3, 4]], [3, [17]]]"));
    CHECK_FALSE(told.contains("gone"));
}

TEST_CASE("a frame that says the same is silent") {
    Tree tree;
    const auto report = [](Tree& t) {
        t.open(node(1, Role::List, "Список"));
        t.field(node(2, Role::TextField, "Логин"), {.value = "a"});
        t.close();
    };
    CHECK_FALSE(changes(tree, report).is_null());
    CHECK(changes(tree, report).is_null());
    CHECK(changes(tree, report).is_null());
}

TEST_CASE("a sub-frame that was not finished says nothing") {
    Tree tree;
    const auto report = [](Tree& t) { t.leaf(node(1, Role::Text, "а")); };
    changes(tree, report);
    tree.begin_frame();
    tree.leaf(node(2, Role::Text, "б"));
    CHECK(changes(tree, report).is_null());
}

TEST_CASE("a node that changed tells only what did, defaults written out") {
    Tree tree;
    Node box = node(5, Role::CheckBox, "Чужой компьютер");
    box.flags = kChecked;
    box.description = "Ничего не сохраним";
    changes(tree, [&](Tree& t) { t.leaf(box); });
    box.flags = 0;
    box.description.clear();
    CHECK(changes(tree, [&](Tree& t) { t.leaf(box); }) ==
          json::parse(R"({"set": [{"id": 5, "desc": "", "flags": 0}]})"));
    box.position_in_set = 2;
    box.level_set_size = 7;
    box.rect.x = 1;
    CHECK(changes(tree, [&](Tree& t) { t.leaf(box); }) ==
          json::parse(R"({"set": [{"id": 5, "size": 7, "pos": 2, "r": [1, 0, 10, 10]}]})"));
}

TEST_CASE("a node of another role is told anew") {
    Tree tree;
    changes(tree, [](Tree& t) { t.leaf(node(5, Role::Text, "Справка")); });
    CHECK(changes(tree, [](Tree& t) { t.leaf(node(5, Role::Link, "Справка")); }) ==
          json::parse(R"({"set": [{"id": 5, "role": "link", "name": "Справка",
                                   "r": [0, 0, 10, 10]}]})"));
}

TEST_CASE("nodes that go, come and change places are told by lists of children") {
    Tree tree;
    changes(tree, [](Tree& t) {
        t.open(node(1, Role::List, "Дни"));
        t.leaf(node(2, Role::ListItem, "а"));
        t.leaf(node(3, Role::ListItem, "б"));
        t.close();
        t.open(node(9, Role::Group, "Пусто"));
        t.leaf(node(10, Role::Text, "было"));
        t.close();
    });
    const json told = changes(tree, [](Tree& t) {
        t.open(node(1, Role::List, "Дни"));
        t.leaf(node(3, Role::ListItem, "б"));
        t.leaf(node(4, Role::ListItem, "в"));
        t.close();
        t.open(node(9, Role::Group, "Пусто"));
        t.close();
    });
    CHECK(told == json::parse(R"({
        "set": [{"id": 4, "role": "listitem", "name": "в", "r": [0, 0, 10, 10]}],
        "kids": [[1, [3, 4]], [9, []]],
        "gone": [2, 10]})"));
}

TEST_CASE("a field is told whole whenever any of it changed") {
    Tree tree;
    FieldInfo info{.value = "ученик",
                   .value_revision = 3,
                   .placeholder = "Логин",
                   .autocomplete = "username",
                   .text_size = 16,
                   .inset = 12,
                   .text_color = 0xff22243a,
                   .back_color = 0xffffffff,
                   .placeholder_color = 0xff65677d};
    const auto report = [&](Tree& t) { t.field(node(2, Role::TextField, "Логин"), info); };
    const json first = changes(tree, report);
    CHECK(first["set"][0]["field"] ==
          json::parse(R"({"value": "ученик", "rev": 3, "placeholder": "Логин",
                          "autocomplete": "username", "mode": "", "size": 16, "inset": 12,
                          "insetRight": 0, "insetY": 0, "line": 0, "limit": 0, "color": "#22243a", "back": "#ffffff",
                          "placeholderColor": "#65677d"})"));
    info.value_revision = 4;
    const json second = changes(tree, report);
    CHECK(second["set"].size() == 1);
    CHECK(second["set"][0]["field"]["rev"] == 4);
    CHECK(second["set"][0]["field"]["value"] == "ученик");
    CHECK_FALSE(second["set"][0].contains("r"));
}

TEST_CASE("any text survives the way") {
    Tree tree;
    const std::string name = "«8 \"Б\"»\\ \n\t\x01 конец / \xf0\x9f\x98\x80";
    const json told = changes(tree, [&](Tree& t) { t.leaf(node(1, Role::Text, name)); });
    CHECK(told["set"][0]["name"] == name);
}

TEST_CASE("numbers are told in 64ths, below zero too") {
    Tree tree;
    const json told = changes(tree, [](Tree& t) {
        t.leaf(node(1, Role::Text, "а", {-0.25f, -12.3f, 100.0625f, 33.333f}));
    });
    const json& rect = told["set"][0]["r"];
    CHECK(rect[0] == -0.25);
    CHECK(rect[1] == -12.296875);
    CHECK(rect[2] == 100.0625);
    CHECK(rect[3] == 33.328125);
}

TEST_CASE("a node tells how its name is drawn, whether before it is reported or after") {
    Tree tree;
    const TextPlace text_place{{12, 24, 80, 20}, 14, 20, true};
    const auto report = [&](Tree& t) {
        t.drawn("Физика", text_place);
        t.leaf(node(1, Role::Text, "Физика", {10, 20, 100, 30}));
        t.leaf(node(2, Role::Text, "Химия", {10, 50, 100, 30}));
        t.drawn("Химия", {{10, 55, 60, 16}, 12, 16, false});
        t.leaf(node(3, Role::Text, "1 урок, Химия"));
    };
    const json told = changes(tree, report);
    CHECK(told["set"][0]["text"] == json::parse("[2, 4, 80, 14, 20, 600]"));
    CHECK(told["set"][1]["text"] == json::parse("[0, 5, 60, 12, 16, 400]"));
    CHECK_FALSE(told["set"][2].contains("text"));
    CHECK(changes(tree, report).is_null());
    const json after = changes(tree, [&](Tree& t) {
        for (const auto& [id, name] : {std::pair{1u, "Физика"}, {2u, "Химия"}})
            t.leaf(node(id, Role::Text, name, {10, 30.f * static_cast<float>(id) - 10, 100, 30}));
        t.leaf(node(3, Role::Text, "1 урок, Химия"));
    });
    CHECK(after["set"][0] == json::parse(R"({"id": 1, "text": null})"));
}

TEST_CASE("a node whose name says more lies on the first of what is drawn of it") {
    Tree tree;
    const TextPlace title{{76, 24, 0, 20}, 14, 20, true}, post{{76, 44, 0, 16}, 12, 16, false};
    const json told = changes(tree, [&](Tree& t) {
        t.drawn("Шубин Пётр", {{76, 200, 0, 20}, 14, 20, true});  // of another row
        t.drawn("1", {{12, 24, 0, 20}, 14, 20, true});
        t.drawn("ШП", {{20, 24, 0, 20}, 14, 20, true});
        t.drawn("Шубин Пётр", title);
        t.drawn("Алгебра", post);
        t.leaf(node(1, Role::Text, "Шубин Пётр, алгебра, 1 класс", {12, 20, 300, 44}));
        t.leaf(node(2, Role::Text, "Котова Мария, физика", {12, 64, 300, 44}));
        t.drawn("Котова Мария", {{76, 68, 0, 20}, 14, 20, true});
        t.drawn("физика", {{76, 88, 0, 16}, 12, 16, false});
        t.leaf(node(3, Role::Text, "Обновить", {12, 108, 300, 44}));
        t.leaf(node(4, Role::Text, "Учить стих", {12, 152, 300, 44}));
        t.drawn("Учить", {{76, 156, 0, 20}, 14, 20, false});  // line for line, then all
        t.drawn("стих", {{76, 176, 0, 20}, 14, 20, false});
        t.drawn("Учить стих", {{76, 156, 50, 20}, 14, 20, false});
    });
    CHECK(told["set"][0]["text"] == json::parse("[64, 4, 0, 14, 20, 600]"));
    CHECK(told["set"][1]["text"] == json::parse("[64, 4, 0, 14, 20, 600]"));
    CHECK_FALSE(told["set"][2].contains("text"));
    CHECK(told["set"][3]["text"] == json::parse("[64, 4, 50, 14, 20, 400]"));
}

TEST_CASE("what is not visible is a dot at the nearest edge") {
    Tree tree;
    tree.begin_frame();
    tree.set_clip({100, 100, 200, 300});
    tree.leaf(node(1, Role::Button, "в виду", {90, 390, 50, 50}));
    tree.leaf(node(2, Role::Button, "ниже", {120, 900, 50, 50}));
    tree.leaf(node(3, Role::Button, "левее", {0, 120, 50, 50}));
    tree.finish_frame();
    const auto rect = [&](std::size_t i) {
        const Rect& r = tree.entries()[i].node.rect;
        return std::vector<float>{r.x, r.y, r.w, r.h};
    };
    CHECK(rect(0) == std::vector<float>{100, 390, 40, 10});
    CHECK(rect(1) == std::vector<float>{120, 399, 1, 1});
    CHECK(rect(2) == std::vector<float>{100, 120, 1, 1});
}

TEST_CASE("a control that a finger presses is told as large as that") {
    Tree tree;
    tree.set_clip({0, 0, 300, 300});
    tree.set_touch_size(44);
    tree.begin_frame();
    tree.leaf(node(1, Role::Radio, "День", {100, 105, 80, 34}));
    tree.leaf(node(2, Role::Button, "Закрыть", {260, 0, 40, 40}));
    tree.leaf(node(3, Role::Text, "слово", {10, 10, 20, 20}));
    tree.leaf(node(4, Role::Button, "ниже", {10, 302, 40, 40}));
    tree.finish_frame();
    const auto rect = [&](std::size_t i) {
        const Rect& r = tree.entries()[i].node.rect;
        return std::vector<float>{r.x, r.y, r.w, r.h};
    };
    CHECK(rect(0) == std::vector<float>{100, 100, 80, 44});
    CHECK(rect(1) == std::vector<float>{258, 0, 42, 42});
    CHECK(rect(2) == std::vector<float>{10, 10, 20, 20});
    CHECK(rect(3) == std::vector<float>{10, 299, 1, 1});
}

TEST_CASE("every role has its name") {
    CHECK(role_name(Role::Group) == "group");
    CHECK(role_name(Role::Heading2) == "h2");
    CHECK(role_name(Role::Image) == "img");
    CHECK(role_name(Role::Button) == "button");
    CHECK(role_name(Role::PasswordField) == "passwordfield");
    CHECK(role_name(Role::ProgressBar) == "progressbar");
}

}  // namespace ranets::test
