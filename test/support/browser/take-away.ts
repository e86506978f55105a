import { NEWER } from "./newer.ts";

/** Paths that a script of the page can take away; what a browser was born with cannot be told from what a page asks. */
export const NEWER_PATHS: readonly string[] = NEWER.map(({ path }) => path);

/** Runs in the page, before any of its scripts: takes away what is at the end of each path. */
export function takeAway(paths: readonly string[]): void {
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let owner: unknown = globalThis;
    for (const name of names) owner = (owner as Record<string, unknown> | undefined)?.[name];
    if (owner === undefined || owner === null) continue;
    // a property may lie on what the object was made from
    for (let at = owner; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      if (Object.getOwnPropertyDescriptor(at, last)) delete (at as Record<string, unknown>)[last];
    }
  }
  const { supports } = CSS;
  CSS.supports = (...asked: [string]) => !/:has/.test(asked.join()) && supports.apply(CSS, asked);
}
