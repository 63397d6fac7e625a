#include "chats/demo_chats.h"

#include <algorithm>
#include <array>
#include <map>

#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/message_store.h"
#include "chats/school_chats.h"

namespace ranets::stub::chats {
namespace {

enum class Where : std::uint8_t {
    Teacher,  // the parent with the class teacher
    Parents,  // of the class
    English,  // the parent with the teacher of English
    Physics,
    Skiing,   // a group
    Brother,  // the parents of the brother's class
    Support,  // the parent with the administrator
    School,   // announcements
    Pupils,   // of the class
    Pupil,    // the pupil with the class teacher
    Count
};
enum class Who : std::uint8_t {
    Parent,
    Pupil,
    Teacher,
    English,
    Physics,
    Sport,
    BrotherTeacher,
    Administrator,
    OtherParent,
    ThirdParent,
    Classmate,
    OtherClassmate,
    Count
};

// In the order in which they were written, chat by chat; days before the demo's day.
struct Line {
    Where where;
    Who who;
    int days;
    int hour;
    int minute;
    std::string_view text;
};

constexpr Line kLines[] = {
    {Where::Teacher, Who::Parent, 6, 18, 20,
     "Марина Сергеевна, здравствуйте! Соня пропустила вторник, что ей прочитать по алгебре?"},
    {Where::Teacher, Who::Teacher, 6, 18, 41,
     "Здравствуйте! § 11, квадрат суммы. Упражнения посмотрите в заданиях, там всё отмечено."},
    {Where::Teacher, Who::Parent, 6, 18, 44, "Спасибо, разберём вместе."},
    {Where::Teacher, Who::Teacher, 1, 18, 42,
     "{parent}, добрый вечер! В четверг у класса контрольная по формулам сокращённого "
     "умножения. Пожалуйста, проверьте, чтобы Соня повторила § 11–12."},
    {Where::Teacher, Who::Teacher, 1, 18, 43,
     "Вариант для подготовки приложен к заданию на четверг: Подготовка_к_КР.pdf."},
    {Where::Teacher, Who::Parent, 1, 19, 5,
     "Спасибо большое! Соня сегодня решит, а завтра спросит, что не получилось."},
    {Where::Teacher, Who::Teacher, 0, 10, 12,
     "Соня сегодня отлично ответила у доски, поставила ей 5. И вариант решён верно, кроме "
     "последнего номера: там потерян знак."},
    {Where::Teacher, Who::Parent, 0, 10, 20,
     "Очень рады! Подскажите, можно ли прийти на консультацию в среду после шестого урока?"},

    {Where::Parents, Who::Teacher, 5, 17, 30,
     "Уважаемые родители! Напоминаю про удобную сменную обувь: во вторник урок физкультуры в "
     "новом зале."},
    {Where::Parents, Who::OtherParent, 5, 17, 48, "Спасибо, купили."},
    {Where::Parents, Who::ThirdParent, 2, 20, 3,
     "Подскажите, по русскому к четвергу сочинение-рассуждение, черновик на 150–200 слов?"},
    {Where::Parents, Who::Parent, 2, 20, 9, "Да, и план приложен к заданию."},
    {Where::Parents, Who::ThirdParent, 2, 20, 10, "Нашли, спасибо! 👍"},
    {Where::Parents, Who::OtherParent, 0, 11, 40,
     "Кто-нибудь знает, во сколько в пятницу сбор на экскурсию?"},
    {Where::Parents, Who::Teacher, 0, 12, 8,
     "Напоминаю про экскурсию в пятницу: сбор в 12:40 у входа, вернёмся к 16:00. С собой вода и "
     "удобная обувь."},

    {Where::English, Who::Parent, 1, 21, 10,
     "Ольга Викторовна, добрый вечер! Соня не успела выучить диалог «At the airport» до конца, "
     "можно ответить позже?"},
    {Where::English, Who::English, 0, 9, 58, "Диалог можно сдать в четверг"},

    {Where::Physics, Who::Physics, 1, 15, 20,
     "Добрый день! Соня забыла в кабинете тетрадь для лабораторных, она у меня на столе."},
    {Where::Physics, Who::Parent, 1, 15, 34, "Спасибо, передам"},

    {Where::Skiing, Who::Sport, 3, 16, 0,
     "Здравствуйте! Это группа лыжной секции, здесь пишем про тренировки."},
    {Where::Skiing, Who::OtherParent, 3, 16, 25, "Денис Олегович, какие нужны ботинки?"},
    {Where::Skiing, Who::Sport, 3, 16, 31, "Под крепление NNN, на размер свободнее обычного."},
    {Where::Skiing, Who::Sport, 1, 17, 15,
     "Тренировка в субботу в 11:00 на школьной лыжне, форма тёплая."},

    {Where::Brother, Who::BrotherTeacher, 2, 14, 10,
     "Принесите, пожалуйста, цветную бумагу и клей на урок технологии."},

    {Where::Support, Who::Parent, 5, 11, 2,
     "Здравствуйте! В дневнике у Сони не открывался файл к заданию по истории."},
    {Where::Support, Who::Administrator, 5, 11, 30,
     "Здравствуйте! Файл заменили, проверьте, пожалуйста."},
    {Where::Support, Who::Parent, 5, 11, 41, "Теперь открывается."},
    {Where::Support, Who::Administrator, 5, 11, 43, "Вопрос решён. Хорошего дня!"},

    {Where::School, Who::Administrator, 8, 9, 0,
     "Уважаемые родители и ученики! Вторая четверть закончится 30 декабря, каникулы продлятся до "
     "11 января."},
    {Where::School, Who::Administrator, 1, 9, 15,
     "В понедельник в школе день открытых уроков: расписание висит у входа и в дневнике."},

    {Where::Pupils, Who::Classmate, 1, 19, 20, "что задали по биологии?"},
    {Where::Pupils, Who::Pupil, 1, 19, 22, "§ 12 и подписать рисунок 38"},
    {Where::Pupils, Who::OtherClassmate, 1, 19, 24,
     "а вариант по алгебре кто решил? в № 355 ответ 2*3*4?"},
    {Where::Pupils, Who::Pupil, 1, 19, 40, "у меня в последнем минус потерялся, спрошу завтра"},
    {Where::Pupils, Who::Teacher, 0, 8, 5,
     "Доброе утро! В четверг контрольная, калькуляторы остаются дома. Вопросы пишите сюда."},

    {Where::Pupil, Who::Pupil, 1, 20, 1,
     "Марина Сергеевна, в варианте № 355 у меня получилось 24, а в ответах −24. Где ошибка?"},
    {Where::Pupil, Who::Teacher, 1, 20, 15,
     "Посмотри, какой знак перед скобкой: при раскрытии он меняется у всех слагаемых."},
    {Where::Pupil, Who::Pupil, 1, 20, 17, "Поняла, спасибо!"},
};

// Up to which line of a chat somebody has read, counted from its end: 0 all of it.
struct Unread {
    Where where;
    Who who;
    int lines;
};
constexpr Unread kUnread[] = {
    {Where::Parents, Who::Parent, 2},  {Where::English, Who::Parent, 1},
    {Where::Teacher, Who::Teacher, 1}, {Where::Pupils, Who::Pupil, 1},
    {Where::School, Who::Pupil, 1},
};

class Filler {
  public:
    Filler(const World& world, Transaction& transaction, model::Date day)
        : world_(world), transaction_(transaction), day_(day) {
        find_people();
        find_chats();
    }

