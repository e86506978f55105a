import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** axe-core in a page: what of the rules of WCAG and good practice a program can check. */

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
interface WithAxe {
  axe?: { run(context: unknown, options: unknown): Promise<Found> };
}

/** How a screen is looked at; contrast alone is another in each. */
export const LOOKS = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "active" },
] as const;

/** Every violation of what is shown now, in each look, in a line. */
export async function violationsOn(page: Page, screen: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [n, look] of LOOKS.entries()) {
    await page.emulateMedia(look);
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
    const found = await page.evaluate((look) => {
      // in forced colours the reader's own are drawn, of which a page is told its own: there all but contrast is looked at
      const rules = { "color-contrast": { enabled: look < 2 } };
      const only = look === 1 ? { runOnly: ["color-contrast"] } : { rules };
      return (window as WithAxe).axe?.run(document, { resultTypes: ["violations"], ...only });
    }, n);
    for (const { id, impact, nodes } of found?.violations ?? [])
      for (const { html, failureSummary = "" } of nodes.slice(0, 3))
        lines.push(
          `${screen} ${look.colorScheme} ${look.forcedColors}: ${id} (${impact}) ${html.slice(0, 140)} ${failureSummary.replace(/\s+/g, " ").slice(0, 160)}`,
        );
  }
  await page.emulateMedia(LOOKS[0]);
  return lines;
}
