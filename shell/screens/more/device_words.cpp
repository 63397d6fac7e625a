#include "screens/more/device_words.h"

#include "kit/words.h"
#include "screens/more/more_settings.h"

namespace ranets::shell {

using Word = strings::Key;
using Storage = app::DeviceView::Storage;

namespace {

std::string_view storage_name(Storage storage) {
    switch (storage) {
        case Storage::Disk:
            return text_of(Word::kDeviceStorageDisk);
        case Storage::Memory:
            return text_of(Word::kDeviceStorageMemory);
        case Storage::None:
            break;
    }
    return text_of(Word::kDeviceStorageNone);
}

std::string updated(const app::Views& views) {
    if (!views.diary.sync.as_of) return std::string(text_of(Word::kSyncNever));
    const auto zone = views.account ? views.account->zone : model::ZoneOffset{};
    const auto then = model::local_time(*views.diary.sync.as_of, zone);
    return format(Word::kDeviceUpdated, {day_month(then.date), time_text(then.time)});
}

}  // namespace

std::string version_text() {
    return format(Word::kMoreVersion, {RANETS_VERSION});
}

std::string device_words(const Ui& ui, const app::Views& views) {
    std::string words = version_text();
    const auto line = [&words](std::string_view text) {
        words += '\n';
        words += text;
    };
    const auto& window = ui.viewport();
    line(format(Word::kDeviceBrowser, {ui.platform()}));
    line(format(Word::kDeviceWindow, {std::to_string(window.width), std::to_string(window.height),
                                      decimal(static_cast<double>(window.ratio), 2)}));
    line(format(Word::kDeviceTheme, {theme_name(views.theme)}));
    line(format(Word::kDeviceLanguage, {language_name(views.language)}));
    line(format(Word::kDeviceText, {std::to_string(views.text_percent)}));
    if (ui.preferences().forced_colors) line(text_of(Word::kDeviceContrast));
    if (ui.preferences().reduced_motion) line(text_of(Word::kDeviceMotion));
    line(format(Word::kDeviceStorage, {storage_name(views.device.storage)}));
    using Promise = app::DeviceView::Promise;
    if (views.device.promise != Promise::Unknown) {
        const bool given = views.device.promise == Promise::Given;
        line(text_of(given ? Word::kDevicePromiseGiven : Word::kDevicePromiseRefused));
    }
    line(updated(views));
    line(format(Word::kDeviceRequests, {std::to_string(views.device.requests),
                                        std::to_string(views.device.failed_requests)}));
    return words;
}

}  // namespace ranets::shell
