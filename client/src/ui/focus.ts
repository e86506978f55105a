/**
 * Where the focus goes after an act: to what it made, else to the next thing, else to the heading of its part of the page,
 * never to nothing. Whoever makes something says so here; what nobody foresaw is done by `focus-keeper.ts`.
 */

/** Longer than a server in the room takes to answer. */
const MADE_MS = 5_000;

/** Also to what is read and not pressed: a heading, an item of a list, a part of the page. */
export function focusOn(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus();
}

/** Stops what waits to move the focus: somebody has gone on meanwhile. */
let forget: () => void = () => undefined;

/** What is found by `focusMade`. */
export const madeAs = (id: string): { readonly "data-made": string } => ({ "data-made": id });

/** To what shows the thing with this id as soon as it is there; whoever presses something before that is left where they are. */
export function focusMade(id: string): void {
  forget();
  const look = () => {
    const made = document.querySelector<HTMLElement>(`[data-made="${id}"]`);
    if (!made) return;
    forget();
    focusOn(made);
  };
  const observer = new MutationObserver(look);
  const timer = setTimeout(() => forget(), MADE_MS);
  forget = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const kind of ["keydown", "pointerdown"] as const) removeEventListener(kind, forget, true);
    forget = () => undefined;
  };
  const stop = forget;
  for (const kind of ["keydown", "pointerdown"] as const) addEventListener(kind, stop, true);
  observer.observe(document.body, { childList: true, subtree: true });
  // after what the act itself closes has given the focus back
  requestAnimationFrame(look);
}

/** To the heading of a page that has just come, unless somebody is somewhere already. */
export function focusPage(heading: HTMLElement | null): void {
  const at = document.activeElement;
  if (!at || at === document.body) focusOn(heading);
}
