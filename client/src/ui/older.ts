import { faults } from "@acuerdo/shared";
import { missingFeature } from "./fault.ts";
import { fillSelectors } from "./older-selectors.ts";

/**
 * For browsers between the oldest in which the page works and those of 2023: what these have and the screens use. What it fills is in a
 * table of the tests, by which the built files are read. Fetched only where something is missing.
 */

const copies = {
  toSorted<T>(this: readonly T[], by?: (a: T, b: T) => number): T[] {
    return Array.from(this).sort(by);
  },
  toReversed<T>(this: readonly T[]): T[] {
    return Array.from(this).reverse();
  },
  toSpliced<T>(this: readonly T[], ...cut: [number, number, ...T[]]): T[] {
    const copy = Array.from(this);
    copy.splice(...cut);
    return copy;
  },
  with<T>(this: readonly T[], index: number, value: T): T[] {
    const copy = Array.from(this);
    const place = index < 0 ? copy.length + index : index;
    if (place < 0 || place >= copy.length) throw new RangeError(`no place ${index}`);
    copy[place] = value;
    return copy;
  },
};

function fill(): void {
  for (const [name, value] of Object.entries(copies)) {
    if (!(name in Array.prototype))
      Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true });
  }
}

function showTooOld(root: HTMLElement, begin: () => void): void {
  const page = document.createElement("main");
  page.className = "ac-page";
  for (const language of ["es", "en"] as const) {
    const said = document.createElement("p");
    said.lang = language;
    said.textContent = `${faults.oldTitle[language]}. ${faults.oldText[language]}`;
    page.append(said);
  }
  const all = document.createElement("button");
  all.className = "ac-button";
  all.textContent = `${faults.tryOld.es} · ${faults.tryOld.en}`;
  all.addEventListener("click", begin);
  page.append(all);
  root.replaceChildren(page);
}

/** Fills what can be filled; where more is missing it is said first, and whoever wants to may try all the same. */
export function beginOnOlder(root: HTMLElement, begin: () => void): void {
  fill();
  fillSelectors();
  if (missingFeature() === null) begin();
  else showTooOld(root, begin);
}
