import type { Page } from "playwright-core";

/**
 * Stands in for a browser's translator: each text node's words go into <font><font>…</font></font> and the node itself out
 * of the page, as Chrome and Edge do. Harsher than they are: it also does what bears `translate="no"`. The "translation" is
 * the same words in brackets, so that a page can be compared with one that nobody translated.
 */

/** Translates what is there now; gives how many texts that were. */
export function translate(page: Page): Promise<number> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      if (text.data.trim() && !text.parentElement?.closest("script, style, textarea, svg, noscript, font"))
        texts.push(text);
    }
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.append(inner);
      inner.textContent = `[${text.data}]`;
      text.replaceWith(outer);
    }
    return texts.length;
  });
}

/** What somebody reads there, without a translator's brackets and whatever white space there is. */
export function read(page: Page, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => (element as HTMLElement).innerText.replace(/[[\]]/g, "").replace(/\s+/g, " ").trim());
}

/** Words of ours that stand beside something else in one element; none, or a translator breaks them. */
export function looseTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById("root") ?? document.body, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode as Text;
      const beside = [...(parentElement?.childNodes ?? [])].filter(
        (node) => node.textContent?.trim() || node.nodeType === 1,
      );
      if (data.trim() && beside.length > 1) loose.push(`<${parentElement?.className}> ${data}`);
    }
    return loose;
  });
}
