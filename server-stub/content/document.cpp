#include "content/document.h"

#include <algorithm>
#include <array>

#include "content/fixtures.h"

namespace ranets::stub {
namespace {

// A kind of file. Of some a part may come any number of times, which is how the large ones are
// made: a comment of PDF behind the trailer's dictionary (ISO 32000-1, 7.2.3), a COM segment of
// JPEG (ITU-T T.81, B.2.4.5). No offset in the file points behind it.
struct Kind {
    std::string_view extension;
    std::string_view media_type;
    std::string_view fixture;
    std::size_t filler = 0;  // where that part begins; kFillerBytes long
};
constexpr std::array<Kind, 4> kKinds{{
    {"PDF", "application/pdf", "page.pdf", 18'040},
    {"JPG", "image/jpeg", "board.jpg", 20},
    {"DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "worksheet.docx"},
    {"XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "table.xlsx"},
}};
constexpr std::size_t kFillerBytes = 1024;

const Kind& kind_of(const DemoFile& file) {
    return *std::ranges::find(kKinds, file.extension, &Kind::extension);
}

std::size_t more_fillers(const Kind& kind, const DemoFile& file) {
    return kind.filler == 0 ? 0 : static_cast<std::size_t>(std::max(file.fillers - 1, 0));
}

}  // namespace

std::string_view media_type(const DemoFile& file) {
    return kind_of(file).media_type;
}

std::int64_t document_size(const DemoFile& file) {
    const Kind& kind = kind_of(file);
    return static_cast<std::int64_t>(fixture(kind.fixture).size() +
                                     more_fillers(kind, file) * kFillerBytes);
}

std::string document(const DemoFile& file) {
    const Kind& kind = kind_of(file);
    const std::string_view bytes = fixture(kind.fixture);
    std::string whole;
    whole.reserve(static_cast<std::size_t>(document_size(file)));
    whole += bytes.substr(0, kind.filler);
    for (std::size_t i = more_fillers(kind, file); i > 0; --i) {
        whole += bytes.substr(kind.filler, kFillerBytes);
    }
    return whole += bytes.substr(kind.filler);
}

}  // namespace ranets::stub
