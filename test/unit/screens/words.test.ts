import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { looseWords } from "../../support/browser/jsx-words.ts";

const SCREENS = join(import.meta.dirname, "../../../client/src");

describe("[SC3] words have an element of their own", () => {
  test("on every screen", () => {
    const files = readdirSync(SCREENS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
    const loose = files.flatMap((name) =>
      looseWords(readFileSync(join(SCREENS, name), "utf8")).map(
        ({ line, source }) => `${name}:${line} ${source.trim()}`,
      ),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(loose).toEqual([]);
  });

  const found = (body: string) => looseWords(`function Screen() { ${body} }`).map(({ source }) => source);

  test.each([
    ["words beside an icon", "return <b><Icon /> {n}</b>", ["{n}"]],
    ["words that come and go", "return <b><i>{a}</i>{n > 1 && n}</b>", ["{n > 1 && n}"]],
    ["either words or an element", "return <b>{reason || <em>none</em>}<i /></b>", ["{reason || <em>none</em>}"]],
    ["two texts", "return <b>{answered}/{expected}</b>", ["{answered}", "/", "{expected}"]],
    ["words in a list", "return <b><i />{names.map((name) => name)}</b>", ["{names.map((name) => name)}"]],
    ["words under a name", "const said = t(x); return <b>{said}<i /></b>", ["{said}"]],
    ["words without an element", "return <><b />{t(x)}</>", ["{t(x)}"]],
  ])("found where they have not: %s", (_, body, words) => {
    expect(found(body)).toEqual(words);
  });

  test.each([
    ["alone", "return <b>{t(x)}</b>"],
    ["alone, and not always", "return <b>{x && t(x)}</b>"],
    ["elements and blanks", 'return <b><i>{a}</i>{" "}<i>{b}</i></b>'],
    ["elements in lists and under names", "const u = x && <i />; return <b>{u}{l.map((o) => <i />)}</b>"],
  ])("not found where they have: %s", (_, body) => {
    expect(found(body)).toEqual([]);
  });
});
