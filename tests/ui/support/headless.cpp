#include "support/headless.h"

#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <set>
#include <utility>

#include "kit/words.h"
#include "semantics/semantics_wire.h"
#include "support/fake_glyphs.h"

namespace ranets::test {
namespace {

constexpr int kFrameMs = 16;
constexpr int kMostFrames = 2'000;  // more than anything ever needs: something does not settle

bool needs_name(Role role) {
    return role >= Role::Text && role != Role::Separator;
}

bool is_field(Role role) {
    return role == Role::TextField || role == Role::SearchField || role == Role::PasswordField ||
           role == Role::TextArea;
}

}  // namespace

Headless::Headless(Options options) : options_(options), context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    fonts_ = add_fake_fonts(*io.Fonts);
    shell::add_english(std::string(strings::kEnglish));
}

Headless::~Headless() {
    shell_.reset();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
}

// --- where to begin

void Headless::make_shell() {
    shell_ = std::make_unique<shell::Shell>(
        world.views(), [this](const app::Command& command) { world.app().carry_out(command); },
        fonts_, nullptr);
    apply_preferences();
    shell_->set_viewport(
        {.width = options_.width, .height = options_.height, .ratio = options_.ratio});
    changes_seen_ = world.changes;
    settle();
}

void Headless::apply_preferences() {
    shell_->set_preferences({.dark = options_.dark,
                             .reduced_motion = options_.reduced_motion,
                             .forced_colors = options_.forced_colors,
                             .coarse_pointer = options_.touch});
}

void Headless::start(std::string_view address) {
    shell_.reset();
    world.start(address);
    world.settle();
    make_shell();
}

void Headless::sign_in(std::string_view login, std::string_view address) {
    shell_.reset();
    world.signed_in(login, address);
    make_shell();
}

void Headless::stage(std::function<void(shell::Ui&)> draw) {
    shell_.reset();
    world.start();
    world.settle();
    shell_ = std::make_unique<shell::Shell>(
        world.views(), [this](const app::Command& command) { world.app().carry_out(command); },
        fonts_, nullptr);
    shell_->set_screen(
        [draw = std::move(draw)](shell::Ui& ui, const app::Views&, app::Commands&) { draw(ui); });
    apply_preferences();
    resize(options_.width, options_.height, options_.ratio);
    requests.clear();  // the title of the screen that is not shown
}

void Headless::resize(int width, int height, float ratio) {
    options_.width = width;
    options_.height = height;
    options_.ratio = ratio;
    shell_->set_viewport({.width = width, .height = height, .ratio = ratio});
    settle();
}

// --- time

const shell::Shell::Frame& Headless::draw() {
    frame_ = shell_->frame(now());
    serve_textures();
    serve_requests();
    return frame_;
}

void Headless::settle() {
    for (int count = 0; count < kMostFrames; ++count) {
        world.settle();
        if (std::exchange(changes_seen_, world.changes) != world.changes) shell_->invalidate();
        if (!shell_->wants_frame(now())) {
            for (const std::string& fault : faults()) FAIL_CHECK(fault << "\n" << tree_text());
            return;
        }
        draw();
        world.advance(kFrameMs);
    }
    FAIL("The page does not come to rest:\n" << tree_text());
}

void Headless::wait(std::int64_t ms) {
    const std::int64_t until = now() + ms;
    while (now() < until) {
        if (std::exchange(changes_seen_, world.changes) != world.changes) shell_->invalidate();
        if (shell_->wants_frame(now())) draw();
        world.advance(std::min<std::int64_t>(kFrameMs, until - now()));
    }
    settle();
}

