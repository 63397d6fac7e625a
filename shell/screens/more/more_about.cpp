#include "screens/more/more_about.h"

#include "screens/common/more_parts.h"
#include "screens/more/device_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

// A file of the site: nobody downloads it who does not ask.
constexpr std::string_view kLicences = "licences.txt";
constexpr float kVersionGap = 12;
constexpr float kNoteGap = 8;
constexpr int kNoteLines = 6;
constexpr std::int64_t kToldMs = 4000;

float note_height(Ui& ui, float width) {
    return ui.paragraph_height(text_of(Word::kMoreCopyNote), kCaption, width, kNoteLines);
}

void licences(Ui& ui, const Rect& rect) {
    const auto name = text_of(Word::kMoreLicences);
    semantics::Node node;
    node.id = ui.id("licences");
    node.role = Role::Link;
    node.name = name;
    node.href = kLicences;
    node.rect = rect;
    const auto press =
        more_row(ui, node.id, rect,
                 {.words = name, .icon = Icon::FileText, .last = false, .end = Icon::ExternalLink});
    ui.tree().leaf(std::move(node));
    if (press.clicked)
        ui.request({.kind = PageRequest::Kind::OpenLink, .text = std::string(kLicences)});
}

void details(Ui& ui, const app::Views& views, const Rect& rect) {
    auto& told_until = ui.keep<std::int64_t>("told-until");
    const bool told = ui.now_ms() < told_until;
    if (told) ui.wake_at(told_until);
    const auto done = text_of(Word::kMoreCopied);
    // The name stays while what is written says that it is done.
    const auto name = text_of(Word::kMoreCopy);
    const auto press =
        more_row(ui, ui.id("copy"), rect,
                 {.words = told ? done : name, .icon = told ? Icon::Check : Icon::Copy});
    ui.say("copy", Role::Button, name, rect);
    if (!press.clicked) return;
    told_until = ui.now_ms() + kToldMs;
    ui.invalidate();
    ui.request({.kind = PageRequest::Kind::CopyText, .text = device_words(ui, views)});
    ui.request({.kind = PageRequest::Kind::Announce, .text = std::string(done)});
}

}  // namespace

float more_about_height(Ui& ui, float width) {
    return kMoreLabel + line_px(kBody) + kVersionGap + 2 * kMoreRow + kNoteGap +
           note_height(ui, width);
}

void more_about(Ui& ui, const app::Views& views, Rect rect) {
    more_label(ui, "about-label", rect, Word::kMoreAbout);
    const auto version = version_text();
    const Rect line = cut_top(rect, line_px(kBody));
    ui.text(line, version, kBody, Color::Text2);
    ui.say("version", Role::Text, version, line);
    cut_top(rect, kVersionGap);

    Rect card = cut_top(rect, 2 * kMoreRow);
    ui.card(card);
    card = inset(card, 1, 0);
    licences(ui, cut_top(card, kMoreRow));
    details(ui, views, card);
    cut_top(rect, kNoteGap);
    const auto note = text_of(Word::kMoreCopyNote);
    ui.paragraph(rect, note, kCaption, Color::Text2, kNoteLines);
    ui.say("copy-note", Role::Text, note, rect);
}

}  // namespace ranets::shell
