// Files of homework by their folder, which is a class's, and what this school has none of.
#include <algorithm>

#include "content/document.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub {

namespace files {

// Of the homework due in the last thirty days and of what is set already.
Answer of_folder(const Call& call) {
    constexpr int kDays = 30;
    const Range range{call.now.date - kDays, call.now.date + kDays};
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_group(call, range)) {
        const auto homework = homework_by_now(call, lesson);
        for (std::size_t i = 0; homework && i < homework->files.size(); ++i) {
            list.push_back(shapes::file(call, {lesson, static_cast<int>(i)}, homework->files[i]));
        }
    }
    return list;
}

Answer content(const Call& call) {
    const auto homework = homework_by_now(call, call.in.lesson);
    const DemoFile& file = homework->files[static_cast<std::size_t>(call.in.file.nth)];
    std::string extension(file.extension);
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    return Download{document(file.extension, file.name, static_cast<std::size_t>(file.bytes)),
                    std::string(media_type(file.extension)),
                    std::string(file.name) + '.' + extension};
}

}  // namespace files

namespace unused {

Answer nothing(const Call&) {
    return Json::array();
}

Answer absent(const Call&) {
    return not_found();
}

}  // namespace unused
}  // namespace ranets::stub
