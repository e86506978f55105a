import { say, sayList, sayNamed, sayParts } from "@acuerdo/shared";
import { isValidElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { jsx, jsxs } from "../../../client/src/ui/jsx-runtime.ts";
import { weakly } from "../../support/weakening.ts";

/** What is written from right to left runs so, and what stands beside it keeps its place. */

const drawn = (element: ReactElement): string => renderToStaticMarkup(element);

describe("[OT6] an element has the direction of its words", () => {
  test.each([
    ["p", { children: "نريد (UAM) مكتبة." }, '<p dir="auto">نريد (UAM) مكتبة.</p>'],
    ["p", { children: "“שרה”" }, '<p dir="auto">“שרה”</p>'],
    ["p", { children: "21:00 مكتبة" }, '<p dir="auto">21:00 مكتبة</p>'],
    ["p", { children: "Ana (שרה)" }, "<p>Ana (שרה)</p>"],
    ["p", { children: "Una posición" }, "<p>Una posición</p>"],
    ["p", { children: "שרה", dir: "ltr" }, '<p dir="ltr">שרה</p>'],
    ["textarea", { readOnly: true }, '<textarea dir="auto" readOnly=""></textarea>'],
    ["input", { type: "text" }, '<input dir="auto" type="text"/>'],
    ["input", { type: "checkbox" }, '<input type="checkbox"/>'],
  ] as const)("%s %j", (type, props, html) => expect(drawn(jsx(type, props))).toBe(html));

  test("a name within a sentence has an element that keeps its direction to itself", () => {
    const sentence = say("en", { en: "{who} has joined.", es: "Ha llegado {who}." }, { who: "שרה (UAM)" });
    expect(drawn(jsx("p", { children: sentence }))).toBe(
      "<p><span></span><bdi>שרה (UAM)</bdi><span> has joined.</span></p>",
    );
    expect(drawn(jsx("option", { children: sentence }))).toContain("\u2068שרה (UAM)\u2069");
  });

  test("elements within elements stay as they are", () => {
    const inner = jsx("b", { children: "שרה" });
    const outer = jsxs("p", { children: [inner, " "] });
    expect(isValidElement(inner)).toBe(true);
    expect(drawn(outer)).toBe('<p><b dir="auto">שרה</b> </p>');
  });
});

test("[OT6] in sentences, lists and names what runs from right to left is isolated, once, and nothing else", () => {
  const sentence = { en: "With {who}.", es: "Con {who}." };
  expect(say("en", sentence, { who: "Ana" })).toBe("With Ana.");
  expect(say("en", sentence, { who: sayList("en", ["Ana", "שרה"]) })).toBe("With Ana and \u2068שרה\u2069.");
  expect(sayNamed({ name: "שרה", organization: "UAM" })).toBe("\u2068שרה\u2069 (UAM)");
  expect(sayParts(["Con manos", false, "שרה", null, ""])).toBe("Con manos · \u2068שרה\u2069");
});

test("[OT6] elements that leave directions to whoever thinks of them are caught", async () => {
  type Runtime = { jsx: typeof jsx };
  const before = await weakly<Runtime>(
    "client/src/ui/jsx-runtime.ts",
    ["if (BEGINS_RIGHT.test(children)) return", "if (!props) return"],
    ["ISOLATED.test(children)) {", "!children) {"],
  );
  const sentence = say("en", { en: "{who} has joined.", es: "Ha llegado {who}." }, { who: "שרה (UAM)" });
  const isKept = ({ jsx: make }: Runtime) => [
    drawn(make("p", { children: "نريد (UAM) مكتبة." })).includes('dir="auto"'),
    drawn(make("p", { children: sentence })).includes("<bdi>"),
  ];
  expect([isKept({ jsx }), isKept(before)]).toEqual([
    [true, true],
    [false, false],
  ]);
});
