// Chips, pills, faces, cards, type; what is told, and what stands for missing data.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/common/offline_banner.h"
#include "screens/common/sync_state.h"
#include "screens/frame/notices.h"
#include "screens/gallery/gallery_sections.h"
#include "screens/login/login_layout.h"

namespace ranets::shell {

using app::Notice;
using Word = strings::Key;
using SyncState = app::SyncView::State;

namespace {

constexpr float kPill = 22;
constexpr float kEmpty = 160;
constexpr std::int64_t kHourMs = 3'600'000;

model::Instant now_of(const Gallery& gallery) {
    const auto& account = gallery.views.account;
    return model::instant_of(gallery.views.now, account ? account->zone : model::ZoneOffset{});
}

struct Chip {
    std::string value, name;
};
std::vector<Chip> chips() {
    std::vector<Chip> all;
    for (const auto* value : {"5", "5-", "4", "3", "2", "1"})
        all.push_back({value, format(Word::kLessonMark, {value})});
    using model::Attendance;
    constexpr std::pair<Word, Attendance> kLetters[] = {
        {Word::kAttendanceAbsentLetter, Attendance::Absent},
        {Word::kAttendanceIllLetter, Attendance::Ill},
        {Word::kAttendanceLateLetter, Attendance::Late},
        {Word::kAttendanceExcusedLetter, Attendance::Excused},
    };
    for (const auto& [letter, attendance] : kLetters)
        all.push_back({std::string(text_of(letter)), attendance_word(attendance)});
    return all;
}

void draw_chips(Ui& ui, GalleryFlow& flow, float size, bool outlined) {
    std::int64_t key = static_cast<std::int64_t>(size) * 100;
    for (const auto& chip : chips()) {
        const IdScope scope(ui, key++);
        const Rect rect = flow.place(size, size);
        mark_chip(ui, rect, chip.value, outlined);
        ui.say("chip", Role::Text, chip.name, rect);
    }
    flow.new_line();
}

void place_pill(Ui& ui, GalleryFlow& flow, std::string_view key, std::string_view text, Color back,
                Color ink) {
    const Rect rect = flow.place(pill_width(ui, text), kPill);
    pill(ui, {rect.x, centre(rect).y}, text, back, ink);
    ui.say(key, Role::Text, text, rect);
}

// One person of each colour.
std::vector<std::int64_t> people() {
    std::vector<std::int64_t> found;
    std::vector<std::uint32_t> colors;
    for (std::int64_t person = 1; person <= 64; ++person) {
        const auto color = avatar_colors(person, light_palette()).back;
        if (std::find(colors.begin(), colors.end(), color) != colors.end()) continue;
        colors.push_back(color);
        found.push_back(person);
    }
    return found;
}

void avatars(Ui& ui, GalleryFlow& flow, float diameter) {
    int number = 0;
    for (const auto person : people()) {
        const Rect rect = flow.place(diameter, diameter);
        const auto initials = initials_of(weekday_name(static_cast<model::Weekday>(number)),
                                          weekday_name(static_cast<model::Weekday>(number + 1)));
        avatar(ui, centre(rect), diameter, person, initials, number == 1);
        ++number;
    }
    flow.new_line();
}

void message(Ui& ui, GalleryFlow& flow, std::string_view key, Word word) {
    const auto sentence = text_of(word);
    const Rect rect = flow.block(note_height(ui, sentence, flow.width()));
    draw_note(ui, rect, sentence, Icon::Info, Color::PrimarySoft, Color::OnSoft);
    ui.say(key, Role::Status, sentence, rect);
}

void notices(Ui& ui, GalleryFlow& flow) {
    for (const auto notice : {Notice::StorageUnavailable, Notice::StorageFailed, Notice::NewerFiles,
                              Notice::Salvaged, Notice::SignedOutElsewhere, Notice::NewVersion,
                              Notice::TickRefused, Notice::NoteRefused, Notice::NotKept}) {
        const IdScope scope(ui, static_cast<std::int64_t>(notice));
        auto& gone = ui.keep<bool>("gone");
        if (gone) continue;
        const Rect rect = flow.block(notice_height(ui, notice, flow.width()));
        if (draw_notice(ui, notice, rect) == NoticePress::None) continue;
        gone = true;
        ui.invalidate();
    }
}

}  // namespace

void gallery_marks(Gallery& gallery, GalleryFlow& flow) {
    for (const bool outlined : {false, true}) {
        const auto name = text_of(outlined ? Word::kGalleryPlain : Word::kGalleryFilled);
        flow.group(outlined ? "outlined" : "filled", name, [&] {
            draw_chips(gallery.ui, flow, 26, outlined);
            draw_chips(gallery.ui, flow, 32, outlined);
        });
    }
}

void gallery_pills(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    place_pill(ui, flow, "today", text_of(Word::kDiaryToday), Color::Badge, Color::OnBadge);
    place_pill(ui, flow, "replaced", text_of(Word::kChangeReplaced), Color::PrimarySoft,
               Color::OnSoft);
    place_pill(ui, flow, "moved", text_of(Word::kChangeMoved), Color::PrimarySoft, Color::OnSoft);
    place_pill(ui, flow, "cancelled", text_of(Word::kChangeCancelled), Color::MarkOtherBg,
               Color::MarkOther);
    place_pill(ui, flow, "test", plural(Word::kNextTests, 1), Color::Mark3Bg, Color::Mark3);
    for (const int count : {1, 12, 100}) {
        const Rect rect = flow.place(32, kPill);
        badge(ui, centre(rect), count, Color::Transparent);
        ui.say(std::to_string(count), Role::Text, std::to_string(count), rect);
    }
}

void gallery_faces(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    for (const float diameter : {36.f, 44.f, 64.f}) avatars(ui, flow, diameter);
    for (const auto icon :
         {Icon::Sigma, Icon::Triangle, Icon::SpellCheck, Icon::BookOpenText, Icon::Languages,
          Icon::Atom, Icon::Flask, Icon::Leaf, Icon::Globe, Icon::Landmark, Icon::Monitor,
          Icon::Shield, Icon::Dumbbell, Icon::BookOpen})
        tile(ui, flow.place(44, 44), icon);
    flow.new_line();
    const Rect mark = flow.place(96, 96);
    logo(ui, mark);
    ui.say("logo", Role::Image, text_of(Word::kAppName), mark);
    const float size = std::min(320.f, flow.width());
    const Rect picture = flow.place(size, size);
    login_picture(ui, picture);
    ui.say("picture", Role::Image, text_of(Word::kLoginPicture), picture);
}

void gallery_cards(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const auto sample = [&](std::string_view key, std::string_view words, auto draw) {
        const Rect rect = flow.place(136, 72);
        draw(rect);
        ui.text(rect, words, kBodyStrong, Color::Text, Align::Centre);
        ui.say(key, Role::Text, words, rect);
    };
    const auto plain = text_of(Word::kGalleryRest);
    sample("card", plain, [&](const Rect& rect) { ui.card(rect); });
    sample("today", text_of(Word::kDiaryToday), [&](const Rect& rect) {
        ui.fill(rect, Color::AccentSoft, 16);
        ui.border(rect, Color::Accent, 16, 2);
    });
    sample("soft", text_of(Word::kGallerySoft),
           [&](const Rect& rect) { ui.fill(rect, Color::PrimarySoft, 16); });
    sample("window", text_of(Word::kGalleryWindows),
           [&](const Rect& rect) { ui.card(rect, 24, Elevation::Floating); });
    sample("focused", text_of(Word::kGalleryFocused), [&](const Rect& rect) {
        ui.card(rect);
        ui.ring(rect, 16);
    });
}

void gallery_type(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    std::int64_t key = 0;
    for (const auto type :
         {kCaption, kCaptionStrong, kBody, kBodyStrong, kLarge, kLargeStrong, kTitle, kDisplay}) {
        const IdScope scope(ui, key++);
        std::string words(text_of(Word::kAppName));
        words += ' ' + std::to_string(static_cast<int>(font_px(type))) + '/' +
                 std::to_string(static_cast<int>(line_px(type)));
        const Rect rect = flow.block(line_px(type));
        ui.text(rect, words, type, Color::Text);
        ui.say("sample", Role::Text, words, rect);
    }
}

void gallery_sync(Gallery& gallery, GalleryFlow& flow) {
    const auto now = now_of(gallery);
    const auto before = [now](std::int64_t ms) { return model::Instant{now.ms - ms}; };
    const app::SyncView all[] = {
        {SyncState::Fresh, now},
        {SyncState::Fresh, before(2 * kHourMs)},
        {SyncState::Refreshing, before(kHourMs)},
        {SyncState::Offline, before(kHourMs)},
        {SyncState::Failed, before(kHourMs)},
        {SyncState::Never, {}},
    };
    std::int64_t key = 0;
    for (const auto& sync : all) {
        const IdScope scope(gallery.ui, key++);
        sync_status(gallery.ui, gallery.views, sync, flow.block(20), false, false);
    }
}

void gallery_messages(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const model::Instant as_of{now_of(gallery).ms - 30 * kHourMs};
    OfflineBanner banner{offline_text(gallery.views, as_of,
                                      {Word::kOfflineToday, Word::kOfflineDay, Word::kOfflineOld}),
                         as_of_text(gallery.views, as_of), ui.keep<bool>("details")};
    if (offline_banner(ui, banner, flow.block(offline_banner_height(ui, banner, flow.width()))))
        gallery.commands.give(app::Refresh{});
    message(ui, flow, "note", Word::kLoginSessionExpired);
    notices(ui, flow);
}

void gallery_waiting(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    Rect rows = flow.block(3 * 14 + 2 * 14);
    ui.say("loading", Role::Status, text_of(Word::kDiaryOpening), rows);
    for (const float part : {.5f, 1.f, .75f}) {
        const Rect row = cut_top(rows, 14);
        skeleton_row(ui, {row.x, row.y, row.w * part, row.h});
        cut_top(rows, 14);
    }
    if (empty_state(ui, "empty", flow.block(kEmpty), Icon::CalendarDays,
                    text_of(Word::kDiaryNeverLoaded), text_of(Word::kActionRetry)))
        gallery.commands.give(app::Refresh{});
    for (const int gone : {0, 15, 45}) {
        const IdScope scope(ui, std::int64_t{gone});
        const auto words = format(Word::kDiaryLessonNowLeft, {std::to_string(45 - gone)});
        Rect rect = flow.block(28);
        ui.text(cut_top(rect, 20), words, kCaptionStrong, Color::AccentText);
        const Rect bar = cut_bottom(rect, 4);
        progress_bar(ui, bar, static_cast<float>(gone) / 45);
        ui.say("progress", Role::ProgressBar, words, bar);
    }
}

}  // namespace ranets::shell
