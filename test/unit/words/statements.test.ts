import { expect, test } from "vitest";
import { pastedWords, statementsIn } from "../../../client/src/canvas/pasted-words.ts";
import { weakly } from "../../support/weakening.ts";

test.each([
  ["Need\tWho\nShade\tNorth\n\nBuses\t", ["Need · Who", "Shade · North", "Buses"]],
  ["• One\n◦ Two\n1. Three\n12) Four\n- Five", ["One", "Two", "Three", "Four", "Five"]],
  ["-5 degrees\n2026 plan\n3.5 km", ["-5 degrees", "2026 plan", "3.5 km"]],
])("[OT3] each line is a statement, without the mark of a list: %j", (words, statements) =>
  expect(statementsIn(words)).toEqual(statements),
);

test("[OT2] what takes a spreadsheet's quotation marks for its words is caught", async () => {
  const cells = { text: 'Need\tWho\n"Shade\nat ""stops"""\tNorth', html: "<table><tr><td>Need</td></tr></table>" };
  const right = 'Need\tWho\nShade at "stops"\tNorth';
  const before = await weakly<{ pastedWords: typeof pastedWords }>("client/src/canvas/pasted-words.ts", [
    "isTable(pasted) ? withoutQuotes(text) : text",
    "text",
  ]);
  expect(pastedWords(cells)).toBe(right);
  expect(before.pastedWords(cells)).not.toBe(right);
});
