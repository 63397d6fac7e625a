// The icons that the screens use, by their names in Lucide; the font keeps only these.
export const icons = `
  notebook-text list-checks chart-no-axes-column messages-square school ellipsis

  chevron-left chevron-right chevron-down arrow-left arrow-right refresh-cw rotate-ccw search x check
  square-pen paperclip send-horizontal download eye eye-off undo-2 log-out settings plus funnel copy external-link

  cloud-check cloud-off wifi-off clock check-check circle-alert info trending-up sun moon

  calendar-days calendar-range calendar-clock graduation-cap book-open file-text image
  message-circle calculator map-pin phone mail user-round users-round lock landmark backpack megaphone

  sigma triangle spell-check book-open-text languages atom flask-conical leaf globe monitor shield
  dumbbell
`
  .trim()
  .split(/\s+/);
