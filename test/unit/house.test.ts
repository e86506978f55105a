import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { expect, test } from "vitest";

/** The house as `docs/walks.md` draws it, against what its files import: no way round, no arrow upwards. */

const ROOT = join(import.meta.dirname, "../..");
const PACKAGES = ["shared/src", "server/src", "client/src"] as const;

const files = [...PACKAGES, "client/service-worker"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name.replaceAll("\\", "/"))),
);
const known = new Set(files);

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Of values and of types, at the start or when they are needed. */
const IMPORTED = /(?:\bfrom|^import|\bimport\()\s*"(\.[^"]+)"/gm;
const importsOf = (from: string, source: string): Arrow[] =>
  [...source.matchAll(IMPORTED)]
    .map(([, path]) => ({ from, to: posix.join(dirname(from), path as string) }))
    .filter(({ to }) => known.has(to));
const arrows = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), "utf8")));

/** Files that lead back to themselves, each with those that it comes by: none where those that import nothing left can be taken away until none is left. */
function circles(all: readonly Arrow[]): string[] {
  let left = all;
  for (;;) {
    const importing = new Set(left.map(({ from }) => from));
    const next = left.filter(({ to }) => importing.has(to));
    if (next.length === left.length) return [...new Set(next.map(({ from }) => from))];
    left = next;
  }
}

interface Line {
  readonly names: readonly string[];
  /** Those beside one another may know one another. */
  readonly isOne: boolean;
}

/** The lines under each package's name, from the ground up. */
function drawn(name: string): Line[] {
  const walks = readFileSync(join(ROOT, "docs/walks.md"), "utf8");
  const section = walks.split(`\n\`${name}\`\n`)[1]?.split("\n\n")[0] ?? "";
  return section.split("\n").map((line) => ({
    names: [...line.matchAll(/`([\w-]+)`/g)].map(([, part]) => part as string),
    isOne: /\[.*\]/.test(line),
  }));
}

/** The folder of a file, or its own name where it lies in its package's: `relay`, `config`. */
const partOf = (name: string, file: string): string => file.slice(name.length + 1).replace(/(\/|\.tsx?$).*/, "");
const isFolder = (name: string, part: string): boolean => files.some((file) => file.startsWith(`${name}/${part}/`));

function strays(name: string, all: readonly Arrow[]): string[] {
  const lines = drawn(name);
  const heightOf = (part: string) => {
    const at = lines.findIndex(({ names }) => names.includes(part));
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  return all.flatMap(({ from, to }) => {
    if (!from.startsWith(`${name}/`) || !to.startsWith(`${name}/`)) return [];
    const [above, below] = [partOf(name, from), partOf(name, to)];
    const height = heightOf(above);
    if (above === below || height === Number.POSITIVE_INFINITY || heightOf(below) < height) return [];
    return heightOf(below) === height && lines[height]?.isOne ? [] : [`${from} imports ${to}`];
  });
}

test("[PR11] no file imports itself by a way round, types included", () => {
  expect(arrows.length).toBeGreaterThan(3_000);
  expect(circles(arrows)).toEqual([]);
  const [{ from, to }] = arrows as [Arrow];
  expect(circles([...arrows, { from: to, to: from }])).toContain(from);
});

test.each(PACKAGES)("[PR11] in %s what lies below imports nothing of what lies above", (name) => {
  const named = drawn(name).flatMap(({ names }) => names);
  const folders = readdirSync(join(ROOT, name)).filter((part) => isFolder(name, part));
  expect(folders.filter((part) => !named.includes(part))).toEqual([]);
  const parts = files.filter((file) => file.startsWith(`${name}/`)).map((file) => partOf(name, file));
  expect(named.filter((part) => !parts.includes(part))).toEqual([]);
  expect(strays(name, arrows)).toEqual([]);
});

test("[PR11] an arrow upwards, sideways, or to what is on top is found", () => {
  const planted: readonly (readonly [string, string, string])[] = [
    ["server/src", "relay/room.ts", "services.ts"],
    ["server/src", "store/sql.ts", "ledger/held.ts"],
    ["server/src", "ledger/writer.ts", "keyring.ts"],
    ["client/src", "agree/LetGo.tsx", "gather/MyPositions.tsx"],
    ["client/src", "sync/session.ts", "ui/layers.ts"],
    ["client/src", "hand/HandBoard.tsx", "app.tsx"],
    ["shared/src", "canvas/value.ts", "ledger/intent.ts"],
  ];
  for (const [name, from, to] of planted)
    expect(strays(name, [{ from: `${name}/${from}`, to: `${name}/${to}` }])).toHaveLength(1);
  expect(strays("shared/src", [{ from: "shared/src/nouns/index.ts", to: "shared/src/i18n/say.ts" }])).toEqual([]);
});
