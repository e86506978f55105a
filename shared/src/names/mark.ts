/** Beside the name of whoever mediates, everywhere. Taken out of the names that people give themselves. */
export const MEDIATOR_MARK = "◆";
const LIKE_THE_MARK = /(?:[◆◇◈❖⬥⬦⬩⟐♦♢🔶🔷🔸🔹💠])(?:\ufe0e|\ufe0f)?/gu;

/** The name without anything that would pass for the mark of a mediator. */
export function withoutMark(name: string): string {
  const without = name.replace(LIKE_THE_MARK, "");
  return without === name ? name : without.replace(/\s+/g, " ").trim();
}
