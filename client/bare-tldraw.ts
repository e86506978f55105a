import type { Plugin } from "vite";

/**
 * tldraw without its own interface: the board has everything of it in another place (`canvas/tldraw-setup.ts`), and a seventh of what a
 * laptop fetches and reads before its first card would never be shown.
 */

/** Where tldraw names the parts of its interface; its types allow null for each of them. */
const PARTS = /[\\/]tldraw[\\/]dist-esm[\\/]lib[\\/]ui[\\/]context[\\/]components\.mjs$/;
const INTERFACE = /[\\/]tldraw[\\/]dist-esm[\\/]lib[\\/]ui[\\/]components[\\/]/;
const PART = /import \{\s*(\w+)\s*\} from "\.\.\/components\/[^"]+";/g;

export function bareTldraw(): Plugin {
  return {
    name: "bare-tldraw",
    apply: "build",
    transform(code, id) {
      const [path = ""] = id.split("?");
      if (INTERFACE.test(path)) return { code, map: null, moduleSideEffects: false };
      if (!PARTS.test(path)) return null;
      const bare = code.replace(PART, "const $1 = null;");
      if (bare === code) throw new Error("tldraw names the parts of its interface in another way");
      return { code: bare, map: null };
    },
  };
}
