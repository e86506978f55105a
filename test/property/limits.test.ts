import {
  type Actor,
  type AgreementId,
  type Asked,
  type Ledger,
  LIMITS,
  PLACES,
  type PositionId,
  placesFor,
  type RefusalCode,
  type VersionId,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import { together } from "../../shared/src/ledger/applier.ts";
import { Random } from "../sim/random.ts";
import { named, Table } from "../support/ledger/ledger.ts";

/** A board that one person, or many who were made up, cannot use up for the others. */

let made = 0;
const fresh = (prefix: string) => {
  made += 1;
  return named<never>(`${prefix}-${made.toString(36).padStart(6, "0")}`);
};

const place = (positionId: PositionId = fresh("p")): Asked => ({
  ...{ kind: "position.place", positionId, positionKind: "idea", text: `Posición ${made}` },
});
const name = (clusterId: never = fresh("c"), sentence = `Agrupación ${made}`): Asked => ({
  ...{ kind: "cluster.name", clusterId, sentence },
});
const word = (agreementId: AgreementId = fresh("a"), base = 0): Asked => {
  made += 1;
  return { kind: "agreement.word", agreementId, clusterId: null, text: `Acuerdo ${made}`, base };
};
const put = (agreementId: AgreementId, base: number): Asked => ({
  ...{ kind: "version.test", agreementId, versionId: fresh("v") as VersionId, base, why: "", sources: [] },
});
const commit = (agreementId: AgreementId): Asked => ({
  ...{ kind: "commitment.make", commitmentId: fresh("k"), agreementId, hands: "do", text: "Hacerlo" },
  ...{ due: null, with: [], asOrganization: false },
});

/** Words and tests anew, as whoever words does; the code of what was refused, or null. */
function testAnew(table: Table, actor: Actor, agreementId: AgreementId): RefusalCode | null {
  const revision = table.ledger.agreements.get(agreementId)?.draft?.revision ?? 0;
  return table.ask(actor, word(agreementId, revision)) ?? table.ask(actor, put(agreementId, revision + 1));
}

function liveOf(ledger: Ledger) {
  return {
    positions: [...ledger.positions.values()].filter(({ withdrawn }) => !withdrawn).length,
    clusters: [...ledger.clusters.values()].filter(({ sentence }) => sentence !== "").length,
    agreements: [...ledger.agreements.values()].filter(({ letGo }) => letGo === null).length,
    commitments: [...ledger.commitments.values()].filter(({ withdrawn }) => !withdrawn).length,
  };
}

/** Everything that makes something, or takes it back, in any order. */
function anything(next: Random, table: Table, mallory: Actor, shared: AgreementId): void {
  const { positions, clusters, commitments, agreements } = table.ledger;
  const own = <T extends { by: string }>(things: Iterable<T>) =>
    [...things].filter(({ by }) => by === mallory.voiceId || by === mallory.memberId);
  const some = <T>(things: readonly T[]) => (things.length > 0 ? next.pick(things) : undefined);
  const acts: (() => void)[] = [
    () => table.ask(mallory, place()),
    () => table.ask(mallory, name()),
    () => table.ask(mallory, word()),
    () => testAnew(table, mallory, shared),
    () => testAnew(table, mallory, some([...agreements.keys()]) ?? shared),
    () => table.ask(mallory, commit(shared)),
    () => {
      const position = some(own(positions.values()));
      if (position) table.ask(mallory, { kind: "position.withdraw", positionId: position.id });
    },
    () => {
      const cluster = some(own(clusters.values()));
      if (cluster) table.ask(mallory, name(cluster.id as never, ""));
    },
    () => {
      const commitment = some(own(commitments.values()));
      if (commitment) table.ask(mallory, { kind: "commitment.withdraw", commitmentId: commitment.id });
    },
  ];
  // now one kind again and again, now all of them
  const few = next.chance(0.5) ? acts : [next.pick(acts)];
  for (let n = 0; n < 50; n += 1) next.pick(few)();
}

test.each([1, 2, 3])("[LM1] seed %i: whatever one voice asks, everybody else finds room", (seed) => {
  const next = new Random(seed);
  const table = new Table();
  const [ana, mara, mallory] = [table.member("ana"), table.member("mara", "mediator"), table.member("mallory")];
  const shared: AgreementId = fresh("a");
  table.do(ana, word(shared)).do(ana, put(shared, 1));
  for (let round = 0; round < 40; round += 1) {
    anything(next, table, mallory, shared);
    const live = liveOf(table.ledger);
    expect(live.positions).toBeLessThanOrEqual(LIMITS.positionsPerVoice);
    expect(live.clusters).toBeLessThanOrEqual(LIMITS.clustersPerVoice);
    expect(live.agreements).toBeLessThanOrEqual(LIMITS.agreementsPerVoice + 1);
    expect(live.commitments).toBeLessThanOrEqual(LIMITS.commitmentsPerMember);
  }
  expect(table.ledger.positions.size).toBeLessThanOrEqual(LIMITS.positionsPerVoice * PLACES.everPerVoice);
  for (const other of [ana, mara]) {
    for (const asked of [place(), name(), word(), commit(shared)]) expect(table.ask(other, asked)).toBeNull();
    expect(testAnew(table, other, shared)).toBeNull();
  }
});

/** New people, each of whom asks until they may no more; until one of them gets nothing at all. Nobody looks at what is in between. */
function fill(table: Table, kind: string, ask: (actor: Actor) => RefusalCode | null): void {
  const takesSome = (person: number): boolean => {
    const actor = table.member(`${kind}-${person}`);
    let taken = 0;
    while (ask(actor) === null) taken += 1;
    return taken > 0;
  };
  together(() => {
    for (let person = 0; takesSome(person); person += 1);
  });
}

test("[LM2] a board that made-up people have filled has room for whoever mediates: the last tenth of every limit", () => {
  const table = new Table();
  const mara = table.member("mara", "mediator");
  const shared: AgreementId = fresh("a");
  table.do(mara, word(shared)).do(mara, put(shared, 1));
  fill(table, "version", (actor) => testAnew(table, actor, shared));
  fill(table, "cluster", (actor) => table.ask(actor, name()));
  fill(table, "agreement", (actor) => table.ask(actor, word()));
  fill(table, "position", (actor) => table.ask(actor, place()));
  const live = liveOf(table.ledger);
  expect(live).toMatchObject({
    positions: placesFor("participant", LIMITS.positionsPerBoard),
    clusters: placesFor("participant", LIMITS.clustersPerBoard),
    agreements: placesFor("participant", LIMITS.agreementsPerBoard),
  });
  expect(table.ledger.agreements.get(shared)?.versionIds).toHaveLength(
    placesFor("participant", LIMITS.versionsPerAgreement),
  );
  for (const asked of [place(), name(), word()]) expect(table.ask(mara, asked)).toBeNull();
  expect(testAnew(table, mara, shared)).toBeNull();
  const kept = LIMITS.positionsPerBoard - placesFor("participant", LIMITS.positionsPerBoard);
  together(() => {
    for (let n = 1; n < kept; n += 1) table.do(mara, place());
  });
  expect(table.ask(mara, place())).toBe("too-many");
});

test("[LM3] what is withdrawn, let go or left without a sentence frees its place", () => {
  const table = new Table();
  const [ana, mara] = [table.member("ana"), table.member("mara", "mediator")];
  const positions = Array.from({ length: LIMITS.positionsPerVoice }, () => fresh("p") as PositionId);
  for (const id of positions) table.do(ana, place(id));
  expect(table.ask(ana, place())).toBe("too-many");
  table.do(ana, { kind: "position.withdraw", positionId: positions[0] as PositionId }).do(ana, place());
  expect(table.ask(ana, place())).toBe("too-many");

  const agreements = Array.from({ length: LIMITS.agreementsPerVoice }, () => fresh("a") as AgreementId);
  for (const id of agreements) table.do(ana, word(id));
  expect(table.ask(ana, word())).toBe("too-many");
  table.do(mara, { kind: "agreement.let-go", agreementId: agreements[0] as AgreementId, why: "Repetido" });
  expect(table.ask(ana, word())).toBeNull();

  const clusters = Array.from({ length: LIMITS.clustersPerVoice }, () => fresh("c"));
  for (const id of clusters) table.do(ana, name(id));
  expect(table.ask(ana, name())).toBe("too-many");
  table.do(ana, name(clusters[0], ""));
  expect(table.ask(ana, name())).toBeNull();
  expect(table.ask(ana, name(clusters[0], "Otra vez"))).toBe("too-many");
});
