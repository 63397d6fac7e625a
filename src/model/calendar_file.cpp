#include "model/calendar_file.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "model/text.h"

namespace ranets::model {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without its end
constexpr std::int64_t kMinuteMs = 60'000;
// 2020-01-01: minutes since then fit into the number of a version.
constexpr std::int64_t kFirstVersionMs = 1'577'836'800'000;

// 2026-11-16T08:30 is "20261116T083000".
std::string stamp(Instant at) {
    const auto utc = local_time(at, {});
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d%02d%02dT%02d%02d00Z", utc.date.year(),
                  utc.date.month(), utc.date.day(), utc.time.minutes / 60, utc.time.minutes % 60);
    return text.data();
}

std::string day_stamp(Date day) {
    std::string text = day.iso();
    std::erase(text, '-');
    return text;
}

void put(std::string& text, char32_t code) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (code >> shift & 0x3f)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0 | code >> 6);
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xe0 | code >> 12);
        tail(6), tail(0);
    } else {
        text += static_cast<char>(0xf0 | code >> 18);
        tail(12), tail(6), tail(0);
    }
}

// Section 3.3.11. Of control characters only the tab may stand in a text.
std::string escaped(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        char32_t code = take_code_point(text);
        if (code == '\r') {
            if (text.starts_with('\n')) text.remove_prefix(1);
            code = '\n';
        }
        if (code == '\n') {
            result += "\\n";
            continue;
        }
        if ((code < 0x20 && code != '\t') || code == 0x7f) continue;
        if (code == '\\' || code == ';' || code == ',') result += '\\';
        put(result, code);
    }
    return result;
}

class Lines {
  public:
    // Section 3.1: a long line goes on behind a blank, and no letter is broken.
    void add(std::string_view name, std::string_view value) {
        std::string line(name);
        line += ':';
        line += value;
        std::size_t length = 0;
        for (std::string_view rest = line; !rest.empty();) {
            const auto* begin = rest.data();
            take_code_point(rest);
            const auto size = static_cast<std::size_t>(rest.data() - begin);
            if (length + size > kLongestLine) {
                text_ += "\r\n ";
                length = 1;
            }
            text_.append(begin, size);
            length += size;
        }
        text_ += "\r\n";
    }
    void add_text(std::string_view name, std::string_view text) {
        if (!text.empty()) add(name, escaped(text));
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

void add(Lines& lines, const CalendarEntry& entry, Instant written) {
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", entry.uid);
    lines.add("DTSTAMP", stamp(written));
    const auto version =
        std::clamp<std::int64_t>((written.ms - kFirstVersionMs) / kMinuteMs, 0, INT32_MAX);
    lines.add("SEQUENCE", std::to_string(version));
    if (entry.times) {
        lines.add("DTSTART", stamp(entry.times->start));
        lines.add("DTEND", stamp(std::max(entry.times->start, entry.times->finish)));
    } else {
        lines.add("DTSTART;VALUE=DATE", day_stamp(entry.day));
        lines.add("TRANSP", "TRANSPARENT");
    }
    lines.add_text("SUMMARY", entry.title.empty() ? "—" : entry.title);
    lines.add_text("LOCATION", entry.place);
    lines.add_text("DESCRIPTION", entry.text);
    lines.add("STATUS", entry.cancelled ? "CANCELLED" : "CONFIRMED");
    lines.add("END", "VEVENT");
}

}  // namespace

std::string lesson_uid(LessonId lesson, PersonId pupil) {
    return "lesson-" + std::to_string(lesson.value) + "-" + std::to_string(pupil.value) + "@ranets";
}

std::string homework_uid(WorkId work, PersonId pupil) {
    return "homework-" + std::to_string(work.value) + "-" + std::to_string(pupil.value) + "@ranets";
}

std::string calendar_file(std::string_view name, std::span<const CalendarEntry> entries,
                          Instant written) {
    Lines lines;
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Ranets//Ranets//RU");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add_text("X-WR-CALNAME", name);
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    lines.add("X-PUBLISHED-TTL", "PT1H");
    for (const auto& entry : entries) add(lines, entry, written);
    lines.add("END", "VCALENDAR");
    return lines.take();
}

}  // namespace ranets::model
