#pragma once
// A page for the printer: headings, tables and text that the browser lays out, as a picture of the
// canvas would be no text in a PDF. The document's parts are values in JSON, which the page makes
// elements of (web/page/print.js); nothing in it is read as markup.
#include <string>
#include <string_view>

#include "app/views.h"

namespace ranets::shell {

class Paper {
  public:
    // An element with what is within it until close(): `label` is its accessible name.
    void open(std::string_view tag, std::string_view look = {}, std::string_view label = {});
    void close();
    void text(std::string_view text);
    void leaf(std::string_view tag, std::string_view look, std::string_view text);
    // Of a table: what a header is of, "col" or "row".
    void header(std::string_view scope, std::string_view look, std::string_view text);

    std::string take();  // last; with the style sheet

  private:
    void value(std::string_view text);

    std::string out_;
};

struct PaperHead {
    std::string title, above, below;  // these at the right
};
// The head and the foot of each paper; the rest stands between them.
void paper_head(Paper& paper, const app::Views& views, const PaperHead& head);
void paper_foot(Paper& paper, const app::Views& views, const app::SyncView& sync,
                std::string_view legend);
void paper_number(Paper& paper, std::string_view number, std::string_view of_what);
void paper_signature(Paper& paper, std::string_view who);

// What is printed, for the page; empty where it is not here. The diary's week: with all homework
// in full, or a line of each.
std::string week_paper(const app::Views& views, bool full_texts);
// The marks of a term of the school year that is shown, or without one of all of it.
std::string marks_paper(const app::Views& views, const model::ReportingPeriod* term);

}  // namespace ranets::shell
