import {
  compileMinutes,
  EVENTS,
  type EventKind,
  hasWords,
  type Ledger,
  minutesMarkdown,
  readable,
  sayEvent,
  WITHHELD,
  writtenPlaces,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What people read in the place of what was withheld. */

function table(): Table {
  const at = new Table();
  const ana = at.member("ana");
  at.do(ana, { kind: "position.place", positionId: named("p1"), positionKind: "need", text: "uno" });
  return at;
}

/** The ledger as it is read once all texts of positions and all names were withheld. */
function withheld({ ledger }: Table): Ledger {
  const positions = new Map([...ledger.positions].map(([id, position]) => [id, { ...position, text: WITHHELD }]));
  const members = new Map([...ledger.members].map(([id, member]) => [id, { ...member, name: WITHHELD }]));
  return { ...ledger, withheld: ledger.seq, positions, members };
}

test("[WH7] a sentence stands in the place of words and of names, in the board's language, and what is not touched is the same", () => {
  const at = table();
  expect(readable(at.ledger)).toBe(at.ledger);
  const ledger = withheld(at);
  const read = readable(ledger);
  expect([...read.positions.values()].map(({ text }) => text)).toEqual(["(palabras retiradas)"]);
  expect([...read.members.values()].map(({ name }) => name)).toEqual(["alguien sin nombre"]);
  const gone = new Map([...ledger.members].map(([id, member]) => [id, { ...member, left: true as const }]));
  expect([...readable({ ...ledger, members: gone }).members.values()].map(({ name }) => name)).toEqual([
    "un miembro que se fue",
  ]);
  expect(read.stances).toBe(ledger.stances);
  expect(readable(ledger).positions).toBe(read.positions);
  const english = { ...ledger, board: { ...ledger.board, language: "en" as const } };
  expect([...readable(english).positions.values()].map(({ text }) => text)).toEqual(["(words taken out)"]);
});

test("[MI11] a file in another language than the board's says names and what stands in place of words in that one", () => {
  const at = table();
  const [mara, luis] = [at.member("mara", "mediator"), at.member("luis")];
  at.do(luis, { kind: "position.place", positionId: named("p2"), positionKind: "need", text: "dos" });
  at.do(luis, { kind: "member.change", name: "Luis Vega" });
  at.do(mara, { kind: "member.remove", memberId: luis.memberId, reason: "dos veces" });
  const { ledger } = at;
  const gone = new Map([...ledger.positions].map(([id, position]) => [id, { ...position, text: WITHHELD }]));
  const ana = [...ledger.members].map(([id, member]) => [
    id,
    member.name === "ana" ? { ...member, name: WITHHELD } : member,
  ]);
  const held = { ...ledger, withheld: ledger.seq, positions: gone, members: new Map(ana as never) } as Ledger;
  const inEnglish = minutesMarkdown(compileMinutes(held, [], 0, "en"), "en");
  for (const words of ["(words taken out)", "somebody without a name", "luis, then Luis Vega (taken off)"])
    expect(inEnglish).toContain(words);
  for (const words of ["palabras retiradas", "alguien sin nombre", "luego", "fuera"])
    expect(inEnglish).not.toContain(words);
  expect(minutesMarkdown(compileMinutes(held, [], 0), "es")).toContain("luis, luego Luis Vega (fuera)");
});

test("[WH7] the record says a line whose words are gone, from the ledger's newest and from what was fetched", () => {
  const at = table();
  const entry = { ...at.ledger.record.at(-1), data: { positionId: named("p1"), positionKind: "need", text: WITHHELD } };
  const said = sayEvent("es", withheld(at), entry as never);
  expect(said).toContain("(palabras retiradas)");
  expect(said).toContain("alguien sin nombre");
  expect(said).not.toContain(WITHHELD);
});

test("[WH7] a page knows in which lines there are words, as the server does", () => {
  for (const [kind, shape] of Object.entries(EVENTS) as [EventKind, (typeof EVENTS)[EventKind]][]) {
    const text = Object.fromEntries(Object.keys(shape).map((name) => [name, "x"]));
    const written = writtenPlaces(kind, text);
    expect({ kind, has: hasWords({ kind, data: text } as never) }).toEqual({ kind, has: written.length > 0 });
    const gone = Object.fromEntries(Object.keys(shape).map((name) => [name, WITHHELD]));
    expect(hasWords({ kind, data: gone } as never)).toBe(false);
  }
});
