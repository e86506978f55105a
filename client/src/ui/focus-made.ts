import { focusOn } from "./focus.ts";

/** The focus goes to what an act has made, which may take a moment to be there. */

/** Longer than a server in the room takes to answer. */
const MADE_MS = 5_000;

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
