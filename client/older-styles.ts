import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** What older browsers are given in the place of what they do not know in stylesheets. The oldest are named in `vite.config.ts`. */

const HAS_RULES = "virtual:has-rules";

/** Half of a colour or more is shown as the colour, less as none. */
const plainColour = (value: string): string =>
  value.replace(
    /color-mix\(in srgb, ([^()]*(?:\([^()]*\))?) (\d+)%, transparent\)/g,
    (_, colour: string, share: string) => (Number(share) < 50 ? "transparent" : colour),
  );

/** Declarations that are not known are left out: one that is stands before them. */
export function forOlder(css: string): string {
  return css
    .replace(/(\d+(?:\.\d+)?)dvh\b/g, (whole, share: string, at: number) =>
      // where it is asked for, or made
      /(@supports[^{]*|--ac-dvh:\s*)$/.test(css.slice(0, at)) ? whole : `calc(${share} * var(--ac-dvh))`,
    )
    .replace(/([{;\s])overflow:\s*clip\b/g, "$1overflow: var(--ac-clip)")
    .replace(
      /(?<=[{;]\s*)([a-z][a-z-]*):([^;{}]*color-mix\([^;{}]*)(?=[;}])/g,
      (whole, name: string, value: string) => `${name}:${plainColour(value)}; ${whole}`,
    );
}

/** Rules with `:has()`, whatever stands around them. */
export function hasRules(css: string): { selector: string; words: string }[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...bare.matchAll(/([^{}]*:has\([^{}]*)\{([^{}]*)\}/g)].map(([, selector = "", words = ""]) => ({
    selector: selector.replace(/\s+/g, " ").trim(),
    words: words.replace(/\s+/g, " ").trim(),
  }));
}

export function olderStyles(): Plugin {
  const folder = join(import.meta.dirname, "src");
  return {
    name: "older-styles",
    enforce: "pre",
    // not compressed on its way: what nobody reads in it is left out
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace(/<!--[\s\S]*?-->/g, "").replace(/\n\s*/g, "\n"),
    },
    transform: (code, id) => (/\.css$/.test(id) ? { code: forOlder(code), map: null } : null),
    resolveId: (id) => (id === HAS_RULES ? `\0${HAS_RULES}` : null),
    load(id) {
      if (id !== `\0${HAS_RULES}`) return null;
      const sheets = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
      const rules = sheets.sort().flatMap((name) => hasRules(readFileSync(join(folder, name), "utf8")));
      return `export const RULES = ${JSON.stringify(rules)};`;
    },
  };
}