    void fill() {
        for (const Line& line : kLines) write(line);
        for (const auto& [where, chat] : chats_) mark_read(where, chat);
    }

  private:
    const District& district() const { return world_.district; }
    int of(Who who) const { return people_[static_cast<std::size_t>(who)]; }
    void set(Who who, int person) { people_[static_cast<std::size_t>(who)] = person; }

    int subject_teacher(Subject subject) const {
        const int cohort = district().person(of(Who::Pupil)).cohort;
        return district().teacher_of(cohort, subject, district().cohort(cohort).grade, 1);
    }

    void find_people() {
        people_.fill(kNone);
        const DemoPeople& demo = district().demo();
        set(Who::Parent, demo.parent);
        set(Who::Pupil, demo.pupil);
        const Cohort& cohort = district().cohort(district().person(demo.pupil).cohort);
        set(Who::Teacher, cohort.class_teacher);
        set(Who::English, subject_teacher(Subject::English));
        set(Who::Physics, subject_teacher(Subject::Physics));
        set(Who::Sport, subject_teacher(Subject::Sport));
        set(Who::Administrator, demo.administrator);
        const int brother_class = district().person(demo.brother).cohort;
        if (brother_class != kNone) {
            set(Who::BrotherTeacher, district().cohort(brother_class).class_teacher);
        }
        for (const int pupil : cohort.pupils) {
            if (pupil == demo.pupil) continue;
            const Person& mate = district().person(pupil);
            if (of(Who::Classmate) == kNone) {
                set(Who::Classmate, pupil);
            } else if (of(Who::OtherClassmate) == kNone) {
                set(Who::OtherClassmate, pupil);
            }
            if (mate.family == kNone || district().family(mate.family).parents.empty()) continue;
            const int parent = district().family(mate.family).parents.front();
            if (parent == demo.parent) continue;
            if (of(Who::OtherParent) == kNone) {
                set(Who::OtherParent, parent);
            } else if (of(Who::ThirdParent) == kNone && parent != of(Who::OtherParent)) {
                set(Who::ThirdParent, parent);
            }
        }
    }

