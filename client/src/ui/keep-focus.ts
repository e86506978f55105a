/** Until a phone has what it begins with; whoever has keys does not wait. */
const LATER_MS = 3_000;

/** Fetches what keeps the focus from falling to nothing. */
export function keepFocus(): void {
  const keep = () => {
    clearTimeout(timer);
    removeEventListener("keydown", keep, true);
    import("./focus-keeper.ts").then(
      ({ FocusKeeper }) => new FocusKeeper().start(),
      (fault) => console.warn(fault), // the page goes on without it
    );
  };
  const timer = setTimeout(keep, matchMedia("(pointer: coarse)").matches ? LATER_MS : 0);
  addEventListener("keydown", keep, true);
}
