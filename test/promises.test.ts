import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { CLOSE, canonicalJson, FRAME, intentSchema, REFUSALS, ROUTES, WIRE_VERSION } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { z } from "zod";
// @ts-expect-error a plain script without types
import { NODE_FLAGS } from "../server/scripts/server.mjs";
import { SETTINGS } from "../server/src/config.ts";
import { COST_TABLE } from "../server/src/limits/costs.ts";

/** What the documents promise is held true here: rules are tested, refusals documented, walks real, the wire pinned. */

const ROOT = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

function filesUnder(folder: string, endings: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => endings.test(path) && !/node_modules|\/dist\//.test(path) && statSync(join(ROOT, path)).isFile());
}

const RULE = /\[([A-Z]{2}\d+)\]/g;

function rulesInSpec(): string[] {
  return [...read("docs/SPEC.md").matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, rule]) => rule as string);
}

function rulesInTests(): Set<string> {
  const tests = filesUnder("test", /\.ts$/).map(read).join("\n");
  return new Set([...tests.matchAll(RULE)].map(([, rule]) => rule as string));
}

test("[PR1] every rule of the specification is named by a test, every rule that a test names is there, and no two have one number", () => {
  const [spec, tests] = [rulesInSpec(), rulesInTests()];
  expect(spec.filter((rule) => !tests.has(rule))).toEqual([]);
  expect([...tests].filter((rule) => !spec.includes(rule))).toEqual([]);
  expect(spec.filter((rule, n) => spec.indexOf(rule) !== n)).toEqual([]);
});

test("[PR2] every refusal, route and close code is in the protocol, and no other refusal is", () => {
  const protocol = read("docs/protocol.md");
  const documented = [...protocol.matchAll(/^\| `([a-z-]+)` \| \d{3} \|/gm)].map(([, code]) => code);
  expect(documented.toSorted()).toEqual(Object.keys(REFUSALS).toSorted());
  for (const [code, status] of Object.entries(REFUSALS)) expect(protocol).toContain(`| \`${code}\` | ${status} |`);
  for (const route of Object.values(ROUTES)) expect(protocol).toContain(route);
  for (const code of Object.values(CLOSE)) expect(protocol).toContain(String(code));
});

test("[PR3] every step of the walks exists", () => {
  const steps = [...read("docs/walks.md").matchAll(/`([\w/.-]+\.tsx?):(\w+)`/g)];
  expect(steps.length).toBeGreaterThan(10);
  for (const [, path, name] of steps as unknown as [string, string, string][]) {
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    expect(read(path), `${path}:${name}`).toMatch(new RegExp(`\\b${name}\\b\\s*(=|\\(|<|:|\\{|extends)`));
  }
});

test("[PR4] the wire is changed on purpose: frames, close codes, routes and intents are pinned beside their version", () => {
  const intents = z.toJSONSchema(intentSchema, { io: "input", unrepresentable: "any" });
  const wire = canonicalJson({ CLOSE, FRAME, ROUTES, intents });
  const pin = `${WIRE_VERSION}:${createHash("sha256").update(wire).digest("hex").slice(0, 16)}`;
  expect(pin).toBe(read("test/fixtures/wire-pin.txt").trim());
});

/** The moments of a workshop in the client: each imports sync, ui and shared, never another moment. */
const MOMENTS = ["arrive", "gather", "weigh", "cluster", "agree", "commit", "record", "facilitate"];

test("[PR5] a moment's folder never imports another moment; shared imports neither side, neither side the other", () => {
  const strays: string[] = [];
  for (const moment of MOMENTS) {
    for (const path of filesUnder(`client/src/${moment}`, /\.tsx?$/)) {
      for (const [, from] of read(path).matchAll(/from "\.\.\/(\w+)\//g)) {
        if (MOMENTS.includes(from as string)) strays.push(`${path} imports ${from}`);
      }
    }
  }
  for (const path of filesUnder("client/src", /\.tsx?$/))
    if (/server\/src|@acuerdo\/server/.test(read(path))) strays.push(path);
  for (const path of filesUnder("shared/src", /\.ts$/))
    if (/@acuerdo\/(client|server)|from "node:/.test(read(path))) strays.push(path);
  expect(strays).toEqual([]);
});

test("[PR6] only the sync folder touches Yjs or the network", () => {
  const outside = filesUnder("client/src", /\.tsx?$/).filter((path) => !path.startsWith("client/src/sync/"));
  const touching = outside.filter((path) =>
    /from "(yjs|y-websocket|y-protocols[^"]*)"|\bfetch\(|new WebSocket/.test(withoutTypes(read(path))),
  );
  expect(touching.map((path) => relative("client/src", path))).toEqual([]);
});

function withoutTypes(source: string): string {
  return source.replace(/^import type .*$/gm, "");
}

test("[PR7] the README's settings are the settings there are, with their defaults and meanings", () => {
  const rows = Object.values(SETTINGS).map(
    ({ name, standard, meaning }) => `| \`${name}\` | ${standard ? `\`${standard}\`` : ""} | ${meaning} |`,
  );
  const documented = read("README.md")
    .split("\n")
    .filter((line) => /^\| `[A-Z_]+` \|/.test(line));
  expect(documented).toEqual(rows);
});

test("[PR9] every limit of the server is in docs/limits.md, with its number and meaning", () => {
  const written = (value: number) => (value >= 10_000 ? value.toLocaleString("en-US") : String(value));
  const rows = Object.entries(COST_TABLE).map(
    ([name, { value, meaning }]) => `| \`${name}\` | ${written(value)} | ${meaning} |`,
  );
  const documented = read("docs/limits.md")
    .split("\n")
    .filter((line) => /^\| `\w+` \|/.test(line));
  expect(documented).toEqual(rows);
});

