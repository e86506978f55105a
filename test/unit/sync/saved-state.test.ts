import { REFUSALS, reasonOf, saved, say } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { type SavedFacts, savedState } from "../../../client/src/sync/saved/state.ts";
import { weakly } from "../../support/weakening.ts";

const FACTS: SavedFacts = {
  links: ["live"],
  pending: 0,
  refused: [],
  kept: true,
  written: true,
  settled: true,
  isHeldUp: false,
};
const stateOf = (facts: Partial<SavedFacts>) => savedState({ ...FACTS, ...facts }).state;
const REFUSED = { id: "canvas", code: "too-large", words: "", count: 2, intent: null, seen: null };

describe("[OF2] the sign says only what is known", () => {
  test.each<[SavedFacts["links"], Partial<SavedFacts>, ReturnType<typeof stateOf>]>([
    [["live", "live"], {}, "saved"],
    [["live", "live"], { settled: false }, "connecting"],
    [["live", "connecting"], {}, "connecting"],
    [["live"], { pending: 3 }, "unsaved"],
    [["live"], { pending: 3, written: false }, "unsaved"],
    [["offline", "live"], { pending: 3 }, "device"],
    [["offline"], { pending: 3, written: false }, "unsaved"],
    [["offline"], { pending: 3, written: false, kept: false }, "unsaved"],
    [["connecting"], { pending: 3 }, "device"],
    [["offline"], {}, "offline"],
    [["offline"], { isHeldUp: true }, "connecting"],
    [["offline"], { pending: 3, isHeldUp: true }, "device"],
    [["live"], { refused: [REFUSED] }, "refused"],
    [["offline"], { refused: [REFUSED], pending: 3 }, "refused"],
    [["closed", "live"], { pending: 3 }, "closed"],
  ])("%j with %j is '%s'", (links, facts, state) => expect(stateOf({ links, ...facts })).toBe(state));

  test("[OF17] a server that is there and cannot save is never called unreachable; what says so is caught", async () => {
    const states = (state: typeof savedState) =>
      [0, 2].flatMap((pending) =>
        [true, false].map(
          (written) => state({ ...FACTS, links: ["offline", "offline"], pending, written, isHeldUp: true }).state,
        ),
      );
    expect(states(savedState)).not.toContain("offline");
    const before = await weakly<{ savedState: typeof savedState }>("client/src/sync/saved/state.ts", [
      '"offline") && !isHeldUp',
      '"offline")',
    ]);
    expect(states(before.savedState)).toContain("offline");
  });

  test("nothing is called saved that waits, was refused, or was not echoed on this connection", () => {
    for (const link of ["connecting", "live", "offline", "closed"] as const)
      for (const pending of [0, 1])
        for (const settled of [false, true])
          for (const refused of [[], [REFUSED]]) {
            const isSaved = stateOf({ links: ["live", link], pending, settled, refused }) === "saved";
            expect(isSaved).toBe(link === "live" && pending === 0 && settled && refused.length === 0);
          }
  });

  test("each state has its words in both languages", () => {
    expect(say("en", saved.unsaved, { n: 3 })).toBe("Not saved yet: 3");
    expect(say("es", saved.device, { n: 3 })).toBe("En este dispositivo: 3");
    expect(say("en", saved.refused, { why: say("en", reasonOf("too-large", "canvas")) })).toBe(
      "Refused: There is no room left on the board.",
    );
  });

  test("every refusal has a reason in words, those of the guard too", () => {
    for (const code of [...Object.keys(REFUSALS), "malformed", "value", "client-id", "lost", "from-a-newer-server"])
      for (const of of ["canvas", "ledger"] as const)
        for (const language of ["en", "es"] as const) expect(say(language, reasonOf(code, of))).toMatch(/\.$/);
  });
});
