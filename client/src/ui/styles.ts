/**
 * Stylesheets that did not come. A screen's are asked for once, by the build's own code: without this it would be shown
 * without them the next time.
 */

const missing = new Set<string>();

function noteMissing(link: HTMLLinkElement): void {
  missing.add(link.href);
  link.remove();
}

/** From the page's beginning on: a stylesheet of its own that did not come is asked for again at once. */
export function watchStyles(): void {
  const onError = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") noteMissing(target);
  };
  addEventListener("error", onError, true);
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (!link.sheet) noteMissing(link);
  }
  fetchMissingStyles().catch(() => undefined); // with the next screen once more
}

function fetchStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.crossOrigin = "";
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`no stylesheet ${new URL(href).pathname}`));
    document.head.append(link);
  });
}

/** Asks again for those that are missing. Rejects while one of them does not come. */
export async function fetchMissingStyles(): Promise<void> {
  const asked = [...missing];
  missing.clear();
  await Promise.all(asked.map(fetchStyle)); // what fails is noted as before
}
