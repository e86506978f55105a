import type {
  Actor,
  AgreementId,
  Card,
  ClusterId,
  CommitmentId,
  Intent,
  IntentId,
  PositionId,
  ShapeKey,
  VersionId,
} from "@acuerdo/shared";
import type { FixtureStance, Workshop } from "../simulate/workshop.ts";
import { named, Table } from "./ledger.ts";

/** A workshop played through the shared rules alone: the ledger and the cards that its people would end with. */

type Omitted<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;

export interface PlayedLedger {
  readonly table: Table;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly cards: readonly Card[];
  readonly agreement: (id: string) => AgreementId;
}

const agreementId = (id: string) => named<AgreementId>(`agreement-${id}`);
const positionId = (id: string) => named<PositionId>(`position-${id}`);
const clusterId = (id: string) => named<ClusterId>(`cluster-${id}`);

export function playLedger(workshop: Workshop): PlayedLedger {
  const table = new Table(workshop.board.voices);
  const actors = new Map(
    workshop.members.map(({ id, role, organization }) => [id, table.member(id, role, organization)]),
  );
  const ask = (by: string, asked: Omitted<Intent>) => table.do(actors.get(by) as Actor, asked);
  const stance = (statementId: PositionId | VersionId, { by, grade, reason = "", condition = "" }: FixtureStance) =>
    ask(by, { kind: "stance.take", statementId, grade, reason, condition });

  for (const { id, by, kind, text } of workshop.positions) {
    ask(by, { kind: "position.place", positionId: positionId(id), positionKind: kind, text });
  }
  for (const { position, ...given } of workshop.positionStances) stance(positionId(position), given);
  for (const { id, by, sentence } of workshop.clusters)
    ask(by, { kind: "cluster.name", clusterId: clusterId(id), sentence });
  for (const { id, cluster, versions } of workshop.agreements) {
    versions.forEach((version, n) => {
      const versionId = named<VersionId>(`version-${id}-${n}`);
      const of = { agreementId: agreementId(id), clusterId: cluster === null ? null : clusterId(cluster) };
      ask(version.by, { kind: "agreement.word", ...of, text: version.text, base: n });
      const sources = version.sources.map(positionId);
      ask(version.by, {
        kind: "version.test",
        agreementId: of.agreementId,
        versionId,
        base: n + 1,
        why: version.why ?? "",
        sources,
      });
      for (const given of version.stances) stance(versionId, given);
      for (const by of version.resolved ?? []) ask(by, { kind: "objection.ease", versionId });
    });
  }
  workshop.commitments.forEach(({ by, agreement, with: companions, ...rest }, n) => {
    const others = companions.map((id) => (actors.get(id) as Actor).memberId);
    const ids = { commitmentId: named<CommitmentId>(`commitment-${n}`), agreementId: agreementId(agreement) };
    ask(by, { kind: "commitment.make", ...ids, ...rest, with: others });
    for (const id of companions) ask(id, { kind: "commitment.accept", commitmentId: ids.commitmentId });
  });
  const cards = workshop.positions.map(({ id, cluster }) => ({
    shapeId: `shape:${id}` as ShapeKey,
    positionId: positionId(id),
    clusterId: cluster === null ? null : clusterId(cluster),
    x: 0,
    y: 0,
  }));
  return { table, actors, cards, agreement: agreementId };
}
