import { RULES } from "virtual:has-rules";

/**
 * `:has()` for browsers that do not know it (Chrome before 105): the build lists the rules that use it; what a rule asks of an element
 * is looked at whenever the page has changed, and noted in an attribute by which a copy of the rule finds it.
 */

const MARK = "data-has";

interface Asked {
  /** Whom it is asked of. */
  readonly of: string;
  /** What they should have within them. */
  readonly within: string;
}

const asked: Asked[] = [];

/** The end of what stands in the bracket that opens at `from`. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

const compoundBefore = (text: string): string => /(?:^|[\s>+~,(])([^\s>+~,()]*)$/.exec(text)?.[1] ?? "";

/** The selector with an attribute in the place of each `:has()`. */
function rewritten(selector: string): string {
  const at = selector.indexOf(":has(");
  if (at < 0) return selector;
  const end = endOf(selector, at + ":has".length);
  const before = selector.slice(0, at);
  const within = selector.slice(at + ":has(".length, end).trim();
  const of = compoundBefore(before.replace(/:not\($/, "")) || "*";
  asked.push({ of, within: within.startsWith(">") ? `:scope ${within}` : within });
  return `${before}[${MARK}~="n${asked.length - 1}"]${rewritten(selector.slice(end + 1))}`;
}

/** What stands behind an element is no part of it: `querySelector` cannot be asked for that. */
function holds(element: Element, within: string): boolean {
  if (within.startsWith("+")) return element.nextElementSibling?.matches(within.slice(1).trim()) ?? false;
  return element.querySelector(within) !== null;
}

function look(): void {
  const marks = new Map<Element, string[]>();
  for (const [n, { of, within }] of asked.entries()) {
    for (const element of document.querySelectorAll(of)) {
      const has = marks.get(element) ?? [];
      marks.set(element, holds(element, within) ? [...has, `n${n}`] : has);
    }
  }
  for (const [element, has] of marks) {
    const words = has.join(" ");
    if ((element.getAttribute(MARK) ?? "") !== words) element.setAttribute(MARK, words);
  }
}

let isDue = false;
function lookSoon(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    look();
  });
}

export function fillSelectors(): void {
  if (CSS.supports("selector(:has(a))")) return;
  const sheet = [...document.styleSheets].find(({ href }) => href?.startsWith(location.origin));
  for (const { selector, words } of RULES) sheet?.insertRule(`${rewritten(selector)}{${words}}`, sheet.cssRules.length);
  const options = {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["class", "disabled", "checked"],
  };
  new MutationObserver(lookSoon).observe(document.documentElement, options);
  for (const event of ["change", "input", "focusin", "focusout"]) addEventListener(event, lookSoon, true);
  lookSoon();
}
