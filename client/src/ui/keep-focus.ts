/** What a phone does not begin with is fetched so much later, or as soon as somebody uses keys or has lost their place. */
const LATER_MS = 20_000;

/** Long enough for the page that comes to take the focus, also on a slow way. */
const FALLEN_MS = 2_500;

/** Once, when it is needed: at once where there is a keyboard. Returns how to stop waiting. */
export function whenNeeded(run: () => void): () => void {
  const begin = () => {
    stop();
    run();
  };
  // whoever writes on a screen sends keys too; those who go by keys go by these
  const moved = ({ key }: KeyboardEvent) => /^(Tab|Arrow)/.test(key) && begin();
  const pressed = () => setTimeout(() => document.activeElement === document.body && begin(), FALLEN_MS);
  const timer = setTimeout(begin, matchMedia("(pointer: coarse)").matches ? LATER_MS : 0);
  const stop = () => {
    clearTimeout(timer);
    removeEventListener("keydown", moved, true);
    removeEventListener("click", pressed, true);
  };
  addEventListener("keydown", moved, true);
  addEventListener("click", pressed, true);
  return stop;
}

/** Without it the page goes on. */
export const missed = (fault: unknown): void => console.warn(fault);

/** Fetches what keeps the focus from falling to nothing. */
export function keepFocus(): void {
  whenNeeded(() => {
    import("./focus-keeper.ts").then(({ FocusKeeper }) => new FocusKeeper().start(), missed);
  });
}
