/**
 * Where the focus goes after an act: to what it made, else to the next thing, else to the heading of its part of the page,
 * never to nothing. Whoever makes something says so here; what nobody foresaw is done by `focus-keeper.ts`.
 */

/** Also to what is read and not pressed: a heading, an item of a list, a part of the page. */
export function focusOn(element: HTMLElement | null | undefined, how?: FocusOptions): void {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus(how);
}

/** Nobody has pressed anything on this page yet. */
let isUntouched = true;
for (const kind of ["keydown", "pointerdown"])
  addEventListener(kind, () => (isUntouched = false), { once: true, capture: true });

/** To the heading of a page that has just come, unless somebody is somewhere already. */
export function focusPage(heading: HTMLElement | null): void {
  const at = document.activeElement;
  if (!heading || (at && at !== document.body)) return;
  if (isUntouched) {
    // what stands above it, as the language, comes first
    if (heading.closest(".ac-page, .ac-join")) return;
    // nor is there a ring before the first key
    heading.style.outline = "none";
    addEventListener("keydown", () => heading.style.removeProperty("outline"), { once: true, capture: true });
  }
  focusOn(heading);
}
