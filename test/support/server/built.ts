import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
// @ts-expect-error a plain script without types
import { buildClient } from "../../../server/scripts/build.mjs";

/** What the built files are written in: read from what the last build has made, as a browser reads it. */

const DIST = join(import.meta.dirname, "../../../client/dist");

/** Files of the last build below `assets/`, and the service worker. */
export function builtFiles(ending: "js" | "css"): { readonly name: string; readonly text: string }[] {
  const builds = join(DIST, ".builds.json");
  // whoever has just fetched the source has none
  if (!existsSync(builds)) buildClient();
  const [names = []] = JSON.parse(readFileSync(builds, "utf8")) as string[][];
  const paths = names.filter((name) => name.endsWith(`.${ending}`)).map((name) => `assets/${name}`);
  return [...paths, ...(ending === "js" ? ["sw.js"] : [])].map((path) => ({
    name: path.replace(/^assets\//, ""),
    text: readFileSync(join(DIST, path), "utf8"),
  }));
}

export const builtPage = (): string => readFileSync(join(DIST, "index.html"), "utf8");

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === "string";

function partsOf(node: Node): Node[] {
  return Object.values(node).flatMap((part) =>
    Array.isArray(part) ? part.filter(isNode) : isNode(part) ? [part] : [],
  );
}

/** Every node of a script, or of a source. */
export function* parse(text: string, lang: "js" | "ts" | "tsx" = "js"): Generator<Node> {
  const open: Node[] = [parseAst(text, { lang }) as unknown as Node];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    open.push(...partsOf(node));
  }
}

const LOOK_BEHIND = /\(\?<[=!]/;

/** Syntax that Safari 15.4 or Chrome 100 cannot read: there a file that has it fails whole. */
function newerSyntax(node: Node): string | null {
  const { regex, value } = node as unknown as { regex?: { pattern: string; flags: string }; value?: unknown };
  if (node.type === "StaticBlock") return "static block";
  if (node.type === "ImportAttribute") return "import attribute";
  if (node.type === "AccessorProperty" || node.type === "Decorator") return "decorator";
  if (/^(await )?using$/.test(String(node.kind))) return "using";
  if (node.type !== "Literal") return null;
  const pattern = regex?.pattern ?? (typeof value === "string" ? value : "");
  if (LOOK_BEHIND.test(pattern)) return "look-behind";
  if (regex && /v/.test(regex.flags)) return "regular expression with v";
  return regex && /\(\?[ims]*-?[ims]+:/.test(regex.pattern) ? "modifier in a regular expression" : null;
}

export interface Found {
  readonly syntax: ReadonlySet<string>;
  /** Names of globals and of what is asked of an object, by a dot or a string, alone and with what it is asked of. */
  readonly names: ReadonlySet<string>;
}

const nameOf = (node: unknown): string => String((node as Node).name ?? (node as Node).value ?? "");

function namesIn(node: Node): string[] {
  if (node.type === "MemberExpression") return [`${nameOf(node.object)}.${nameOf(node.property)}`];
  return node.type === "Identifier" || node.type === "Literal" ? [nameOf(node)] : [];
}

export function readScript(text: string): Found {
  const [syntax, names] = [new Set<string>(), new Set<string>()];
  for (const node of parse(text)) {
    const found = newerSyntax(node);
    if (found) syntax.add(found);
    for (const name of namesIn(node)) names.add(name);
  }
  return { syntax, names };
}
