import { describe, expect, test } from "vitest";
import { basePathOf, filesOf, withoutBase } from "../../../server/src/http/base-path.ts";
import { weakly } from "../../support/weakening.ts";

/** A server under a path of its host, whether or not the proxy before it takes the path off. */

describe("[HT45] what is asked for under a path", () => {
  test.each([
    [null, ""],
    ["https://example.org", ""],
    ["https://example.org/acuerdo", "/acuerdo"],
    ["https://example.org/salas/uno", "/salas/uno"],
  ])("the path of %s", (publicUrl, base) => {
    expect(basePathOf(publicUrl)).toBe(base);
  });
  test.each([
    ["/acuerdo", "/"],
    ["/acuerdo/", "/"],
    ["/acuerdo?x=1", "/?x=1"],
    ["/acuerdo/b/ID?x=/acuerdo", "/b/ID?x=/acuerdo"],
    ["/acuerdo/acuerdo", "/acuerdo"],
    ["/b/ID", "/b/ID"],
    ["/acuerdos/b/ID", "/acuerdos/b/ID"],
    ["/Acuerdo/", "/Acuerdo/"],
    ["/", "/"],
  ])("%s is %s", (url, plain) => {
    expect(withoutBase({ url }, "/acuerdo")).toBe(plain);
    expect(withoutBase({ url }, "")).toBe(url);
  });
  test.each([
    ["/acuerdo", "/acuerdo/"],
    ["/acuerdo/b/ID/minutes", "/acuerdo/"],
    ["/", "./"],
    ["/?x=/a/b", "./"],
    ["/9Y7U52", "./"],
    ["/b/ID", "../"],
    ["/b/ID/", "../../"],
    ["/b/ID/minutes?x", "../../"],
    ["//b/ID", "../../"],
  ])("a page at %s finds its files at %s", (url, files) => {
    expect(filesOf(url, "/acuerdo")).toBe(files);
    const asked = new URL(`${files}assets/page.js`, `https://example.org/proxied${url}`).pathname;
    expect(asked).toBe(files.startsWith("/") ? "/acuerdo/assets/page.js" : "/proxied/assets/page.js");
  });
});

test("[HT45] a server that knows of no path is caught by a proxy that leaves it, and by the page's files", async () => {
  type Paths = typeof import("../../../server/src/http/base-path.ts");
  const before = await weakly<Paths>("server/src/http/base-path.ts", ['base !== "" && url', '"" && url']);
  const found = ({ withoutBase: find, filesOf: files }: Paths) => [
    find({ url: "/acuerdo/b/ID" }, "/acuerdo"),
    files("/acuerdo/b/ID", "/acuerdo"),
  ];
  expect(found({ basePathOf, filesOf, withoutBase })).toEqual(["/b/ID", "/acuerdo/"]);
  expect(found(before)).toEqual(["/acuerdo/b/ID", "../../"]);
});
