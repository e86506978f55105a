import { RECORDS } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { hopelessIn, lackingIn, putBack } from "../../../client/src/sync/canvas/aside.ts";
import { card } from "../../support/guard/samples.ts";

/** What a browser has set aside because the server refused it: what is brought again, and what is told instead. */

function docWith(entries: Readonly<Record<string, unknown>>): Y.Doc {
  const doc = new Y.Doc();
  for (const [key, value] of Object.entries(entries)) doc.getMap<unknown>(RECORDS).set(key, value);
  return doc;
}
const long = `shape:${"x".repeat(65)}`;

describe("[GD36] what was set aside", () => {
  test("and no board takes however it is brought is told, not taken for brought", () => {
    const copy = docWith({ [long]: card("x".repeat(65)), "shape:a": card("a"), "shape:b": { evil: true } });
    const doc = new Y.Doc();
    const lacking = lackingIn(doc, Y.encodeStateAsUpdate(copy));
    expect([...hopelessIn(lacking).keys()].sort()).toEqual(["shape:b", long].sort());
    putBack(doc, lacking);
    expect([...lackingIn(doc, Y.encodeStateAsUpdate(copy)).keys()].sort()).toEqual(["shape:b", long].sort());
  });
  test("and no message holds is told too; what was taken away never is", () => {
    const lacking = new Map([
      ["shape:a", card("a") as never],
      ["shape:gone", null],
    ]);
    expect([...hopelessIn(lacking, 50).keys()]).toEqual(["shape:a"]);
    expect(hopelessIn(lacking, 5_000).size).toBe(0);
  });
  test("[WS36] is not what the server had and names no more", () => {
    const copy = docWith({ "shape:old": card("old") });
    const known = Y.encodeStateVector(copy);
    copy.getMap<unknown>(RECORDS).set("shape:new", card("new"));
    const all = Y.encodeStateAsUpdate(copy);
    expect([...lackingIn(new Y.Doc(), all).keys()]).toEqual(["shape:old", "shape:new"]);
    expect([...lackingIn(new Y.Doc(), all, known).keys()]).toEqual(["shape:new"]);
  });
});
