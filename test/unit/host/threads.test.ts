import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** What each thread of the server reads when it begins: whatever it need not, lies in memory for as long as it runs. */

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DOORS: Readonly<Record<string, string>> = {
  "@acuerdo/shared": "shared/src/index.ts",
  "@acuerdo/shared/stored": "shared/src/stored.ts",
};
const FROM = /^(?:import|export)\s+(?!type\b)[^;]*?from "([^"]+)"/gm;

/** All that a file imports when it is read, and what that imports: files of ours from the root on, packages by name. */
function readBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, from = ""] of readFileSync(join(ROOT, file), "utf8").matchAll(FROM)) {
    const ours = from.startsWith(".") ? join(dirname(file), from) : DOORS[from];
    if (ours) readBy(relative(ROOT, join(ROOT, ours)), found);
    else found.add(from);
  }
  return found;
}

const strange = (files: Iterable<string>, what: RegExp) => [...files].filter((file) => what.test(file));

test("the store's thread reads no words, no parsers and no convergence", () => {
  const read = readBy("server/src/store/worker.ts");
  expect(read).toContain("shared/src/stored.ts");
  expect(strange(read, /^shared\/src\/(i18n|convergence|index)|^(zod|yjs|fastify)/)).toEqual([]);
  // It opens the store by an import of its own.
  const store = readBy("server/src/store/sql.ts");
  expect(store).toContain("kysely");
  expect(strange(store, /^shared\/src\/(i18n|convergence|index)|^(zod|yjs|fastify)/)).toEqual([]);
});

test("whoever only asks the store reads no SQL", () => {
  const read = readBy("server/src/app.ts");
  expect(strange(read, /^(server|shared)\//).length).toBeGreaterThan(200);
  expect(strange(read, /^(kysely|qrcode)$|store\/(sql|migrations|dialect)\.ts$/)).toEqual([]);
  expect(strange(readBy("server/src/main.ts"), /^qrcode$/)).toEqual([]);
});
