// What must hold in a world after each step, and when it has come to rest.
#include <set>
#include <utility>

#include "simulation/world.h"

namespace ranets::simulation {
namespace {

using State = app::Resource<model::Week>::State;

std::string path_of(const Action& action) {
    if (action.kind == Action::Kind::Own)
        return "/ext/v1/persons/" + std::to_string(test::FakeSchool::kSonya.value) +
               "/own-homework/" + std::to_string(action.work);
    return "/ext/v1/homework/" + std::to_string(action.work) +
           (action.kind == Action::Kind::Tick ? "/done" : "/note");
}

// "n12." is one.
std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> words;
    for (auto at = text.find('n'); at != std::string::npos; at = text.find('n', at + 1))
        words.push_back(text.substr(at, text.find('.', at) - at + 1));
    return words;
}

bool says(const test::FakeSchool::Write& write, const Action& action) {
    if (write.path != path_of(action)) return false;
    if (action.kind == Action::Kind::Tick)
        return write.body.find("\"done\":" + action.value) != std::string::npos;
    return write.body.find(action.value) != std::string::npos;
}

}  // namespace

void World::check() {
    std::set<std::string> keys;
    for (const auto& write : school_.writes) {
        if (!keys.insert(write.key).second) broken("a key was done twice: " + write.key);
    }
    for (const auto& device : devices_) check_order(*device);
    for (const auto& device : devices_) check_told(*device);
    for (const auto& device : devices_) {
        if (!device->runs()) continue;
        look_for_way_back(*device);
        for (const auto notice : device->views().notices) {
            if (notice == app::Notice::StorageFailed && !device->had_trouble)
                broken(device->name + ": its storage failed");
            if (notice == app::Notice::NotKept || notice == app::Notice::Salvaged)
                broken(device->name + ": nothing was written, and nothing damaged");
            if (notice == app::Notice::TickRefused || notice == app::Notice::NoteRefused)
                broken(device->name + ": something was refused");
        }
    }
}

void World::look_for_way_back(Device& device) {
    using Where = app::DeviceView::Storage;
    const auto storage = device.views().device.storage;
    if (device.in_memory && storage == Where::Disk) ++outcome_.ways_back;
    if (storage == Where::Memory && !device.had_trouble)
        broken(device.name + ": its cache is in memory, though the disk is well");
    device.in_memory = storage == Where::Memory;
}

// What the server did of a device, thing by thing, is what its user did, in that order, with
// some left out that were overtaken.
void World::check_order(const Device& device) {
    std::map<std::string, std::size_t> reached;  // by path: how many of the actions
    const auto& actions = actions_[device.name];
    for (const auto& write : school_.writes) {
        if (!device.keys.contains(write.key)) continue;
        if (write.path.ends_with("/seen-marks")) continue;
        auto& next = reached[write.path];
        while (next < actions.size() && !says(write, actions[next])) ++next;
        if (next == actions.size())
            return broken(device.name +
                          ": the server did what nobody wanted, or twice, or too "
                          "late: " +
                          write.path + " " + write.body);
        ++next;
    }
}

// What the feed has told of a week is in it, or the week is not called fresh.
void World::check_told(Device& device) {
    if (!device.signed_in()) return device.told_nothing();
    const auto& seen = device.views().diary;
    if (!seen.week.value || seen.week.state != State::Fresh) return;
    for (const auto& day : seen.week.value->days) {
        for (const auto& lesson : day.lessons) {
            if (edits_.is_behind(lesson, device.told()))
                broken(device.name + ": fresh without what the feed has told, " + day.date.iso() +
                       ": " + Edits::text_of(lesson));
        }
    }
}

void World::come_to_rest() {
    say("everything works again");
    server_runs_ = true;
    for (auto& device : devices_) {
        heal_disk(*device);
        device->line.trouble = 0;
        if (!device->runs()) start(*device);
        device->set_network(true);
    }
    // As long as a screen that is left alone may wait for its next question.
    for (int round = 0; round < 16; ++round) {
        advance(kMinute);
        for (auto& device : devices_) {
            if (device->views().route.screen == app::Screen::Login) sign_in(*device);
        }
    }
    advance(kMinute);
    for (const auto& device : devices_) check_disk(*device);
    check();
    for (const auto& device : devices_) check_sent(*device);
    check_own();
    if (has("changes")) {
        for (const auto& device : devices_) check_streamed(*device);
        for (const auto& device : devices_) check_followed(*device);
    }
    for (const auto& device : devices_) check_pictures(*device);
}

// Everything goes to the disk again, and nobody is told otherwise.
void World::check_disk(const Device& device) {
    for (const auto notice : device.views().notices) {
        if (notice == app::Notice::StorageFailed)
            broken(device.name + ": the disk is well, and its storage has failed still");
    }
}