test("[PR8] what the hosting page names is there: settings, commands, routes, figures, files, Node's flags", () => {
  const hosting = read("docs/hosting.md");
  const named = (pattern: RegExp) => [...new Set([...hosting.matchAll(pattern)].map(([, name]) => name as string))];
  const settings: string[] = Object.values(SETTINGS).map(({ name }) => name);
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const server = filesUnder("server/src", /\.ts$/).map(read).join("\n");
  expect(named(/\b(ACUERDO_[A-Z_]+)/g).filter((name) => !settings.includes(name))).toEqual([]);
  expect(named(/npm run ([\w:]+)/g).filter((name) => !scripts[name])).toEqual([]);
  expect(
    named(/\b(\/[a-z]+z|\/metrics)\b/g).filter(
      (route) => !server.includes(`"${route}"`) && !Object.values<string>(ROUTES).includes(route),
    ),
  ).toEqual([]);
  expect(named(/`acuerdo_([a-z_]+)`/g).filter((name) => !server.includes(`family("${name}"`))).toEqual([]);
  expect(named(/server\/dist\/(\w+)\.js/g).filter((name) => !existsSync(join(ROOT, `server/src/${name}.ts`)))).toEqual(
    [],
  );
  expect(
    named(/`([a-z]+\.[a-z-]+)`(?= (?:and|are|is|with|with code))/g).filter((name) => !server.includes(`"${name}"`)),
  ).toEqual([]);
  expect(hosting).toContain(
    `ExecStart=/usr/bin/node ${(NODE_FLAGS as string[]).join(" ")} /opt/acuerdo/server/dist/main.js`,
  );
});

/** What the issue on trust named: each is held by a test of its own, or by a row that says why it is not. */
const NAMED_BY_STRANGERS = "H1-10 M1-8 L1-7 T1 T2 T7-10 T14 T16 T17 T19-22 T24-29 T34-37 T42 T43";

/** All that a text names: `H1`, and each of `H1–10` or `H1–H10`. */
const idsIn = (text: string): string[] =>
  [...text.matchAll(/\b([A-Z]{1,2})(\d+)(?:[–-][A-Z]*(\d+))?/g)].flatMap(([, kind, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `${kind}${Number(from) + n}`),
  );

interface Held {
  readonly entries: readonly string[];
  readonly line: string;
  /** Paths of tests, as far as they are there. */
  readonly tests: readonly string[];
  readonly strays: readonly string[];
  readonly rules: readonly string[];
}

/** Where a test that a row cites may be: with or without its folder and its ending. */
function placesOf(cited: string, beside: string): string[] {
  const name = cited.replace(/^test\//, "").replace(/(\.test)?\.ts$/, "");
  return [`test/${name.includes("/") ? name : `${beside}/${name}`}.test.ts`];
}

const SOURCES = ["", "client/src", "server/src", "shared/src"];

function heldBy(line: string): Held {
  const [entry = "", , held = ""] = line.slice(2).split(" | ");
  const cited = [...held.matchAll(/`([^`*\s]+(?:\/[^`*\s]+|\.test\.ts))`/g)].map(([, path]) => path as string);
  const tests: string[] = [];
  const strays: string[] = [];
  for (const path of cited) {
    const beside = tests.at(-1)?.replace(/^test\/|\/[^/]*$/g, "") ?? "";
    const place = placesOf(path, beside).find((at) => existsSync(join(ROOT, at)));
    if (place) tests.push(place);
    else if (!SOURCES.some((folder) => existsSync(join(ROOT, folder, path)))) strays.push(path);
  }
  return { entries: idsIn(entry), line, tests, strays, rules: idsIn(held.replace(/`[^`]*`/g, "")) };
}

/** The rows of the tables that say what holds an entry. */
function rowsHeld(): Held[] {
  const tables = read("docs/reliability.md").split(/\n\n/);
  return tables
    .filter((table) => /^\|.* held by /m.test(table))
    .flatMap((table) => table.split("\n").filter((line) => line.startsWith("| ")))
    .filter((line) => !/^\| entry /.test(line))
    .map(heldBy);
}

/** Cited in so many rows that the page says once where they are. */
const EVERYWHERE: readonly string[] = ["AN12", "AT35", "FK1"];

test("[PR12] what docs/reliability.md cites is there and plays its rules; no row is without a test that does not say so", () => {
  const rows = rowsHeld();
  expect(rows.length).toBeGreaterThan(200);
  const faults = rows.flatMap(({ line, tests, strays, rules }) => {
    const played = tests.map(read).join("\n");
    const missing = rules.filter((rule) => !played.includes(`[${rule}]`) && !EVERYWHERE.includes(rule));
    const isSaid = tests.length > 0 || /no test|by hand|every `test/.test(line);
    const skipped = /\b(test|describe|it)\.(skip|todo|only)\b/.test(played) ? ["skipped"] : [];
    const what = [...strays, ...missing, ...skipped, ...(isSaid ? [] : ["cites nothing"])];
    return what.map((fault) => `${fault}: ${line.slice(0, 80)}`);
  });
  expect(faults).toEqual([]);
  const held = new Set(rows.filter(({ tests }) => tests.length > 0).flatMap(({ entries }) => entries));
  expect(idsIn(NAMED_BY_STRANGERS).filter((entry) => !held.has(entry))).toEqual([]);
});
