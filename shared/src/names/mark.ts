/** Beside the name of whoever mediates, everywhere. Taken out of the names that people give themselves. */
export const MEDIATOR_MARK = "◆";
/** Diamonds and lozenges of all blocks, full, empty or half, on one point or in a frame. */
const LIKE_THE_MARK =
  /[◆-◈◊⋄⛋♢♦❖⟐⟠⟡⧪⧫\u2b16-\u2b19\u2b25-\u2b2b\u2bc1\u{1f4a0}\u{1f536}-\u{1f539}\u{1f754}\u{1f799}-\u{1f79d}\u{1f7d4}](?:\ufe0e|\ufe0f)?/gu;

/** The name without anything that would pass for the mark of a mediator. */
export function withoutMark(name: string): string {
  const without = name.replace(LIKE_THE_MARK, "");
  return without === name ? name : without.replace(/\s+/g, " ").trim();
}
