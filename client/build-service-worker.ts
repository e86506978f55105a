import { createHash } from "node:crypto";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import type { Files } from "./service-worker/files.ts";

/** The service worker is one file of its own, with the names of the build's files written into it. */

/** The script with which a laptop's board begins. */
const TABLE = "TableBoard";

type Bundle = Parameters<Extract<Plugin["generateBundle"], (...args: never[]) => unknown>>[1];
type Chunk = Extract<Bundle[string], { type: "chunk" }>;

const ASSETS = "assets/";
const named = (names: Iterable<string>): string[] =>
  [...new Set(names)].filter((name) => name.startsWith(ASSETS)).map((name) => name.slice(ASSETS.length));

const stylesOf = (chunk: Chunk): string[] => [...(chunk.viteMetadata?.importedCss ?? [])];

/** Scripts and styles that come with these, and what they may fetch later; nothing beyond a script of `without`. */
function reachable(bundle: Bundle, from: readonly string[], later: boolean, without: string | null): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const file = bundle[name];
    if (file?.type !== "chunk" || found.has(name) || name === without) return;
    found.add(name);
    for (const style of stylesOf(file)) found.add(style);
    for (const next of [...file.imports, ...(later ? file.dynamicImports : [])]) visit(next);
  };
  for (const name of from) visit(name);
  return [...found];
}

function filesOf(bundle: Bundle): Files {
  const all = Object.values(bundle);
  const chunks = all.filter((file): file is Chunk => file.type === "chunk");
  const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const table = chunks.find(({ name }) => name === TABLE)?.fileName ?? null;
  const html = all.find(({ fileName }) => fileName === "index.html");
  const page = named(reachable(bundle, entries, false, null));
  const hand = named(reachable(bundle, entries, true, table)).filter((name) => !page.includes(name));
  const known = new Set([...page, ...hand]);
  const whole = named(reachable(bundle, table === null ? [] : [table], true, null)).filter((name) => !known.has(name));
  const rest = named(Object.keys(bundle)).filter((name) => !known.has(name) && !whole.includes(name));
  const workers = rest.filter((name) => name.endsWith(".js"));
  const others = rest.filter((name) => !name.endsWith(".js"));
  const text = html?.type === "asset" ? html.source : "";
  return {
    mark: createHash("sha256").update(text).digest("hex").slice(0, 16),
    page,
    hand,
    table: whole,
    workers,
    others,
  };
}

async function made(files: Files, target: string[]): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    define: { __FILES__: JSON.stringify(files) },
    build: {
      ...{ write: false, target, modulePreload: false, copyPublicDir: false },
      rolldownOptions: {
        input: join(import.meta.dirname, "service-worker/main.ts"),
        output: { format: "iife", entryFileNames: "sw.js" },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error("the service worker was not built");
  return output.output[0].code;
}

/** @param target browsers, as Vite names them. */
export function serviceWorker(target: string[]): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        this.emitFile({ type: "asset", fileName: "sw.js", source: await made(filesOf(bundle), target) });
      },
    },
  };
}
