import { canonicalJson, checkChain, type LedgerEvent, NO_HASH } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

function events(): LedgerEvent[] {
  const table = new Table();
  const ana = table.member("ana");
  table.do(ana, { kind: "position.place", positionId: named("p1"), positionKind: "need", text: "uno" });
  table.do(ana, { kind: "position.place", positionId: named("p2"), positionKind: "idea", text: "dos" });
  return table.events;
}

test("[CH1] an untouched record holds; its first event follows on zeros", () => {
  const record = events();
  expect(record[0]?.prev).toBe(NO_HASH);
  expect(checkChain(record)).toBeNull();
});

test("[CH2] any change to a past event is found, and where", () => {
  const reworded = events().map((event) =>
    event.seq === 3 ? ({ ...event, data: { ...event.data, text: "otra cosa" } } as LedgerEvent) : event,
  );
  expect(checkChain(reworded)).toEqual({ seq: 3, fault: "hash" });
  expect(checkChain(events().filter(({ seq }) => seq !== 2))).toEqual({ seq: 3, fault: "number" });
  const relinked = events().map((event) => (event.seq === 4 ? { ...event, prev: NO_HASH } : event));
  expect(checkChain(relinked)).toEqual({ seq: 4, fault: "link" });
});

test("[CH3] the same value gives the same bytes whatever the order of its keys", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "ñ" }], a: undefined })).toBe('{"b":[1,{"c":"ñ","d":null}]}');
});