void Headless::serve_textures() {
    for (ImTextureData* texture : *frame_.draw_data->Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

// As the page does.
void Headless::serve_requests() {
    for (shell::PageRequest& request : shell_->take_requests()) {
        using Kind = shell::PageRequest::Kind;
        if (request.kind == Kind::Focus) shell_->focus(request.node, by_keys_);
        if (request.kind == Kind::Blur) shell_->blur();
        if (request.kind == Kind::Title) title_ = request.text;
        if (request.kind == Kind::Announce) announced_.push_back(request.text);
        requests.push_back(std::move(request));
    }
}

// --- what there is

bool Headless::has(Role role, std::string_view name) const {
    return shell_->tree().find(role, name) != nullptr;
}

const Headless::Entry& Headless::find(Role role, std::string_view name) {
    const Entry* entry = shell_->tree().find(role, name);
    if (entry == nullptr)
        FAIL("No " << semantics::role_name(role) << " «" << name << "» in\n" << tree_text());
    return *entry;
}

const Headless::Entry& Headless::find_like(Role role, std::string_view beginning) {
    for (const Entry& entry : shell_->tree().entries())
        if (entry.node.role == role && entry.node.name.starts_with(beginning)) return entry;
    FAIL("No " << semantics::role_name(role) << " «" << beginning << "…» in\n" << tree_text());
    return shell_->tree().entries().front();
}

std::string Headless::tree_text() const {
    constexpr std::pair<std::uint32_t, std::string_view> kFlags[] = {
        {semantics::kChecked, "checked"},   {semantics::kSelected, "selected"},
        {semantics::kExpanded, "expanded"}, {semantics::kDisabled, "disabled"},
        {semantics::kCurrent, "current"},   {semantics::kInvalid, "invalid"},
        {semantics::kModal, "modal"},       {semantics::kBusy, "busy"},
    };
    std::string text;
    for (const Entry& entry : shell_->tree().entries()) {
        const auto& node = entry.node;
        text.append(static_cast<std::size_t>(entry.depth) * 2, ' ');
        text += semantics::role_name(node.role);
        text += " «" + node.name + "»";
        for (const auto& [flag, word] : kFlags)
            if ((node.flags & flag) != 0) text += " " + std::string(word);
        if (!node.description.empty()) text += " (" + node.description + ")";
        if (entry.is_field) text += " = «" + entry.field.value + "»";
        char place[64];
        std::snprintf(place, sizeof place, " [%g %g %g %g]\n", static_cast<double>(node.rect.x),
                      static_cast<double>(node.rect.y), static_cast<double>(node.rect.w),
                      static_cast<double>(node.rect.h));
        text += place;
    }
    return text;
}

const Headless::Entry* Headless::field(std::string_view name) const {
    for (const Entry& entry : shell_->tree().entries())
        if (is_field(entry.node.role) && entry.node.name == name) return &entry;
    FAIL("No field «" << name << "» in\n" << tree_text());
    return nullptr;
}

std::string Headless::value_of(std::string_view field_name) {
    return field(field_name)->field.value;
}

// --- what a person does

// Where it is, once it is in view: what a scroll area hides is scrolled to by focusing it.
semantics::Rect Headless::in_view(Role role, std::string_view name) {
    const auto& node = find(role, name).node;
    if (node.rect.w <= 1 || node.rect.h <= 1) {
        shell_->focus(node.id, false);
        settle();
    }
    return find(role, name).node.rect;
}

void Headless::press(Role role, std::string_view name) {
    const auto rect = in_view(role, name);
    press_at(rect.x + rect.w / 2, rect.y + rect.h / 2);
}

void Headless::press_at(float x, float y) {
    by_keys_ = false;
    const auto kind = options_.touch ? shell::PointerKind::Touch : shell::PointerKind::Mouse;
    if (!options_.touch) shell_->pointer_move(x, y, kind);
    shell_->pointer_down(x, y, 0, kind);
    draw();
    world.advance(60);
    shell_->pointer_up(x, y, 0, kind);
    settle();
}

void Headless::hover(Role role, std::string_view name) {
    const auto rect = in_view(role, name);
    shell_->pointer_move(rect.x + rect.w / 2, rect.y + rect.h / 2, shell::PointerKind::Mouse);
    settle();
}

void Headless::activate(Role role, std::string_view name) {
    by_keys_ = true;
    shell_->activate(find(role, name).node.id);
    settle();
}

void Headless::focus(Role role, std::string_view name) {
    by_keys_ = true;
    shell_->focus(find(role, name).node.id, true);
    settle();
}

void Headless::type(std::string_view field_name, std::string_view text) {
    const semantics::NodeId id = field(field_name)->node.id;
    shell_->focus(id, true);
    shell_->edit(id, text, ++revision_);
    settle();
}

void Headless::submit(std::string_view field_name) {
    by_keys_ = true;
    shell_->submit(field(field_name)->node.id);
    settle();
}

void Headless::key(shell::Key key, bool ctrl, char letter) {
    by_keys_ = true;
    shell_->key({.key = key, .letter = letter, .ctrl = ctrl});
    settle();
}

void Headless::swipe(float from_x, float from_y, float to_x, float to_y, int ms) {
    by_keys_ = false;
    constexpr auto kTouch = shell::PointerKind::Touch;
    const int steps = std::max(2, ms / kFrameMs);
    shell_->pointer_down(from_x, from_y, 0, kTouch);
    for (int step = 1; step <= steps; ++step) {
        draw();
        world.advance(kFrameMs);
        const float part = static_cast<float>(step) / static_cast<float>(steps);
        shell_->pointer_move(from_x + (to_x - from_x) * part, from_y + (to_y - from_y) * part,
                             kTouch);
    }
    draw();
    shell_->pointer_up(to_x, to_y, 0, kTouch);
    settle();
}

// --- what must always be so

std::vector<std::string> Headless::faults() const {
    std::vector<std::string> found;
    std::set<semantics::NodeId> seen;
    const auto width = static_cast<float>(options_.width);
    const auto height = static_cast<float>(options_.height);
    for (const Entry& entry : shell_->tree().entries()) {
        const auto& node = entry.node;
        const std::string what =
            std::string(semantics::role_name(node.role)) + " «" + node.name + "»";
        if (node.id == 0) found.push_back(what + " has no id");
        if (!seen.insert(node.id).second) found.push_back(what + " shares its id with another");
        if (needs_name(node.role) && node.name.empty()) found.push_back(what + " has no name");
        const auto& rect = node.rect;
        if (rect.x < 0 || rect.y < 0 || rect.x + rect.w > width + .5f ||
            rect.y + rect.h > height + .5f)
            found.push_back(what + " is not in the window");
    }
    return found;
}

}  // namespace ranets::test
