// Whatever a text is, the files that people take along are valid: each line of a calendar is one
// of the format's, each cell of a table is in its place, and a file's name is one.
#include <algorithm>
#include <string>
#include <vector>

#include "model/calendar_file.h"
#include "model/file_name.h"
#include "model/spreadsheet.h"
#include "model/text.h"
#include "target.h"

namespace ranets::fuzz {
namespace {

constexpr std::size_t kLongestLine = 75;

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto before = text;
        const bool replaced = model::take_code_point(text) == 0xfffd;
        if (replaced && !before.starts_with("\xef\xbf\xbd")) return false;
    }
    return true;
}

void calendar(std::string_view bytes) {
    const std::string text(bytes);
    const model::CalendarEntry entries[] = {
        {.uid = "lesson-1-2@ranets", .title = text, .place = text, .text = text, .times = {{}}},
        {.uid = "homework-1-2@ranets", .title = text, .place = text, .text = text, .day = {1}}};
    const auto file = model::calendar_file(text, entries, {});
    check(is_utf8(file), "a calendar is UTF-8, and so is each of its letters");
    std::vector<std::string> lines;
    for (std::string_view rest = file; !rest.empty();) {
        const auto end = rest.find("\r\n");
        check(end != std::string_view::npos, "each line of a calendar ends");
        const auto line = rest.substr(0, end);
        check(line.size() <= kLongestLine, "a line of a calendar is short");
        check(is_utf8(line), "no letter is broken in two");
        check(std::none_of(line.begin(), line.end(),
                           [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; }),
              "nothing in a line steers a program");
        if (line.starts_with(' ') && !lines.empty())
            lines.back() += line.substr(1);
        else
            lines.emplace_back(line);
        rest.remove_prefix(end + 2);
    }
    check(lines.front() == "BEGIN:VCALENDAR" && lines.back() == "END:VCALENDAR",
          "a calendar begins and ends");
    check(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT") == 2, "no text is an entry");
    check(std::count(lines.begin(), lines.end(), "END:VEVENT") == 2, "no text ends one");
}

void table(std::string_view bytes) {
    const std::string text(bytes);
    const std::vector<std::vector<model::Cell>> rows{{text, std::int64_t{5}, text}, {text}};
    const auto file = model::spreadsheet(rows);
    check(file.size() % 2 == 0, "a table is in units of two bytes");
    int cells = 1, ended = 0;
    bool quoted = false;
    for (std::size_t i = 2; i + 1 < file.size(); i += 2) {
        if (file[i + 1] != 0) continue;
        if (file[i] == '"') quoted = !quoted;
        if (!quoted && file[i] == '\t') ++cells;
        if (!quoted && file[i] == '\n') ++ended;
    }
    check(!quoted, "each quotation of a table ends");
    check(cells == 3 && ended == 2, "no text begins another cell");
}

void name(std::string_view bytes) {
    const auto name = model::file_name(bytes, ".csv");
    check(name.size() <= 255 && name.ends_with(".csv"), "a file's name has its ending");
    check(is_utf8(name), "it is a text");
    check(name.find_first_of(std::string_view("/\\:*?\"<>|\0\r\n\t", 13)) == std::string::npos,
          "it is no path, and nothing that a system refuses");
    check(name.front() != '.' && name.front() != ' ', "it is not hidden");
}

}  // namespace

void taken_files(std::string_view bytes) {
    calendar(bytes);
    table(bytes);
    name(bytes);
}

}  // namespace ranets::fuzz
