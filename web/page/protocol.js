// What the page and the worker say to each other. Types only: `tsc --checkJs` holds both sides to
// them. Coordinates and sizes are CSS px of the window, times milliseconds.

/**
 * @typedef {{width: number, height: number, ratio: number, safeBottom: number}} Viewport
 * @typedef {{dark: boolean, reducedMotion: boolean, forcedColors: boolean, coarsePointer: boolean,
 *   sharesFiles: boolean}} Preferences
 * Without its data the worker fetches it when one of its letters is drawn.
 * @typedef {{family: string, weight: string, unicodeRange: string, data: ArrayBuffer | null,
 *   url: string}} FontFile
 *
 * Distance from the top of a line box to its baseline, by font size in px, for an <input> whose
 * line height is its height: measured on the page with a DOM probe, since only DOM text tells.
 * @typedef {{size: number, lineHeight: number, baseline: number}} Baseline
 *
 * The first message.
 * @typedef {{t: 'start', canvas: OffscreenCanvas, module: WebAssembly.Module,
 *   second: WebAssembly.Module | null, secondUrl: string, lateUrl: string, fonts: FontFile[], viewport: Viewport,
 *   preferences: Preferences, baselines: Baseline[], origin: string, address: string,
 *   settings: string, session: string, online: boolean, metered: boolean, visible: boolean}} Start
 *
 * `part` is a part of the program that was not in the first message, or null where the late one can't be
 * had now; `english` are all strings of that language, for who has chosen it.
 * @typedef {Start
 *   | {t: 'part', part: 'second' | 'late', module: WebAssembly.Module | null}
 *   | {t: 'english', text: string}
 *   | {t: 'viewport', viewport: Viewport}
 *   | {t: 'preferences', preferences: Preferences}
 *   | {t: 'pointer', act: 'move' | 'down' | 'up', x: number, y: number, button: number,
 *      pointer: 'mouse' | 'touch' | 'pen'}
 *   | {t: 'pointercancel'}
 *   | {t: 'wheel', x: number, y: number, dx: number, dy: number}
 *   | {t: 'key', key: string, code: string, ctrl: boolean, shift: boolean, alt: boolean}
 *   | {t: 'activate', id: number}
 *   | {t: 'focus', id: number, visible: boolean}
 *   | {t: 'blur'}
 *   | {t: 'edit', id: number, value: string, rev: number}
 *   | {t: 'submit', id: number}
 *   | {t: 'address', address: string}
 *   | {t: 'online', online: boolean}
 *   | {t: 'linecosts', metered: boolean}
 *   | {t: 'visible', visible: boolean}
 *   | {t: 'settings', json: string}
 *   | {t: 'promise', promised: boolean} | {t: 'userasked'}
 *   | {t: 'picked', file: File}
 *   | {t: 'updateready'}
 *   | {t: 'contextlost'} | {t: 'contextrestored'}
 *   | {t: 'stats', n: number}} ToWorker
 *
 * `frameMs*` without the rasteriser: from the frame's start until its GL commands are issued.
 * @typedef {{frames: number, frameMsMedian: number, frameMsP99: number, nodes: number,
 *   semanticsMsMedian: number, requests: number, bytesIn: number, bytesOut: number,
 *   heapBytes: number}} Stats
 *
 * `address` is the page's fragment with its '#', empty where there is none. `settings` are what
 * another tab has kept.
 *
 * A file is offered to be saved in parts: their bytes, then `save`, or `share` where it is handed on to
 * another program, or `show` where it is a picture; `drop`: it comes to nothing. `n` says whose they are.
 * @typedef {{t: 'file', n: number, act: 'add' | 'save' | 'share' | 'show' | 'drop', name: string,
 *   bytes: Uint8Array<ArrayBuffer>}} FilePart
 *
 * `running` is the worker's first word: its script is there. `frame` comes after the first frame and after the first one that shows the server's data;
 * `changes` are in the format of shell/semantics/semantics_wire.h; `settings` are to be kept in
 * localStorage, '' forgets them; the `session` in the tab's own storage; after `settled` (scrolling ended) fields may be shown again; `keep`
 * allows to keep the application on this device, `startnewest` answers an `updateready`; `files`
 * says under which name the worker has the account's files from now on, '' for no longer; `persist`
 * wants to know whether the browser promises to keep what is stored, after asking it to with `ask`;
 * `wantpart` waits for a `part`.
 * @typedef {{t: 'running'}
 *   | {t: 'frame', first: boolean, data: boolean}
 *   | {t: 'semantics', changes: string}
 *   | {t: 'cursor', cursor: string}
 *   | {t: 'request', kind: 'focus' | 'blur' | 'title' | 'lang' | 'copy' | 'announce' | 'open'
 *      | 'print' | 'field',
 *      id: number, text: string, rev: number}
 *   | {t: 'address', address: string, replace: boolean}
 *   | {t: 'settings', json: string} | {t: 'session', json: string}
 *   | {t: 'settled'}
 *   | {t: 'keep'} | {t: 'startnewest'}
 *   | FilePart
 *   | {t: 'files', holder: string}
 *   | {t: 'persist', ask: boolean}
 *   | {t: 'wantpart', part: 'second' | 'late'}
 *   | {t: 'stats', n: number, stats: Stats}
 *   | {t: 'failed', reason: 'webgl' | 'wasm' | 'crash'}} ToPage
 */

export {};
