import { focusOn } from "./focus.ts";

/**
 * Nobody loses their place because what they pressed has gone. Whoever uses keys, a switch or a screen reader would begin at
 * the top of the page again. When the focus has fallen to the page itself, it goes to what has come in the place of what went,
 * else to the next thing in the list, else to the heading above. The rules are FK1 to FK3 of the specification.
 */

const PRESSABLE = "a[href], button, input, textarea, select, summary, [tabindex='0'], [contenteditable='true']";
const HEADING = "h1, h2, h3, h4, h5, h6";
const PARTS = "li, article, section, form, [role='tabpanel'], aside, dialog, main, #root";
/** What hides an element without taking it out of the page. */
const HIDING = ["disabled", "hidden", "inert", "open", "class"];

const isShown = (element: Element): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";

function canHold(element: Element): boolean {
  return element.isConnected && !element.matches(":disabled") && !element.closest("[inert]") && isShown(element);
}

const hasFallen = (): boolean => !document.activeElement || document.activeElement === document.body;

function first(within: Element, selector: string): HTMLElement | null {
  const found = [...within.querySelectorAll<HTMLElement>(selector)];
  return found.find((element) => canHold(element)) ?? null;
}

/** What is said first of it: itself, where it can be pressed; its heading; else all of it. */
function faceOf(element: Element | null): HTMLElement | null {
  if (!(element instanceof HTMLElement) || !isShown(element)) return null;
  if (element.matches(PRESSABLE) || element.matches(HEADING)) return canHold(element) ? element : null;
  return first(element, HEADING) ?? element;
}

/** The heading of the nearest part of the page that has one, and is not shut away by a dialog. */
function headingAbove(place: Element): HTMLElement | null {
  const modals = [...document.querySelectorAll<HTMLElement>("dialog[open]")];
  const modal = modals.at(-1);
  if (modal && !modal.contains(place)) return first(modal, HEADING) ?? modal;
  for (let part = place.closest(PARTS); part; part = part.parentElement?.closest(PARTS) ?? null) {
    const heading = first(part, HEADING);
    if (heading) return heading;
  }
  return document.querySelector("main");
}

interface Gap {
  readonly parent: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
  readonly come: readonly Element[];
}

const elementOf = (node: Node | null, step: "nextSibling" | "previousSibling"): Element | null => {
  let at = node;
  while (at && !(at instanceof Element)) at = at[step];
  return at;
};

/** Where in the page something went from: told by the changes of one go. */
function gapOf(lost: Node, changes: readonly MutationRecord[]): Gap | null {
  let gone: Node = lost;
  while (gone.parentNode) gone = gone.parentNode;
  const change = changes.find(({ removedNodes }) => [...removedNodes].includes(gone as ChildNode));
  const parent = change?.target;
  if (!change || !(parent instanceof Element)) return null;
  if (!parent.isConnected) return gapOf(parent, changes);
  const come = changes
    .filter(({ target }) => target === parent)
    .flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node): node is Element => node instanceof Element && node.isConnected);
  const next = elementOf(change.nextSibling, "nextSibling");
  return { parent, next, previous: elementOf(change.previousSibling, "previousSibling"), come };
}

/** Of something that is there and hidden, or cannot be pressed any more. */
const gapAround = (lost: Element): Gap | null =>
  lost.parentElement && {
    parent: lost.parentElement,
    next: lost.nextElementSibling,
    previous: lost.previousElementSibling,
    come: [],
  };

function successorOf({ parent, next, previous, come }: Gap): HTMLElement | null {
  const canvas = parent.closest<HTMLElement>(".tl-container, dialog");
  if (canvas?.matches(".tl-container")) return canvas;
  const beside = [next, previous].filter((element) => element?.isConnected);
  const [item] = beside.filter((element) => element?.matches("li, article"));
  const [button] = beside.filter((element) => element?.matches(PRESSABLE) && canHold(element));
  const arrived = come.find((element) => isShown(element));
  return faceOf(item ?? null) ?? faceOf(arrived ?? null) ?? faceOf(button ?? null) ?? headingAbove(parent);
}

export class FocusKeeper {
  /** What has the focus, or had it and has not been left. */
  #held: Element | null = hasFallen() ? null : document.activeElement;
  readonly #observer = new MutationObserver((changes) => this.#mend(changes));

  /** Returns how to stop. */
  start(): () => void {
    addEventListener("focusin", this.#came, true);
    addEventListener("focusout", this.#went, true);
    addEventListener("pointerup", this.#pressed, true);
    const what = { childList: true, subtree: true, attributes: true, attributeFilter: HIDING };
    this.#observer.observe(document.body, what);
    // on a phone it was fetched because somebody has lost their place, or presses with a finger that takes no focus: nothing moves
    if (hasFallen() && matchMedia("(pointer: coarse)").matches)
      focusOn(headingAbove(document.querySelector("main") ?? document.body), { preventScroll: true });
    return () => {
      removeEventListener("focusin", this.#came, true);
      removeEventListener("focusout", this.#went, true);
      removeEventListener("pointerup", this.#pressed, true);
      this.#observer.disconnect();
    };
  }

  readonly #came = ({ target }: FocusEvent): void => {
    if (target instanceof Element) this.#held = target;
  };

  /** A browser takes the focus from what is hidden a moment after it is. */
  readonly #went = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null) setTimeout(() => this.#mend([]));
  };

  /** Somebody has pressed where nothing is: they have left what they held. */
  readonly #pressed = (): void => {
    if (hasFallen() && this.#held && canHold(this.#held)) this.#held = null;
  };

  #mend(changes: readonly MutationRecord[]): void {
    const lost = this.#held;
    if (!lost || !hasFallen() || canHold(lost)) return;
    const gap = lost.isConnected ? gapAround(lost) : gapOf(lost, changes);
    focusOn(gap ? successorOf(gap) : headingAbove(document.querySelector("main") ?? document.body));
  }
}
