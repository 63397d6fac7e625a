#include "screens/print/paper.h"

#include "kit/words.h"
#include "screens/common/offline_banner.h"
#include "screens/print/paper_style.h"

namespace ranets::shell {

using Word = strings::Key;

void Paper::value(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out_ += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (byte < 0x20) {
            out_ += "\\u00";
            out_ += kHex[byte >> 4];
            out_ += kHex[byte & 15];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

void Paper::open(std::string_view tag, std::string_view look, std::string_view label) {
    if (!out_.empty()) out_ += ',';
    out_ += '[';
    value(tag);
    out_ += ",{";
    if (!look.empty()) {
        out_ += "\"class\":";
        value(look);
    }
    if (!label.empty()) {
        out_ += look.empty() ? "\"aria-label\":" : ",\"aria-label\":";
        value(label);
    }
    out_ += '}';
}

void Paper::close() {
    out_ += ']';
}

void Paper::text(std::string_view text) {
    out_ += ',';
    value(text);
}

void Paper::leaf(std::string_view tag, std::string_view look, std::string_view text) {
    open(tag, look);
    this->text(text);
    close();
}

void Paper::header(std::string_view scope, std::string_view look, std::string_view text) {
    out_ += ",[\"th\",{\"scope\":";
    value(scope);
    if (!look.empty()) {
        out_ += ",\"class\":";
        value(look);
    }
    out_ += '}';
    this->text(text);
    close();
}

std::string Paper::take() {
    std::string all = "{\"style\":";
    std::string content = std::move(out_);
    out_.clear();
    value(kPaperStyle);
    all += out_;
    return all + ",\"content\":" + content + "}";
}

void paper_head(Paper& paper, const app::Views& views, const PaperHead& head) {
    paper.open("header");
    paper.open("img");
    paper.close();
    paper.open("div", "grow");
    paper.leaf("h1", {}, head.title);
    std::string whose;
    if (const auto* child = views.children.chosen_child()) {
        whose = child_name(*child);
        const auto& card = views.school.card.value;
        if (card && views.school.school == child->school) whose += " · " + card->school.name;
    }
    paper.leaf("div", {}, whose);
    paper.close();
    paper.open("div", "right");
    paper.leaf("div", {}, head.above);
    paper.leaf("div", {}, head.below);
    paper.close();
    paper.close();
}

void paper_foot(Paper& paper, const app::Views& views, const app::SyncView& sync,
                std::string_view legend) {
    const auto printed =
        format(Word::kPrintDay, {day_month(views.now.date), std::to_string(views.now.date.year())});
    std::string words = format(Word::kPrintDone, {printed, time_text(views.now.time)});
    if (sync.as_of) words += " · " + format(Word::kPrintAsOf, {as_of_text(views, *sync.as_of)});
    paper.open("footer");
    paper.leaf("div", "grow", legend);
    paper.leaf("div", {}, words);
    paper.leaf("div", {}, text_of(Word::kAppName));
    paper.close();
}

void paper_number(Paper& paper, std::string_view number, std::string_view of_what) {
    paper.open("div");
    paper.leaf("b", "large", number);
    paper.leaf("div", "small", of_what);
    paper.close();
}

void paper_signature(Paper& paper, std::string_view who) {
    paper.leaf("div", "sign", who);
}

}  // namespace ranets::shell