    void direct(Where where, Who a, Who b) {
        if (of(a) == kNone || of(b) == kNone || of(a) == of(b)) return;
        std::vector<LoggedChange> told;
        bool is_new = false;
        chats_[where] = direct_chat(world_, transaction_, of(a), of(b), told, is_new).number;
    }

    void find_chats() {
        direct(Where::Teacher, Who::Parent, Who::Teacher);
        direct(Where::English, Who::Parent, Who::English);
        direct(Where::Physics, Who::Parent, Who::Physics);
        direct(Where::Support, Who::Parent, Who::Administrator);
        direct(Where::Pupil, Who::Pupil, Who::Teacher);
        const int cohort = district().person(of(Who::Pupil)).cohort;
        chats_[Where::Pupils] = school_chats::of_pupils(district(), cohort);
        chats_[Where::Parents] = school_chats::of_parents(district(), cohort);
        const DemoPeople& demo = district().demo();
        const int brother_class = district().person(demo.brother).cohort;
        if (brother_class != kNone) {
            chats_[Where::Brother] = school_chats::of_parents(district(), brother_class);
        }
        const int school = district().person(demo.pupil).school;
        chats_[Where::School] = school_chats::announcements(district(), school);
        const std::int64_t group =
            make(transaction_, ChatKind::Group, "Лыжная секция", of(Who::Sport), kNone, kNone);
        put_member(transaction_, group, of(Who::Sport), ChatRole::Owner);
        for (const Who who : {Who::Parent, Who::OtherParent, Who::ThirdParent}) {
            if (of(who) != kNone) put_member(transaction_, group, of(who), ChatRole::Member);
        }
        chats_[Where::Skiing] = group;
    }

    void write(const Line& line) {
        const auto found = chats_.find(line.where);
        if (found == chats_.end() || of(line.who) == kNone) return;
        const auto chat = find(transaction_, district(), found->second);
        if (!chat) return;
        ChatMessage message;
        message.sender = of(line.who);
        message.at =
            model::instant_of({day_ - line.days, {line.hour * 60 + line.minute}}, kSchoolZone).ms;
        message.text = line.text;
        constexpr std::string_view kParent = "{parent}";
        const Person& parent = district().person(of(Who::Parent));
        if (message.text.starts_with(kParent)) {
            message.text.replace(0, kParent.size(), parent.first + " " + parent.middle);
        }
        message.revision = next_revision(transaction_, *chat);
        message.seq = chat->last_seq + 1;
        add(transaction_, chat->number, message, 0, {}, {});
        last_at_[line.where] = message.at;
    }

    // Those who speak have read all, but for what kUnread says.
    void mark_read(Where where, std::int64_t number) {
        const auto chat = find(transaction_, district(), number);
        if (!chat) return;
        for (std::size_t who = 0; who < people_.size(); ++who) {
            if (people_[who] == kNone) continue;
            auto own = member(transaction_, district(), number, people_[who]);
            if (!own || own->read_seq > 0) continue;
            std::int64_t behind = 0;
            for (const Unread& unread : kUnread) {
                if (unread.where == where && static_cast<std::size_t>(unread.who) == who) {
                    behind = unread.lines;
                }
            }
            own->read_seq = std::max<std::int64_t>(chat->last_seq - behind, 0);
            own->read_at = last_at_[where];
            keep_own(transaction_, number, *own);
        }
    }

    const World& world_;
    Transaction& transaction_;
    model::Date day_;
    std::array<int, static_cast<std::size_t>(Who::Count)> people_{};
    std::map<Where, std::int64_t> chats_;
    std::map<Where, std::int64_t> last_at_;
};

}  // namespace

bool fill_demo_chats(const World& world, model::Instant now) {
    constexpr int kLastMinute = 12 * 60 + 8;
    Transaction transaction = world.chats.database().write();
    if (meta(transaction, "chats")) return true;
    set_meta(transaction, "chats", "1");
    const model::LocalTime present = model::local_time(now, kSchoolZone);
    // Nothing is from a time that is still to come.
    const bool is_early = present.time.minutes < kLastMinute;
    Filler(world, transaction, is_early ? present.date - 1 : present.date).fill();
    return transaction.commit();
}

}  // namespace ranets::stub::chats