// What another has written and the writer has not read is not gone: each word that the server had
// is there still, but those that stood in the field, or were the writer's own.
void World::check_unread(const test::FakeSchool::Write& write, const std::string& text_before) {
    for (const auto& device : devices_) {
        if (!device->keys.contains(write.key)) continue;
        std::set<std::string> read;
        for (const auto& action : actions_[device->name]) {
            if (action.kind != Action::Kind::Note || write.path != path_of(action)) continue;
            read.insert(action.value);
            for (auto& word : words_in(action.begun)) read.insert(word);
        }
        for (const auto& word : words_in(text_before)) {
            if (!read.contains(word) && write.body.find(word) == std::string::npos)
                broken(device->name + ": written over unread: " + word + " of " + text_before +
                       " by " + write.body);
        }
    }
}

void World::check_sent(const Device& device) {
    if (device.views().line.waiting > 0) broken(device.name + ": something still waits");
    std::map<std::string, const Action*> last;
    for (const auto& action : actions_[device.name]) last[path_of(action)] = &action;
    for (const auto& [path, action] : last) {
        const test::FakeSchool::Write* done = nullptr;
        for (const auto& write : school_.writes) {
            if (write.path == path && device.keys.contains(write.key)) done = &write;
        }
        if (done == nullptr || !says(*done, *action))
            broken(device.name + ": lost: " + path + " " + action->value);
    }
}

// All of it is at the school, as it was left, and nothing else.
void World::check_own() {
    std::size_t count = 0;
    auto& kept = school_.own_homework["parent"];
    for (const auto& [device, mine] : own_) {
        count += mine.size();
        for (const auto& homework : mine) {
            const auto& there = kept[-homework.work.value];
            if (there.text.find(homework.text) == std::string::npos ||
                there.day != homework.day.iso())
                broken(device + ": own homework is not as it was left: " + there.day + " " +
                       there.text + " / " + homework.day.iso() + " " + homework.text);
        }
    }
    if (kept.size() != count) broken("own homework that nobody has written");
}

// Where a stream is on nothing else need be asked.
void World::check_streamed(const Device& device) {
    if (device.line.listens()) check_week(device, "streamed");
}

// A look at the feed is enough to have every week as the server has it.
void World::check_followed(Device& device) {
    look_again(device);
    if (device.told().up_to != school_.cursor())
        broken(device.name + ": the feed has not been asked");
    for (const int week : kWeeks) {
        show(device, week);
        advance(20 * kSecond);
        check_week(device, "followed");
    }
}

void World::look_again(Device& device) {
    device.app().became_hidden();
    advance(20 * kSecond);
    device.app().became_visible();
    advance(20 * kSecond);
    if (device.signed_in()) return;
    // Its session had ended, which it learned just now.
    device.told_nothing();
    sign_in(device);
    advance(20 * kSecond);
}

void World::show(Device& device, int week) {
    auto route = device.views().route;
    route.screen = app::Screen::Diary;
    route.date = monday(week);
    device.app().carry_out(app::Go{.route = route});
}

// Every week that somebody looked at is on both devices as the server has it.
void World::check_pictures(Device& device) {
    for (const int week : kWeeks) {
        show(device, week);
        device.app().carry_out(app::Refresh{});
        advance(20 * kSecond);
        if (device.views().route.screen == app::Screen::Login) {
            // Its session had ended, which it learned just now.
            sign_in(device);
            advance(20 * kSecond);
        }
        check_week(device, "asked for");
    }
}

void World::check_week(const Device& device, const std::string& where) {
    const auto& seen = device.views().diary;
    if (!seen.week.value || seen.week.state != State::Fresh)
        return broken(device.name + ": a week does not become fresh, " + where);
    for (const auto& day : seen.week.value->days) check_day(device, day, where);
}

void World::check_day(const Device& device, const model::Day& day, const std::string& where) {
    const auto other = [&](const char* what, const std::string& shown, const std::string& truth) {
        broken(device.name + ": another " + what + " than the server's, " + where + ", " +
               day.date.iso() + ": " + shown + " / " + truth);
    };
    const auto& lessons = school_.lessons(device.views().children.chosen, day.date);
    if (lessons.size() != day.lessons.size())
        return other("number of lessons", std::to_string(day.lessons.size()),
                     std::to_string(lessons.size()));
    for (std::size_t i = 0; i < lessons.size(); ++i) {
        const auto& lesson = day.lessons[i];
        const auto& truth = lessons[i];
        if (Edits::text_of(lesson) != Edits::text_of(truth))
            other("lesson", Edits::text_of(lesson), Edits::text_of(truth));
        for (const auto& homework : lesson.homework) {
            const auto& note = school_.own_notes["parent"][homework.work.value];
            if (homework.done != truth.done)
                other("tick", std::to_string(homework.done), std::to_string(truth.done));
            if (homework.note.text != note.text) other("note", homework.note.text, note.text);
        }
    }
}

}  // namespace ranets::simulation
