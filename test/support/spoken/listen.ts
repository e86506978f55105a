import type { Page } from "playwright-core";

/** What somebody does on a page and what their screen reader is told, in the order in which it happens. */

export type Moment =
  | { readonly kind: "presses"; readonly what: string; readonly role: string }
  | { readonly kind: "writes"; readonly what: string; readonly words: string }
  | { readonly kind: "hears"; readonly words: string }
  | { readonly kind: "goes"; readonly what: string; readonly role: string };

type Telling = Window & { moment?: (moment: Moment) => void };

/** Runs in the page, before any of its scripts. */
function watch(): void {
  const tell = (moment: Moment) => (window as Telling).moment?.(moment);
  /** What is read: not what is hidden from screen readers, and each element's words apart. */
  const wordsOf = (element: Element | null | undefined): string => {
    if (!element || element.matches("[aria-hidden=true]")) return "";
    const parts = [...element.childNodes].map((node) => (node instanceof Element ? wordsOf(node) : node.nodeValue));
    return parts
      .join(" ")
      .replace(/\s+/g, " ")
      .replace(/ ([,.”»])/g, "$1")
      .replace(/([“«]) /g, "$1")
      .trim();
  };
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    const named = [...ids.map((id) => document.getElementById(id)), ...labels].map(wordsOf).join(" ");
    return element.getAttribute("aria-label") ?? (named || wordsOf(element));
  };
  const roleOf = (element: Element) =>
    element.getAttribute("role") ?? (/^H\d$/.test(element.tagName) ? "heading" : element.tagName.toLowerCase());
  const isField = (element: EventTarget | null): element is HTMLTextAreaElement | HTMLInputElement =>
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && ["text", "search", "date"].includes(element.type));

  let byTab = false;
  addEventListener("keydown", ({ key }) => (byTab = key === "Tab" || key.startsWith("Arrow")), true);
  addEventListener("pointerdown", () => (byTab = true), true); // where the finger is, nobody has to be told
  addEventListener(
    "click",
    ({ target }) => {
      byTab = false;
      const pressed = (target as Element).closest("button, a, summary, input, [role=menuitem], [role=menuitemradio]");
      if (pressed && !isField(pressed)) tell({ kind: "presses", what: nameOf(pressed), role: roleOf(pressed) });
    },
    true,
  );
  const before = new WeakMap<EventTarget, string>();
  addEventListener(
    "focusin",
    ({ target }) => {
      if (isField(target)) before.set(target, target.value);
      if (!byTab && target instanceof Element) tell({ kind: "goes", what: nameOf(target), role: roleOf(target) });
    },
    true,
  );
  const written = ({ target }: Event) => {
    if (!isField(target) || target.value === (before.get(target) ?? "") || target.value === "") return;
    before.set(target, target.value);
    tell({ kind: "writes", what: nameOf(target), words: target.value });
  };
  addEventListener("focusout", written, true);
  addEventListener("click", () => written({ target: document.activeElement } as unknown as Event), true);
  const said = new WeakMap<Element, string>();
  const listen = () => {
    const dialogs = document.querySelectorAll("dialog[open]");
    for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
      const words = wordsOf(region);
      if (words === (said.get(region) ?? "")) continue;
      said.set(region, words);
      // what lies behind a dialog is not read
      if (dialogs.length > 0 && !region.closest("dialog[open]")) continue;
      if (words !== "") tell({ kind: "hears", words });
    }
  };
  new MutationObserver(listen).observe(document, { childList: true, characterData: true, subtree: true });
}

export async function listen(page: Page, told: (moment: Moment) => void): Promise<void> {
  await page.exposeFunction("moment", told);
  await page.addInitScript("globalThis.__name = (named) => named"); // what tsx writes around each function
  await page.addInitScript(watch);
}
