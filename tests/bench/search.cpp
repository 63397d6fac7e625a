// How long a keystroke of a search takes, and how many bytes its index has: 12,000 entries of
// homework in six years of weeks, and the texts of 200,000 messages.
//
//   search_bench FOLDER [TEXTS]
//
// The cache is made in the folder. Into the file TEXTS go all texts, a line each, for a look at
// what others make of them. Prints a line of JSON.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "model/search.h"
#include "store/cache_db.h"
#include "store/topics/search_index.h"
#include "store/topics/week_cache.h"

using namespace ranets;
using namespace ranets::model;
using namespace ranets::store;

namespace {

constexpr int kWeeks = 240, kDays = 5, kLessons = 10;
constexpr int kMessages = 200'000, kOfAPart = 4'000;
constexpr int kVocabulary = 12'000;
constexpr PersonId kChild{1'000'002'283'077};
const Date kFirst = Date::of(2021, 9, 6);

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Words like Russian ones, the first of them as frequent as in a language.
class Language {
  public:
    Language() {
        const std::vector<std::string> syllables{
            "ал", "бо", "ве", "га", "де", "жи", "за", "ис", "ка", "ло", "ми", "но", "об",  "пра",
            "ре", "со", "та", "уч", "фи", "ха", "цы", "че", "ши", "эк", "ю",  "яс", "при", "стр"};
        const std::vector<std::string> endings{"",     "а",    "у",   "ом",  "ы",   "ов",
                                               "ами",  "ая",   "ого", "ить", "ать", "ал",
                                               "ение", "ения", "ост", "е"};
        for (int i = 0; i < kVocabulary; ++i) {
            std::string word;
            for (unsigned n = 1 + number(3) + (i > 200 ? 1 : 0); n > 0; --n)
                word += syllables[random_() % syllables.size()];
            words_.push_back(word + endings[random_() % endings.size()]);
        }
        std::vector<double> weights;
        for (int i = 0; i < kVocabulary; ++i) weights.push_back(1. / (i + 3));
        frequent_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
    }

    const std::string& word() { return words_[frequent_(random_)]; }
    std::string text(unsigned words) {
        std::string text = word();
        while (--words > 0) text += (random_() % 9 == 0 ? ", " : " ") + word();
        return text;
    }
    unsigned number(unsigned below) { return static_cast<unsigned>(random_() % below); }

