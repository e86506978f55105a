/** Shortcuts of tldraw's that stay; the others would reach what is not on the board: groups, files, orders, locks. */
export const SHORTCUTS: ReadonlySet<string> = new Set([
  ...["undo", "redo", "cut", "copy", "paste", "select-all", "delete", "duplicate", "a11y-repeat-shape-announce"],
  ...["zoom-in", "zoom-out", "zoom-in-on-cursor", "zoom-out-on-cursor"],
  ...["zoom-to-100", "zoom-to-fit", "zoom-to-selection"],
]);
