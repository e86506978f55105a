import {
  type Actor,
  type AgreementId,
  goesWith,
  layFloor,
  type MemberId,
  type PositionId,
  type VersionId,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";
import { weakly } from "../../support/weakening.ts";

/** Made-up people who each have said something are taken off together. */

const a1 = named<AgreementId>("a1");
const v1 = named<VersionId>("v1");
const p1 = named<PositionId>("p1");
const p2 = named<PositionId>("p2");

const stance = (statementId: PositionId | VersionId, grade: "endorse" | "object", reason = "Porque sí") =>
  ({ kind: "stance.take", statementId, grade, reason, condition: "" }) as const;
const place = (positionId: PositionId, text: string) =>
  ({ kind: "position.place", positionId, positionKind: "need", text }) as const;
/** Eight who endorse, and three of 'Parents' whom somebody made up, who object. */
function board() {
  const table = new Table();
  const mara = table.member("Mara", "mediator");
  const honest = Array.from({ length: 8 }, (_, n) => table.member(`Vecina ${n}`, "participant", "Vecinos"));
  const parents = Array.from({ length: 3 }, (_, n) => table.member(`Parent ${n}`, "participant", "Parents"));
  const [ana, , ...rest] = honest as [Actor, Actor, ...Actor[]];
  const mallory = parents[0] as Actor;
  table
    .do(ana, place(p1, "Luz de noche"))
    .do(mallory, place(p2, "Nada de nada"))
    .do(ana, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Abrimos de noche", base: 0 })
    .do(ana, { kind: "version.test", agreementId: a1, versionId: v1, base: 1, why: "", sources: [] });
  for (const actor of honest) table.do(actor, stance(v1, "endorse"));
  for (const actor of parents) table.do(actor, stance(v1, "object", "Nunca"));
  table.do(mallory, stance(p1, "object"));
  return { table, mara, ana, honest, parents, mallory, rest };
}

const words = ({ ledger }: Table) => layFloor(ledger)[0]?.words;

describe("[RM6] several are taken off together, whatever they have said", () => {
  const removeSome = (...actors: readonly Actor[]) =>
    ({ kind: "member.remove-some", memberIds: actors.map(({ memberId }) => memberId), reason: "Inventadas" }) as const;

  test("by one intent, each with an event and the one reason, and each comes back by themselves", () => {
    const { table, mara, parents, mallory } = board();
    const { seq } = table.ledger;
    table.do(mara, removeSome(...parents, mallory));
    expect(table.ledger.seq).toBe(seq + parents.length);
    expect(words(table)).toBe("standing");
    expect(table.ledger.positions.get(p2)).toMatchObject({ withdrawn: true, removed: true });
    expect([...table.ledger.removed.values()].map(({ reason }) => reason)).toEqual(parents.map(() => "Inventadas"));
    table.do(mara, removeSome(...parents));
    expect(table.ledger.seq).toBe(seq + parents.length);
    table.do(mara, { kind: "member.restore", memberId: mallory.memberId });
    expect(table.ledger.positions.get(p2)).toMatchObject({ withdrawn: false, removed: false });
  });

  test("all of them or none: nobody else asks for it, and somebody always mediates", () => {
    const { table, mara, ana, mallory } = board();
    const mia = table.member("Mia", "mediator");
    const { seq } = table.ledger;
    expect(table.ask(ana, removeSome(mallory))).toBe("not-the-wheel");
    expect(table.ask(mara, removeSome(mallory, { ...ana, memberId: named<MemberId>("nobody") }))).toBe(
      "no-such-member",
    );
    expect(table.ask(mara, removeSome(mallory, mara, mia))).toBe("last-mediator");
    expect(table.ledger.seq).toBe(seq);
    table.do(mara, removeSome(mallory, mia));
    expect(table.ledger.removed.size).toBe(2);
  });

  test("what others gave their answer to is told before, and comes back with its author", () => {
    const { table, mara, ana, honest, parents, mallory } = board();
    table.do(honest[3] as Actor, stance(p2, "endorse"));
    table.do(mallory, place(named("p7"), "Otra")).do(parents[1] as Actor, stance(named("p7"), "endorse"));
    const ids = parents.map(({ memberId }) => memberId);
    expect(goesWith(table.ledger, ids)).toEqual({ positions: 2, answered: 1 });
    expect(goesWith(table.ledger, [mallory.memberId])).toEqual({ positions: 2, answered: 2 });
    expect(goesWith(table.ledger, [ana.memberId])).toEqual({ positions: 1, answered: 1 });
    const given = table.ledger.stances.get(p2);
    table.do(mara, removeSome(...parents));
    expect(goesWith(table.ledger, ids)).toEqual({ positions: 0, answered: 0 });
    for (const memberId of ids) table.do(mara, { kind: "member.restore", memberId });
    expect(table.ledger.stances.get(p2)?.get((honest[3] as Actor).voiceId)).toEqual(
      given?.get((honest[3] as Actor).voiceId),
    );
  });

  test("a ledger that looks at each by themselves lets nobody mediate", async () => {
    type Rules = typeof import("../../../shared/src/nouns/removal/decide.ts");
    const { decide } = await weakly<Rules>("shared/src/nouns/removal/decide.ts", [
      "nobodyMediates(ledger, ids, actor)",
      "ids.some((id) => nobodyMediates(ledger, [id], actor))",
    ]);
    const { table, mara } = board();
    const mia = table.member("Mia", "mediator");
    const asked = { id: named("intent-1"), ...removeSome(mara, mia) } as never;
    expect(decide["member.remove-some"](table.ledger, asked, mara)).toHaveLength(2);
  });
});
