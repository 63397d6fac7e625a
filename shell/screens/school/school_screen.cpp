#include "screens/school/school_screen.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "kit/gate.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/offline_banner.h"
#include "screens/common/sync_state.h"
#include "screens/frame/child_switcher.h"
#include "screens/frame/screen_table.h"
#include "screens/school/school_sections.h"

namespace ranets::shell {

using Word = strings::Key;
using Connection = app::LineView::Connection;

namespace {

constexpr float kHead = 72;
constexpr float kPhoneHead = 60;
constexpr float kControl = 40;
constexpr float kTouchControl = 44;
constexpr float kSearch = 240;
constexpr float kColumnGap = 12;
constexpr float kSectionGap = 24;
constexpr float kWidestColumn = 840;
constexpr float kWidestOnPhone = 560;  // held sideways
constexpr float kWaitingRow = 52;
constexpr OfflineWords kOffline{Word::kOfflineTodayPlain, Word::kOfflineDayPlain,
                                Word::kOfflineOldPlain};

struct Memory {
    std::string query;
    bool banner_open = false;
};

class School {
  public:
    School(Ui& ui, const app::Views& views, app::Commands& commands)
        : ui_(ui),
          views_(views),
          commands_(commands),
          memory_(ui.keep<Memory>("school")),
          children_open_(ui.keep_for_visit<bool>("children")) {}

    void draw(Rect area) {
        if (ui_.phone())
            phone_head(cut_top(area, kPhoneHead));
        else
            head(cut_top(area, kHead));
        banner(area);
        if (!card_is_there(area)) return;
        if (ui_.phone()) search_row(area);
        content(area);
        if (children_open_ && !child_sheet(ui_, views_, commands_)) children_open_ = false;
    }

  private:
    bool loaded() const { return views_.school.card.value.has_value(); }
    float side() const { return ui_.phone() ? 12.f : 20.f; }

    void search(const Rect& rect) {
        FieldSpec spec;
        spec.name = spec.placeholder = text_of(Word::kSchoolSearch);
        spec.role = Role::SearchField;
        spec.icon = Icon::Search;
        text_field(ui_, "search", rect, spec, memory_.query);
    }

    void refresh_button(const Rect& rect, ButtonLook look) {
        ButtonSpec refresh;
        refresh.name = text_of(Word::kDiaryRefresh);
        refresh.look = look;
        refresh.icon = Icon::Refresh;
        refresh.icon_only = true;
        refresh.obstacle = app::obstacle_to(app::Refresh{}, views_);
        if (button(ui_, "refresh", rect, refresh)) commands_.give(app::Refresh{});
    }

    void head(const Rect& area) {
        const IdScope scope(ui_, "head");
        Rect row = inset(area, 20, 0);
        row = centred(row, row.w, kControl);
        const auto title = screen_name(views_, app::Screen::School);
        const Rect line = cut_left(row, ui_.text_width(title, kTitle) + 1);
        ui_.text(line, title, kTitle, Color::Text);
        ui_.say("title", Role::Heading1, title, line);
        cut_left(row, 20);
        const Rect refresh = cut_right(row, kControl);
        cut_right(row, 12);
        if (loaded()) {
            const Rect place = cut_left(row, std::min(kSearch, row.w / 2));
            const bool finger = ui_.preferences().coarse_pointer;
            search(centred(place, place.w, finger ? kTouchControl : kControl));
            cut_left(row, 12);
        }
        sync_status(ui_, views_, views_.school.sync, row, true, false);
        refresh_button(refresh, ButtonLook::Plain);
    }

    void phone_head(const Rect& area) {
        const IdScope scope(ui_, "bar");
        ui_.fill(area, Color::Surface);
        ui_.horizontal_line(area.x, bottom(area) - 1, area.w);
        Rect row = area;
        cut_left(row, 16);
        cut_right(row, 8);
        row = centred(row, row.w, kTouchControl);
        const auto* child = views_.children.chosen_child();
        if (child != nullptr && has_child_choice(views_) && head_child_button(ui_, *child, row))
            children_open_ = true;
        const Rect refresh = cut_right(row, kTouchControl);
        cut_right(row, 8);
        Rect words = centred(row, row.w, 38);
        const auto title = screen_name(views_, app::Screen::School);
        const Rect line = cut_top(words, 22);
        ui_.text(line, title, kLargeStrong, Color::Text);
        ui_.say("title", Role::Heading1, title, line);
        sync_status(ui_, views_, views_.school.sync, words, false, ui_.window().w < 360);
        refresh_button(refresh, ButtonLook::Ghost);
    }

    void search_row(Rect& area) {
        ui_.fill(cut_top(area, 8), Color::Bg);
        search(inset(cut_top(area, kTouchControl), side(), 0));
        cut_top(area, 4);
    }

