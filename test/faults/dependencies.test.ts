import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { npmScript } from "../../server/scripts/programs.mjs";
import { count, report } from "../support/attack/attack.ts";

/** What the product is made of (suite 34): one Yjs, licences that allow it, and no known hole in what is shipped. */

const ROOT = join(import.meta.dirname, "../..");
const ALLOWED =
  /^(\(?(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|OFL-1\.1|Python-2\.0|Zlib)( (OR|AND) )?)+\)?$/;
const REGISTRY = "https://registry.npmjs.org/";
/** Under the tldraw licence, which the notices name; lightningcss (MPL-2.0) builds the client and is not shipped. */
const NAMED = /^(@tldraw\/|tldraw$|lightningcss)/;

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}
type Packages = Readonly<Record<string, Locked>>;

const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as { packages: Packages };
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const installed = (packages: Packages) =>
  Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);

const copies = (packages: Packages, name: string): number =>
  installed(packages).filter(([path]) => nameOf(path) === name).length;
const unsigned = (packages: Packages): string[] =>
  installed(packages).flatMap(([path, { integrity, resolved = REGISTRY }]) =>
    integrity?.startsWith("sha512-") && resolved.startsWith(REGISTRY) ? [] : [path],
  );

function unlicensed(packages: Packages): string[] {
  return installed(packages).flatMap(([path, { dev, license }]) => {
    if (dev || NAMED.test(nameOf(path))) return [];
    const manifest = join(ROOT, path, "package.json");
    const own = license ?? (existsSync(manifest) ? (JSON.parse(readFileSync(manifest, "utf8")).license as string) : "");
    return ALLOWED.test(own) ? [] : [`${path}: ${own}`];
  });
}

test("[FT34] there is one Yjs and one lib0, every package is pinned by its hash, and its licence allows its use", () => {
  const found = { yjs: copies(lock.packages, "yjs"), lib0: copies(lock.packages, "lib0") };
  report("34 dependencies", {
    packages: installed(lock.packages).length,
    ...found,
    unsigned: unsigned(lock.packages).length,
  });
  expect(found).toEqual({ yjs: 1, lib0: 1 });
  expect(unsigned(lock.packages)).toEqual([]);
  expect(unlicensed(lock.packages)).toEqual([]);
});

test("[FT34] a second Yjs, a package without a hash or with another licence is caught", () => {
  const strange: Packages = {
    ...lock.packages,
    "node_modules/x/node_modules/yjs": {
      version: "14.0.0",
      resolved: "https://evil.example/yjs.tgz",
      license: "AGPL-3.0",
    },
  };
  expect(copies(strange, "yjs")).toBe(2);
  expect(unsigned(strange)).toHaveLength(1);
  expect(unlicensed(strange)).toHaveLength(1);
});

/** Asks the registry: only where there is all the time for it. */
const audit = () => {
  const args = [npmScript(), "audit", "--omit=dev", "--json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  const { metadata } = JSON.parse(stdout) as { metadata?: { vulnerabilities: Record<string, number> } };
  report("34 npm audit", { ...(metadata?.vulnerabilities ?? { "not asked": 1 }) });
  expect(metadata?.vulnerabilities.total ?? 0).toBe(0);
};
if (count(0, 1) === 1) test("[FT34] nothing that is shipped has a known hole", audit);