  private:
    std::mt19937 random_{5};
    std::vector<std::string> words_;
    std::discrete_distribution<std::size_t> frequent_;
};

std::vector<Day> days_of(Language& language, Date monday, std::vector<std::string>& texts) {
    static const std::vector<std::string> subjects{
        "Алгебра",        "Геометрия",   "Русский язык", "Литература", "Английский язык",
        "Физика",         "Химия",       "Биология",     "География",  "История",
        "Обществознание", "Информатика", "Физкультура"};
    std::vector<Day> days;
    for (int i = 0; i < kDays; ++i) {
        Day day{monday + i, {}, {}};
        for (int number = 1; number <= kLessons; ++number) {
            Lesson lesson;
            lesson.id = {day.date.days * 100LL + number};
            lesson.number = number;
            lesson.subject_name = subjects[language.number(13)];
            lesson.topic = language.text(4);
            lesson.teacher = "Котова Мария Ивановна";
            lesson.homework = {{.work = {lesson.id.value}, .text = language.text(9), .files = {}}};
            texts.push_back(lesson.subject_name + " " + lesson.topic + " " + lesson.teacher);
            texts.push_back(lesson.subject_name + " " + lesson.homework[0].text);
            day.lessons.push_back(std::move(lesson));
        }
        days.push_back(std::move(day));
    }
    return days;
}

template <class Work>
void must(const Work& work, const char* what) {
    if (work) return;
    std::fprintf(stderr, "%s: %s\n", what, work.error().message.c_str());
    std::exit(1);
}

double at(std::vector<double> sorted, double part) {
    std::sort(sorted.begin(), sorted.end());
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    const auto path = (folder / "cache.db").string();
    std::filesystem::remove(path);
    std::filesystem::remove(path + "-wal");
    auto opened = CacheDb::open({Storage::Opened::Persistent, nullptr, path, path + ".outbox"});
    must(opened, "open");
    auto& cache = opened.value();
    SearchIndex index(cache);
    Language language;
    std::vector<std::string> texts;

    const SearchSource weeks{kWeekKind, kChild.value, 1};
    for (int week = 0; week < kWeeks; ++week) {
        const auto monday = kFirst + 7 * week;
        must(WeekCache(cache).save_week(kChild, monday, days_of(language, monday, texts), {1}),
             "week");
    }
    cache.settle();
    const auto of_texts = cache.bytes();
    std::vector<double> parts;
    for (const auto& part : index.missing(weeks)) {
        const auto start = Clock::now();
        const auto days = WeekCache(cache).days(kChild, part.start, part.start + 6);
        must(index.put(weeks, part, week_docs(days, part.start)), "index");
        parts.push_back(ms_since(start));
    }
    cache.settle();
    const auto of_weeks = cache.bytes() - of_texts;

    const SearchSource chats{ResourceKind{1'000}, 1, 1};
    std::vector<std::string> messages;
    std::int64_t message_bytes = 0;
    for (int i = 0; i < kMessages; ++i) {
        messages.push_back(language.text(3 + language.number(14)));
        message_bytes += static_cast<std::int64_t>(messages.back().size());
    }
    for (int first = 0; first < kMessages; first += kOfAPart) {
        std::vector<SearchDoc> docs;
        for (int i = first; i < first + kOfAPart; ++i)
            docs.push_back(
                {static_cast<std::uint32_t>(i - first), {messages[static_cast<std::size_t>(i)]}});
        must(index.put(chats, {kFirst + first / kOfAPart, 1}, docs), "messages");
    }
    cache.settle();
    const auto of_messages = cache.bytes() - of_texts - of_weeks;

    // Words as somebody types them, letter by letter, and some of two words.
    std::vector<double> keystrokes;
    std::size_t hits = 0;
    for (int word = 0; word < 120; ++word) {
        const auto whole = language.word() + (word % 3 == 0 ? " " + language.word() : "");
        for (std::size_t end = 2; end <= whole.size(); ++end) {
            if (end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xc0) == 0x80)
                continue;
            const auto start = Clock::now();
            const auto words = searched_words(whole.substr(0, end));
            std::vector<Date> shown;
            for (const auto& source : {weeks, chats}) {
                index.find(source, words, {1 << 19}, [&](Date monday, const auto& numbers) {
                    hits += numbers.size();
                    if (!numbers.empty() && source == weeks && shown.size() < 5)
                        shown.push_back(monday);
                    return true;
                });
            }
            // The rows that are shown, each of another week.
            for (const auto monday : shown) {
                const auto days = WeekCache(cache).days(kChild, monday, monday + 6);
                for (const auto& lesson : days.front().lessons)
                    hits += marked_text(lesson.topic, words).marks.size();
            }
            keystrokes.push_back(ms_since(start));
        }
    }
    std::printf(
        "{\"texts\": %lld, \"index_of_weeks\": %lld, \"message_texts\": %lld, "
        "\"index_of_messages\": %lld, \"week_indexed_ms\": {\"median\": %.2f, \"p99\": %.2f}, "
        "\"keystrokes\": %zu, \"hits\": %zu, "
        "\"keystroke_ms\": {\"median\": %.2f, \"p99\": %.2f, \"most\": %.2f}}\n",
        static_cast<long long>(of_texts), static_cast<long long>(of_weeks),
        static_cast<long long>(message_bytes), static_cast<long long>(of_messages), at(parts, .5),
        at(parts, .99), keystrokes.size(), hits, at(keystrokes, .5), at(keystrokes, .99),
        at(keystrokes, 1));
    if (count > 2) {
        std::ofstream file(arguments[2]);
        for (const auto& text : texts) file << text << '\n';
        for (const auto& text : messages) file << text << '\n';
    }
}
