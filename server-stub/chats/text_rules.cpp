#include "chats/text_rules.h"

#include <algorithm>
#include <array>

#include "chats/chat.h"
#include "model/text.h"

namespace ranets::stub::chats {
namespace {

constexpr std::array<std::string_view, 8> kReactions{"👍", "❤️", "😂", "😮", "😢", "🔥", "👏", "🙏"};

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

bool has_control(std::string_view text, bool may_break_lines) {
    while (!text.empty()) {
        const char32_t c = model::take_code_point(text);
        const bool is_layout = c == U'\n' || c == U'\r' || c == U'\t';
        if (is_control(c) && !(may_break_lines && is_layout)) return true;
    }
    return false;
}

constexpr std::string_view kControl = "В тексте есть управляющие символы, их отправить нельзя.";

}  // namespace

Answer refusal(int status, std::string_view type, std::string_view sentence) {
    return {status, problem_json(type, sentence)};
}

Answer against_rule(std::string_view sentence) {
    return refusal(422, "refusedByRule", sentence);
}

std::optional<Answer> text_fault(std::string_view text, bool has_files) {
    if (has_control(text, true)) return against_rule(kControl);
    if (!has_files && model::without_outer_blanks(text).empty()) {
        return against_rule("В сообщении нет ни текста, ни файла.");
    }
    if (model::code_points(text) > kLongestText) {
        return against_rule("Сообщение длиннее 4000 знаков.");
    }
    return std::nullopt;
}

std::optional<Answer> title_fault(std::string_view title) {
    if (has_control(title, false)) return against_rule(kControl);
    if (model::without_outer_blanks(title).empty()) return against_rule("У группы нет названия.");
    if (model::code_points(title) > kLongestTitle) {
        return against_rule("Название длиннее 80 знаков.");
    }
    return std::nullopt;
}

std::optional<Answer> reason_fault(std::string_view reason) {
    if (has_control(reason, true)) return against_rule(kControl);
    if (model::code_points(reason) > kLongestReason) {
        return against_rule("Причина длиннее 1000 знаков.");
    }
    return std::nullopt;
}

bool is_reaction(std::string_view emoji) {
    return std::ranges::find(kReactions, emoji) != kReactions.end();
}

std::string begin_of(std::string_view text, std::size_t code_points) {
    std::string_view rest = text;
    while (!rest.empty() && code_points-- > 0) model::take_code_point(rest);
    return std::string(text.substr(0, text.size() - rest.size()));
}

}  // namespace ranets::stub::chats