    void banner(Rect& area) {
        const auto as_of = views_.school.sync.as_of;
        if (views_.line.connection != Connection::Gone || !loaded() || !as_of) return;
        const OfflineBanner banner{offline_text(views_, *as_of, kOffline),
                                   as_of_text(views_, *as_of), memory_.banner_open};
        const float margin = ui_.phone() ? 0.f : side();
        const float height = offline_banner_height(ui_, banner, area.w - 2 * margin);
        if (offline_banner(ui_, banner, inset(cut_top(area, height), margin, 0)))
            commands_.give(app::Refresh{});
        if (!ui_.phone()) cut_top(area, 12);
    }

    // False where there is nothing to show yet.
    bool card_is_there(const Rect& area) {
        const Gate gate = resource_gate(ui_, "card", area, views_.school.card, false,
                                        {.name = screen_name(views_, app::Screen::School),
                                         .page = true,
                                         .row = kWaitingRow,
                                         .offline = text_of(Word::kSchoolNeverLoaded),
                                         .failed = text_of(Word::kSchoolError)});
        if (gate.retry) commands_.give(app::Refresh{});
        return gate.content;
    }

    // --- the columns

    using Column = std::vector<SchoolSection>;

    // From left to right; read in that order.
    std::vector<Column> columns() {
        const std::string_view wanted = memory_.query;
        auto administrators = school_administrators(views_, wanted);
        auto teachers = school_teachers(views_, wanted);
        auto members = school_class(views_, wanted);
        if (wanted.empty() && views_.school.classes.size() > 1)
            members.control = [this](const Rect& rect) { class_choice(rect); };
        std::vector<Column> columns;
        if (!wanted.empty()) {
            members.note.clear();
            teachers.note.clear();
            columns = {{std::move(administrators)}, {std::move(members)}, {std::move(teachers)}};
        } else if (ui_.wide()) {
            columns = {{school_facts(views_), std::move(administrators), school_bells(views_),
                        school_holidays(views_)},
                       {std::move(members)},
                       {std::move(teachers)}};
        } else {
            columns = {{school_facts(views_), std::move(administrators), std::move(members)},
                       {std::move(teachers), school_bells(views_), school_holidays(views_)}};
        }
        for (auto& column : columns) {
            std::erase_if(column, [&](const SchoolSection& section) {
                const bool tells =
                    !section.rows.empty() ||
                    (wanted.empty() && (section.waiting > 0 || !section.empty.empty()));
                return section.title.empty() || !tells;
            });
        }
        std::erase_if(columns, [](const Column& column) { return column.empty(); });
        if (ui_.phone()) {
            for (std::size_t i = 1; i < columns.size(); ++i)
                std::move(columns[i].begin(), columns[i].end(), std::back_inserter(columns[0]));
            if (!columns.empty()) columns.resize(1);
        }
        return columns;
    }

    void class_choice(const Rect& rect) {
        const auto& classes = views_.school.classes;
        std::vector<std::string> ids;
        std::vector<Option> options;
        int chosen = -1;
        ids.reserve(classes.size());
        for (const auto& item : classes) {
            ids.push_back(std::to_string(item.group.value));
            if (item.group == views_.school.group) chosen = static_cast<int>(options.size());
            options.push_back({ids.back(), item.name});
        }
        const int picked = combobox(ui_, "choice", rect, text_of(Word::kSchoolClassChoice), options,
                                    chosen, {}, Icon::Users);
        if (picked < 0) return;
        app::Route route;
        route.screen = app::Screen::School;
        route.group = classes[static_cast<std::size_t>(picked)].group;
        commands_.give(app::Go{.route = route});
    }

    void content(const Rect& area) {
        const auto shown = columns();
        if (shown.empty()) {
            empty_state(ui_, "nobody", area, Icon::Search, text_of(Word::kCommonNothingFound));
            return;
        }
        const auto count = static_cast<float>(shown.size());
        const float available = area.w - 2 * side() - kColumnGap * (count - 1);
        const float width =
            std::min(available / count, ui_.phone() ? kWidestOnPhone : kWidestColumn);
        const float left = ui_.phone() ? area.x + (area.w - width) / 2 : area.x + side();
        const float top = ui_.phone() ? 8.f : 4.f;

        float tallest = 0;
        for (const auto& column : shown) {
            float height = top - kSectionGap;
            for (const auto& section : column)
                height += school_section_height(ui_, section, width) + kSectionGap;
            tallest = std::max(tallest, height);
        }
        const auto scroll = ui_.begin_scroll("page", area, tallest + 16);
        float x = left;
        for (const auto& column : shown) {
            float y = area.y - scroll.y + top;
            for (const auto& section : column) {
                const float height = school_section_height(ui_, section, width);
                draw_school_section(ui_, commands_, section, {x, y, width, height});
                y += height + kSectionGap;
            }
            x += width + kColumnGap;
        }
        ui_.end_scroll();
        if (ui_.take_pull("page")) commands_.give(app::Refresh{});
    }

    Ui& ui_;
    const app::Views& views_;
    app::Commands& commands_;
    Memory& memory_;
    bool& children_open_;  // phone: the sheet
};

}  // namespace

void draw_school(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "school");
    School(ui, views, commands).draw(area);
}

}  // namespace ranets::shell
