import { expect, test } from "vitest";
import { statementsIn } from "../../../client/src/canvas/pasted-words.ts";

test.each([
  ["Need\tWho\nShade\tNorth\n\nBuses\t", ["Need · Who", "Shade · North", "Buses"]],
  ["• One\n◦ Two\n1. Three\n12) Four\n- Five", ["One", "Two", "Three", "Four", "Five"]],
  ["-5 degrees\n2026 plan\n3.5 km", ["-5 degrees", "2026 plan", "3.5 km"]],
])("[OT3] each line is a statement, without the mark of a list: %j", (words, statements) =>
  expect(statementsIn(words)).toEqual(statements),
);
