import type { Page } from "playwright-core";

/** What axe does not look at: words that a button shows and its name lacks, and dialogs that look as the place they were opened from. */

/** Whoever speaks to their computer says what they see: every word that a button shows stands in its name. */
function unnamed(): string[] {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .normalize("NFC")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const shown = (element: Element): string =>
    [...element.childNodes]
      .map((node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
        const isSeen = node instanceof Element && node.checkVisibility({ visibilityProperty: true });
        return isSeen && !node.matches("svg, .ac-hidden, .ac-count, .ac-fingers, small") ? ` ${shown(node)} ` : "";
      })
      .join("");
  const labelled = "button[aria-label], a[aria-label], [role='tab'][aria-label], [role='menuitem'][aria-label]";
  return [...document.querySelectorAll(labelled)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !plain(one.getAttribute("aria-label") ?? "").includes(plain(shown(one))))
    .map((one) => `«${plain(shown(one))}» is called «${one.getAttribute("aria-label")}»`);
}

/** A dialog stands in the page where it was opened, and takes nothing from there: it is compared with itself at the page's own root. */
function swayed(): string[] {
  const dialog = [...document.querySelectorAll<HTMLElement>("dialog[open]")].at(-1);
  if (!dialog) return [];
  const bare = dialog.cloneNode(true) as HTMLElement;
  for (const field of bare.querySelectorAll("input")) field.name = `${field.name}-bare`;
  document.body.append(bare);
  const told = ["color", "backgroundColor", "fontSize", "fontWeight", "fontStyle", "lineHeight", "letterSpacing"];
  told.push("textAlign", "textTransform", "textDecorationLine", "whiteSpace", "cursor", "marginLeft", "marginTop");
  const look = (element: Element) => {
    const style = getComputedStyle(element) as unknown as Record<string, string>;
    return told.map((name) => `${name} ${style[name]}`);
  };
  const others = [bare, ...bare.querySelectorAll("*")];
  const found = [dialog, ...dialog.querySelectorAll("*")].flatMap((element, n) => {
    const alone = look(others[n] as Element);
    const differ = look(element).filter((one, at) => one !== alone[at] && !(n === 0 && one.startsWith("margin")));
    return differ.length ? [`${element.tagName}.${element.classList} in a dialog: ${differ.join(", ")}`] : [];
  });
  bare.remove();
  return found;
}

/** In a line each; nothing where all is as it should be. */
export async function spoiltOn(page: Page, screen: string): Promise<string[]> {
  const found = [...(await page.evaluate(unnamed)), ...(await page.evaluate(swayed))];
  return found.map((one) => `${screen}: ${one}`);
}
