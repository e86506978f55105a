import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faults } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { forSafari, misread } from "../../client/older-scripts.ts";
import { forOlder, hasRules } from "../../client/older-styles.ts";
import { ASKED_FOR, COMMON_NAMES, FILLED, NEWER } from "../support/browser/newer.ts";
import { builtFiles, builtPage, readScript } from "../support/server/built.ts";

/** The built files, read as the oldest browsers read them in which the page is to work. */

/** What a script says that uses it: `Object.groupBy` as it stands, of what is asked of an object the name alone. */
const nameOf = (path: string): string => (/\.prototype\./.test(path) ? (path.split(".").at(-1) ?? "") : path);
const NAMES = new Set(NEWER.map(({ path }) => nameOf(path)).filter((name) => !COMMON_NAMES.has(name)));
const isWorker = (name: string): boolean => /^(worker-|sw\.js)/.test(name);

describe("[SC6] the built files hold nothing that the oldest browsers cannot read", () => {
  const scripts = builtFiles("js").map(({ name, text }) => ({ name, ...readScript(text) }));

  test("no syntax", () => {
    expect(scripts.length).toBeGreaterThan(20);
    expect(scripts.flatMap(({ name, syntax }) => [...syntax].map((one) => `${name}: ${one}`))).toEqual([]);
  });
  test("no initial value that Safari 15 misreads", () => {
    expect(builtFiles("js").flatMap(({ name, text }) => misread(text).map(() => name))).toEqual([]);
  });
  test.each([
    ["class A{b=f(()=>1)}", "class A{b=(()=>(f(()=>1)))()}"],
    ["class A{#b=(0,c.d)(e)}", "class A{#b=(()=>((0,c.d)(e)))()}"],
    ["class A{static b=()=>class{c=d(e=>e)}}", "class A{static b=(()=>(()=>class{c=(()=>(d(e=>e)))()}))()}"],
    ["class A{b={c(){return 1}}}", "class A{b=(()=>({c(){return 1}}))()}"],
    ["class A{b=new Map;c=f(d);e=1;h=i[0](j);k}", null],
    ["b=f(()=>1)", null],
  ])("%s", (script, wrapped) => {
    expect(forSafari(script)).toBe(wrapped ?? script);
    expect(forSafari(forSafari(script))).toBe(wrapped ?? script);
  });
  test("no function that is neither filled nor asked for before", () => {
    const used = scripts.flatMap(({ name, names }) =>
      [...NAMES]
        .filter((one) => names.has(one) && !(one in ASKED_FOR) && (isWorker(name) || !FILLED.has(one)))
        .map((one) => `${name}: ${one}`),
    );
    expect(used).toEqual([]);
  });
  test("no style that a page needs", () => {
    const styles = builtFiles("css");
    expect(styles.length).toBeGreaterThan(10);
    for (const { name, text: whole } of styles) {
      const text = whole.replace(/@supports \((height:1dvh|overflow:clip)\)\{[^}]*\}\}/g, "");
      expect([name, text.match(/\ddvh/g)]).toEqual([name, null]);
      expect([name, text.match(/@media[^{]*[<>]=?/g)]).toEqual([name, null]);
      expect([name, text.match(/overflow:clip/g)]).toEqual([name, null]);
      expect([name, text.match(/light-dark\(|@scope|[{;}]&|@property|[;{](translate|scale|rotate):/g)]).toEqual([
        name,
        null,
      ]);
    }
  });

  test.each([
    ["class A { static { this.a = 1; } }", "static block"],
    ["/(?<=a)b/.test(c)", "look-behind"],
    ["new RegExp('(?<!a)b')", "look-behind"],
    ["/[a--b]/v", "regular expression with v"],
    ["import a from 'a' with { type: 'json' }", "import attribute"],
  ])("what there is would be found: %s", (text, syntax) => {
    expect([...readScript(text).syntax]).toEqual([syntax]);
  });
  test("and so would be what is called", () => {
    expect([...readScript("a.toSorted(); b['toReversed'](); new OffscreenCanvas(1, 1)").names]).toEqual(
      expect.arrayContaining(["toSorted", "toReversed", "OffscreenCanvas"]),
    );
  });
});

describe("[SC6] styles for older browsers", () => {
  test.each([
    ["a{height:100dvh}", "a{height:calc(100 * var(--ac-dvh))}"],
    [":root{--ac-dvh: 1dvh}", ":root{--ac-dvh: 1dvh}"],
    ["@supports (height: 1dvh) {", "@supports (height: 1dvh) {"],
    ["a{overflow:clip}", "a{overflow: var(--ac-clip)}"],
    [
      "a{background: color-mix(in srgb, var(--b) 62%, transparent);}",
      "a{background: var(--b); background: color-mix(in srgb, var(--b) 62%, transparent);}",
    ],
    [
      "a{border: 1px solid color-mix(in srgb, var(--b) 6%, transparent);}",
      "a{border: 1px solid transparent; border: 1px solid color-mix(in srgb, var(--b) 6%, transparent);}",
    ],
  ])("%s", (css, older) => {
    expect(forOlder(css).replace(/([;{]) ?background/g, "$1background")).toBe(
      older.replace(/([;{]) ?background/g, "$1background"),
    );
  });
  test("rules with :has() are known by their selector and their words", () => {
    expect(hasRules("/* :has( */ a { b: c } d:has(> e:empty):not(:has(f)),\n g { h: i;\n j: k }")).toEqual([
      { selector: "d:has(> e:empty):not(:has(f)), g", words: "h: i; j: k" },
    ]);
  });
});

test("[SC6] the oldest browsers are the same everywhere", () => {
  const root = join(import.meta.dirname, "../..");
  const text = (path: string) => readFileSync(join(root, path), "utf8");
  const config = text("client/vite.config.ts");
  const [, safari, chrome, firefox] = /"safari([\d.]+)", "chrome(\d+)", "edge\2", "firefox(\d+)"/.exec(config) ?? [];
  const en = `Chrome or Edge ${chrome}, Firefox ${firefox}, Safari ${safari}`;
  for (const said of [faults.oldText.en, builtPage(), text("README.md"), text("docs/hosting.md")])
    expect(said).toContain(en);
  for (const said of [faults.oldText.es, builtPage()]) expect(said).toContain(en.replace(" or ", " o "));
});
