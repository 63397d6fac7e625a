#pragma once
// What the application has to tell, one plain sentence each, until it is dismissed.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

enum class NoticePress { None, Dismiss, Action };

// One of them: its icon, its sentence, what can be done about it, if anything, and a cross.
float notice_height(Ui& ui, app::Notice notice, float width);
NoticePress draw_notice(Ui& ui, app::Notice notice, const Rect& rect);

// Nothing is covered: the screen gives them room at its foot.
float notices_height(Ui& ui, const app::Views& views, float width);
void draw_notices(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
