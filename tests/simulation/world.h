#pragma once
// The world of one seed: the server, the devices, what happens to them, and what must hold.
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulation/device.h"
#include "simulation/edits.h"
#include "simulation/simulation.h"
#include "support/fake_school.h"

namespace ranets::simulation {

inline constexpr std::int64_t kSecond = 1'000;
inline constexpr std::int64_t kMinute = 60 * kSecond;

struct Action {
    enum class Kind { Tick, Note, Own } kind = Kind::Tick;
    std::int64_t work = 0;
    std::string value;  // a tick's "true" or "false"; a last word, which nothing else has
    std::string begun;  // a note's text as its field showed it before anybody typed there
};

class World {
  public:
    World(std::uint64_t seed, bool tell);

    Outcome run();

  private:
    template <class... Parts>
    void say(const char* format, Parts... parts) const {
        if (!tell_) return;
        std::printf("%8lld s  ", static_cast<long long>(clock_.monotonic_ms() / kSecond));
        if constexpr (sizeof...(parts) == 0) {
            std::puts(format);
        } else {
            std::printf(format, parts...);
            std::puts("");
        }
    }
    void broken(std::string what);
    void advance(std::int64_t ms);
    std::optional<sync::Response> answer(const sync::Request& request);
    bool has(std::string_view feature) const;

    // simulation.cpp: what may happen.
    void act();
    void befall(Device& device, int dice);
    void start(Device& device);
    void sign_in(Device& device);
    void tick(Device& device);
    void note(Device& device);
    void own(Device& device);   // homework of their own, new or changed
    void type(Device& device);  // some words, one after the other, into a field that has the focus
    bool write_note(Device& device, model::WorkId work, const model::OwnNote& begun,
                    std::string text, const std::string& word);
    bool was_kept(Device& device);  // false: it says that it could not keep it
    void trouble_disk(Device& device);
    void heal_disk(Device& device);
    void turn(Device& device);
    void edit_while_signing_in();
    void edit_soon();
    void edit();
    void tell_followers(std::size_t from);
    void end_streams();
    static const model::Homework* find(const Device& device, model::WorkId work);
    std::optional<model::WorkId> choose_homework(const Device& device);
    void made(const Device& device, Action action);
    static model::Date monday(int week);  // 0: that which devices show first
    // Those that somebody looks at: near ones, and one that is forgotten where room is made.
    static constexpr int kWeeks[] = {-5, -1, 0, 1};

    // checks.cpp: what must hold,
    void check();  // after each step
    void look_for_way_back(Device& device);
    void check_order(const Device& device);
    void check_told(Device& device);
    void check_unread(const test::FakeSchool::Write& write, const std::string& text_before);
    void come_to_rest();  // and at the end
    void check_disk(const Device& device);
    void check_sent(const Device& device);
    void check_own();
    void check_streamed(const Device& device);
    void check_followed(Device& device);
    void check_pictures(Device& device);
    void look_again(Device& device);
    void show(Device& device, int week);
    void check_week(const Device& device, const std::string& where);
    void check_day(const Device& device, const model::Day& day, const std::string& where);

    std::uint64_t seed_;
    bool tell_;
    test::FakeClock clock_;
    test::EventQueue events_;
    test::FakeRng rng_;
    test::FakeSchool school_;
    Edits edits_;
    bool server_runs_ = true;
    std::vector<std::unique_ptr<Device>> devices_;
    std::map<std::string, std::vector<Action>> actions_;  // by device, in order
    int notes_ = 0;
    std::map<std::string, std::vector<model::OwnHomework>> own_;  // by device, as left
    int step_ = -1;
    Outcome outcome_;
};

}  // namespace ranets::simulation
