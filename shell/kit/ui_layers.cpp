// Layers: dialogs, sheets, popups and toasts, above what was drawn before them.
#include <algorithm>
#include <utility>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr int kScrimMs = 160;
constexpr std::uint32_t kScrimLight = 0x66'3A'24'22;  // 22243A at 40 %, ABGR
constexpr std::uint32_t kScrimDark = 0x8C'00'00'00;   // black at 55 %

}  // namespace

bool Ui::begin_layer(std::string_view key, const Rect& rect, Role role, std::string_view name,
                     bool modal, bool scrim) {
    Impl& impl = *impl_;
    const NodeId layer_id = id(key);
    // One channel is the page's. More layers than channels share the last one.
    const int z = std::min(static_cast<int>(impl.layers.size()) + 1, Impl::kMostLayers - 1);
    impl.open_layers.push_back({impl.layer, impl.alpha, std::move(impl.open_areas)});
    impl.open_areas.clear();
    impl.layer = z;
    impl.alpha = 1;
    const bool passive = role == Role::Group && !modal;
    impl.layers.push_back({layer_id, rect, z, modal, passive});

    impl.splitter.SetCurrentChannel(impl.list, z);
    impl.list->PushClipRectFullScreen();
    impl.clips.push_back(window());
    impl.tree.set_clip(clip());
    if (modal && scrim) {
        push_alpha(appear(layer_id, kScrimMs));
        fill_packed(window(), palette().dark ? kScrimDark : kScrimLight);
        pop_alpha();
    }
    open(key, role, name, rect, modal ? semantics::kModal : 0u);
    if (passive) return false;
    return impl.moment.close_layer == layer_id || take_key(Key::Escape);
}

void Ui::end_layer() {
    Impl& impl = *impl_;
    close();
    impl.clips.pop_back();
    impl.list->PopClipRect();
    impl.tree.set_clip(clip());
    auto& outer = impl.open_layers.back();
    impl.layer = outer.layer;
    impl.alpha = outer.alpha;
    impl.open_areas = std::move(outer.areas);
    impl.open_layers.pop_back();
    impl.splitter.SetCurrentChannel(impl.list, impl.layer);
}

}  // namespace ranets::shell
