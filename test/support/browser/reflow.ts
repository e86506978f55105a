import type { Page } from "playwright-core";

/** What a screen of any size owes: everything within reach, what has the focus in sight, nothing cut without a way to the whole. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** 1440 × 900 is 360 × 225 at 400 % and 720 × 450 at 200 %; 1280 × 1024 is 320 × 256 at 400 %. */
export const SIZES = {
  far: { width: 320, height: 256 },
  laptop400: { width: 360, height: 225 },
  small: { width: 320, height: 568 },
  phone: { width: 390, height: 844 },
  turned: { width: 640, height: 450 },
  laptop200: { width: 720, height: 450 },
  tablet: { width: 1000, height: 700 },
  laptop: { width: 1440, height: 900 },
} as const satisfies Record<string, Size>;

/** What the checks share in the page. */
interface Looking {
  /** What is shown of the dialog or menu that is open, else of the page; without what the canvas draws, which has no edge. */
  readonly seen: () => HTMLElement[];
  readonly nameOf: (element: Element) => string;
}

declare global {
  interface Window {
    looking: Looking;
  }
}

function beginLooking(): void {
  const drawn = ".tl-canvas, .tl-container > .tl-overlays, .cv-sample, .tl-text-measure";
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(drawn) && !element.closest(".ac-hidden");
  window.looking = {
    seen: () => {
      const top = [...document.querySelectorAll("dialog[open], .ac-menu")].at(-1) ?? document.body;
      return [...top.querySelectorAll<HTMLElement>("*")].filter(isSeen);
    },
    nameOf: (element) => {
      const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40);
      return `${element.tagName.toLowerCase()}.${element.classList[0] ?? ""} «${words}»`;
    },
  };
}

/** Nothing is wider than the screen, but for what scrolls sideways on purpose. */
function findWide(): string[] {
  const { seen, nameOf } = window.looking;
  const sideways = ".ac-chips-scroll, .ac-floor-planks, input, textarea";
  const page = document.scrollingElement as Element;
  const scrolled = seen().filter((element) => {
    const isWide = element.scrollWidth > element.clientWidth + 1;
    return isWide && /auto|scroll/.test(getComputedStyle(element).overflowX) && !element.matches(sideways);
  });
  return [
    ...(page.scrollWidth > innerWidth + 1 ? [`the page is ${page.scrollWidth} wide`] : []),
    ...scrolled.map((one) => `${nameOf(one)} scrolls sideways: ${one.scrollWidth} in ${one.clientWidth}`),
  ];
}

/** Words that are cut lead to the whole: they lie in what can be pressed, or something beside them opens them. */
function findCut(): string[] {
  const { seen, nameOf } = window.looking;
  const ownsWords = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const isCut = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const isLess = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
    return isLess && /hidden|clip/.test(overflowX + overflowY) && element.clientWidth > 1;
  };
  const leadsOn = (element: Element) =>
    element.closest("button, a, summary, input, textarea, svg") !== null ||
    (element.id !== "" && document.querySelector(`[aria-controls="${element.id}"]`) !== null) ||
    (element.closest("header")?.querySelector(":scope > [aria-expanded]") ?? null) !== null;
  const isFull = (button: Element) => button.matches("button") && button.scrollWidth > button.clientWidth + 2;
  return seen().flatMap((element) => [
    ...(ownsWords(element) && isCut(element) && !leadsOn(element) ? [`${nameOf(element)} is cut`] : []),
    ...(isFull(element) ? [`${nameOf(element)} does not hold its words`] : []),
  ]);
}

/** A word of ours, or a number, stands in one line: what is parted is read as two. Longer words may be parted anywhere. */
function findParted(): string[] {
  const { seen, nameOf } = window.looking;
  const longest = 14;
  // letters twice as large may leave no other way
  if (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) > 16) return [];
  const parted = (node: Node): boolean =>
    [...(node.textContent ?? "").matchAll(/\S+/g)].some(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      return word.length <= longest && new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    });
  return seen()
    .filter((element) => element.closest(".ac-place, [role='tab'], .ac-count, .ac-button, .ac-menu-entry") !== null)
    .filter(({ childNodes }) => [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && parted(node)))
    .map((element) => `${nameOf(element)} is parted within a word`);
}

/**
 * Whatever can have the focus is within the screen's width then and shows one of nine points at least, a field five.
 * @param sample looks at the first and the last of each kind alone.
 */
async function findCovered(sample: boolean): Promise<string[]> {
  const { seen, nameOf } = window.looking;
  const all = seen().filter((one) => one.matches("button, a[href], input, textarea, select, summary, [tabindex='0']"));
  const kinds = all.map((one) => `${one.tagName}.${one.className}.${one.parentElement?.className}`);
  const isEnd = (n: number) => [kinds.indexOf(kinds[n] as string), kinds.lastIndexOf(kinds[n] as string)].includes(n);
  const controls = all.filter((_, n) => !sample || isEnd(n));
  const said: string[] = [];
  for (const control of controls) {
    control.focus();
    if (document.activeElement !== control) continue;
    if (control.closest(".ac-one-of-many")) await new Promise((resolve) => requestAnimationFrame(resolve));
    // where an input lies under its label, the label is what is seen
    const shown = (getComputedStyle(control).opacity === "0" && control.closest("label")) || control;
    const { left, right, top, width, height } = shown.getBoundingClientRect();
    // what scrolls sideways on purpose need not be scrolled to its end for that
    const isOutside = (left < -1 || right > innerWidth + 1) && !control.closest(".ac-chips-scroll, .ac-floor-planks");
    if (isOutside) said.push(`${nameOf(control)} is at ${left} to ${right}`);
    const shares = [0.1, 0.5, 0.9];
    const points = shares.flatMap((x) => shares.map((y) => [left + x * width, top + y * height] as const));
    const shows = points.filter(([x, y]) => {
      const at = document.elementFromPoint(x, y);
      return at !== null && (shown.contains(at) || at.contains(control));
    });
    const isField = control.matches("textarea, input:not([type='radio'], [type='checkbox'])");
    if (shows.length < (isField ? 5 : 1)) said.push(`${nameOf(control)} has the focus and shows ${shows.length} of 9`);
  }
  (document.activeElement as HTMLElement | null)?.blur();
  return said;
}

/** What this screen owes at this size, in words for whoever reads the test. */
export async function owed(page: Page, size: Size, sample: boolean): Promise<string[]> {
  await page.setViewportSize(size);
  await page.evaluate(beginLooking);
  const frames = async () => {
    for (let n = 0; n < 2; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  await page.evaluate(frames);
  const found = [
    ...(await page.evaluate(findWide)),
    ...(await page.evaluate(findCut)),
    ...(await page.evaluate(findParted)),
    ...(await page.evaluate(findCovered, sample)),
  ];
  return found.map((one) => `${size.width}×${size.height}: ${one}`);
}
