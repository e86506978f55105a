import { describe, expect, test } from "vitest";
import { address, addressOrNone } from "../../../shared/src/canvas/check.ts";
import { richText } from "../../../shared/src/canvas/rich-text.ts";
import { PARAGRAPH, RICH_TEXT } from "../../support/guard/samples.ts";

type Node = Record<string, unknown>;
const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]): Node => ({ type: "paragraph", content });
const list = (...content: unknown[]): Node => ({ type: "bulletList", content: [{ type: "listItem", content }] });
const words = (text: string, ...marks: unknown[]): Node => ({ type: "text", text, marks });
const linked = (href: unknown, more: Node = {}) =>
  doc(paragraph(words("x", { type: "link", attrs: { href, ...more } })));

/** A paragraph inside `lists` nested lists: its text lies at depth 2 × lists + 2. */
function nested(lists: number): Node {
  let node = paragraph(words("deep"));
  for (let i = 0; i < lists; i++) node = list(node);
  return doc(node);
}

describe("what people write", () => {
  test.each([
    ["everything at once", RICH_TEXT],
    ["nothing yet", doc({ type: "paragraph" })],
    ["an empty paragraph with a direction", doc({ type: "paragraph", attrs: { dir: "rtl" } })],
    ["three nested lists", nested(3)],
    ["500 nodes", doc(...Array.from({ length: 500 }, () => ({ type: "paragraph" })))],
    ["5,000 characters", doc(paragraph(words("x".repeat(5000))))],
  ])("[GD6] %s is allowed", (_, value) => expect(richText(value)).toBeNull());
});

describe("what breaks a viewer's editor", () => {
  test.each<[string, unknown]>([
    ["content of no nodes", doc(null, 5)],
    ["holes", { type: "doc", content: Array(2) }],
    ["an unknown node", doc({ type: "iframe" })],
    ["a node named as a method", doc({ type: "toString" })],
    ["a heading, which our editor does not offer", doc({ type: "heading", attrs: { level: 1 } })],
    ["a picture", doc({ type: "image", attrs: { src: "https://example.org/a.png" } })],
    ["an empty text", doc(paragraph(words("")))],
    ["an empty document", doc()],
    ["a document in a document", doc(RICH_TEXT)],
    ["text beside paragraphs", doc(words("x"))],
    ["a paragraph in a paragraph", doc(paragraph(PARAGRAPH))],
    ["a list without items", doc({ type: "bulletList", content: [] })],
    ["four nested lists", nested(4)],
    ["501 nodes", doc(...Array.from({ length: 501 }, () => ({ type: "paragraph" })))],
    ["5,001 characters in two texts", doc(paragraph(words("x".repeat(5000)), words("y")))],
    ["an unknown mark", doc(paragraph(words("x", { type: "blink" })))],
    ["a mark with attributes", doc(paragraph(words("x", { type: "bold", attrs: { style: "x" } })))],
    ["seven marks", doc(paragraph(words("x", ...Array(7).fill({ type: "bold" }))))],
    ["an event handler", doc({ type: "paragraph", attrs: { onclick: "x" } })],
    ["a style", doc({ type: "paragraph", attrs: { dir: "auto", style: "x" } })],
    ["a node with more fields", doc({ ...PARAGRAPH, extra: 1 })],
    ["content that is no list", { type: "doc", content: { length: 1, 0: PARAGRAPH } }],
    ["a text without a text", doc(paragraph({ type: "text", text: 5 }))],
    ["an inherited type", doc(Object.create({ type: "paragraph" }))],
    ["nothing", null],
    ["a string", "doc"],
  ])("[GD6] %s is refused", (_, value) => expect(richText(value)).toBe("rich-text"));
  test("[GD6] 5,000 levels are refused without a stack overflow", () =>
    expect(richText(nested(2500))).toBe("rich-text"));
});

describe("addresses", () => {
  const good = [
    "http://example.org",
    "https://example.org:8080/a%20b?c=d&e#f",
    "mailto:ana@example.org",
    "HTTPS://Ñandú.org/ñ",
  ];
  const script = ["javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)"];
  const other = [
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a/b",
    "//example.org",
    "/a",
  ];
  const broken = [
    "http://",
    "https://a b",
    "https://a\nb",
    "http://[x",
    "https://a:99999",
    "\u0001https://a.org",
    "x",
    " ",
  ];
  test.each(good)("[GD7] %s may be linked", (href) => {
    expect(address(href)).toBeNull();
    expect(richText(linked(href, { target: "_blank", rel: "noopener noreferrer nofollow", class: null }))).toBeNull();
  });
  test.each([...script, ...other, ...broken, `https://${"a".repeat(2048)}`])("[GD7] %j may not", (href) => {
    expect(address(href)).toBe("url");
    expect(addressOrNone(href)).toBe("url");
    expect(richText(linked(href))).toBe("rich-text");
  });
  test("[GD7] an address prop may be empty, a link's address may not", () => {
    expect(addressOrNone("")).toBeNull();
    for (const href of ["", null, undefined, 5, ["https://a.org"]]) expect(richText(linked(href))).toBe("rich-text");
  });
  test.each([{ target: "_top" }, { rel: 'opener"' }, { class: "tl-button" }, { onclick: "x" }, { style: "x" }])(
    "[GD7] a link carries nothing else: %j",
    (more) => expect(richText(linked("https://example.org", more))).toBe("rich-text"),
  );
});
