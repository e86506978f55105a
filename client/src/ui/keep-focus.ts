import { fetchLater } from "./ahead.ts";

/** What a phone does not begin with is fetched so much later, or as soon as somebody uses keys or has lost their place. */
const LATER_MS = 20_000;

/** Long enough for the page that comes to take the focus, also on a slow way. */
const FALLEN_MS = 2_500;

/** Somebody goes by keys or by a screen reader: whatever else is for them is fetched at once. */
let isAsked = false;

/** A screen reader presses for whoever it reads to: with a finger that has no width, or no weight. */
const isReaders = ({ width, height, pressure, detail }: PointerEvent): boolean =>
  width * height === 0 || (width * height === 1 && pressure + detail === 0);

/** Once, when it is needed: at once where there is a keyboard or a screen reader. Returns how to stop waiting. */
export function whenNeeded(run: () => void): () => void {
  const begin = () => {
    stop();
    run();
  };
  const ask = () => {
    isAsked = true;
    begin();
  };
  // whoever writes on a screen sends keys too; those who go by keys go by these
  const moved = ({ key }: KeyboardEvent) => /^(Tab|Arrow)/.test(key) && ask();
  const touched = (event: PointerEvent) => isReaders(event) && ask();
  const pressed = () => setTimeout(() => document.activeElement === document.body && begin(), FALLEN_MS);
  const timer = setTimeout(begin, isAsked || !matchMedia("(pointer: coarse)").matches ? 0 : LATER_MS);
  const stop = () => {
    clearTimeout(timer);
    removeEventListener("keydown", moved, true);
    removeEventListener("pointerdown", touched, true);
    removeEventListener("click", pressed, true);
  };
  addEventListener("keydown", moved, true);
  addEventListener("pointerdown", touched, true);
  addEventListener("click", pressed, true);
  return stop;
}

/** Without it the page goes on. */
export const missed = (fault: unknown): void => console.warn(fault);

/** Fetches what keeps the focus from falling to nothing. */
export function keepFocus(): void {
  const load = () => import("./focus-keeper.ts");
  fetchLater(load);
  whenNeeded(() => void load().then(({ FocusKeeper }) => new FocusKeeper().start(), missed));
}
