import type { AgreementId, ClusterId, CommitmentId, MemberId, PositionId, ShapeKey, VersionId } from "@acuerdo/shared";
import { RECORDS } from "@acuerdo/shared";
import type * as Y from "yjs";
import { type Asked, Guest, newId, type OpenedBoard, openBoard } from "./guest.ts";
import { dragInto, type Layout, layOut, putCard, putHull } from "./layout.ts";
import type { FixtureMember, FixtureStance, Workshop } from "./workshop.ts";

/** Plays a workshop on a running server, as its people would: each in their own name, one after another or all at once. */

export interface PlayOptions {
  readonly server: string;
  readonly workshop: Workshop;
  /** 1 is a brisk human pace (about ten minutes); 0 does not wait at all. */
  readonly speed: number;
  readonly say: (line: string) => void;
  /** A board that is open already, for whoever wants to watch from the start. */
  readonly board?: OpenedBoard;
}

export interface Played {
  readonly board: OpenedBoard;
  readonly guests: ReadonlyMap<string, Guest>;
  readonly members: ReadonlyMap<string, MemberId>;
  readonly positions: ReadonlyMap<string, PositionId>;
  readonly agreements: ReadonlyMap<string, AgreementId>;
  /** Leaves the board: closes every connection. */
  readonly leave: () => Promise<void>;
}

/** How long somebody takes for one thing at speed 1. */
const STEP_MS = 900;

class Player {
  readonly guests = new Map<string, Guest>();
  readonly positions = new Map<string, PositionId>();
  readonly clusters = new Map<string, ClusterId>();
  readonly agreements = new Map<string, AgreementId>();
  readonly #cards = new Map<string, ShapeKey>();
  readonly #options: PlayOptions;
  readonly #board: OpenedBoard;
  readonly #layout: Layout;

  constructor(options: PlayOptions, board: OpenedBoard) {
    this.#options = options;
    this.#board = board;
    this.#layout = layOut(options.workshop);
  }

  get #workshop(): Workshop {
    return this.#options.workshop;
  }

  #pause(): Promise<void> {
    const { speed } = this.#options;
    return speed <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, STEP_MS / speed));
  }

  #guest(id: string): Guest {
    const guest = this.guests.get(id);
    if (!guest) throw new Error(`the workshop names ${id}, who is not a member`);
    return guest;
  }

  async #ask(by: string, asked: Asked): Promise<void> {
    await this.#guest(by).ask(asked);
    await this.#pause();
  }

  get #mediator(): FixtureMember {
    const { members } = this.#workshop;
    return members.find(({ role }) => role === "mediator") ?? (members[0] as FixtureMember);
  }

  /** Everybody at once, each doing their own things in order. */
  async #together<T extends { by: string }>(things: readonly T[], act: (thing: T) => Promise<void>): Promise<void> {
    const byMember = new Map<string, T[]>();
    for (const thing of things) byMember.set(thing.by, [...(byMember.get(thing.by) ?? []), thing]);
    await Promise.all(
      [...byMember.values()].map(async (own) => {
        for (const thing of own) await act(thing);
      }),
    );
  }

  async join(): Promise<void> {
    for (const { id, role, name, organization, brings } of this.#workshop.members) {
      const fields = { name, brings, ...(organization === null ? {} : { organization }) };
      this.guests.set(id, await Guest.join(this.#options.server, this.#board.id, this.#board.keys[role], fields));
      await this.#pause();
    }
  }

  async #phase(phase: "gather" | "weigh" | "cluster" | "agree" | "commit" | "close"): Promise<void> {
    if (this.#mediator.role === "mediator") await this.#ask(this.#mediator.id, { kind: "phase.move", phase });
  }

  async gather(): Promise<void> {
    for (const { id } of this.#workshop.positions) this.positions.set(id, newId<PositionId>());
    await this.#together(this.#workshop.positions, ({ by, id, kind, text }) =>
      this.#ask(by, {
        kind: "position.place",
        positionId: this.positions.get(id) as PositionId,
        positionKind: kind,
        text,
      }),
    );
    const { doc } = await this.#guest(this.#mediator.id).canvas();
    const records = doc.getMap(RECORDS);
    doc.transact(() => {
      this.#workshop.positions.forEach(({ id }, n) => {
        const place = { x: 40 + (n % 8) * 264, y: 40 + Math.floor(n / 8) * 192 };
        this.#cards.set(id, putCard(records, n, this.positions.get(id) as PositionId, place));
      });
    });
  }

  async weigh(): Promise<void> {
    await this.#phase("weigh");
    await this.#together(this.#workshop.positionStances, ({ position, ...stance }) =>
      this.#stance(this.positions.get(position) as PositionId, stance),
    );
  }

  async #stance(
    statementId: PositionId | VersionId,
    { by, grade, reason = "", condition = "" }: FixtureStance,
  ): Promise<void> {
    await this.#ask(by, { kind: "stance.take", statementId, grade, reason, condition });
  }

  async cluster(): Promise<void> {
    await this.#phase("cluster");
    for (const [n, { id, by, sentence }] of this.#workshop.clusters.entries()) {
      const clusterId = newId<ClusterId>();
      this.clusters.set(id, clusterId);
      await this.#ask(by, { kind: "cluster.name", clusterId, sentence });
      const provider = await this.#guest(by).canvas();
      const records = provider.doc.getMap(RECORDS);
      const hull = this.#layout.hulls.get(id);
      if (hull) putHull(records, n, clusterId, hull);
      await this.#dragAll(by, id, clusterId, records);
    }
    const { doc } = await this.#guest(this.#mediator.id).canvas();
    const loose = this.#workshop.positions.filter(({ cluster }) => cluster === null || !this.clusters.has(cluster));
    for (const { id } of loose) this.#move(doc.getMap(RECORDS), id);
  }

  #move(records: Y.Map<unknown>, id: string): void {
    const place = this.#layout.cards.get(id);
    const card = this.#cards.get(id);
    if (place && card) records.set(`${card}|xy`, [place.x, place.y]);
  }

  async #dragAll(by: string, cluster: string, clusterId: ClusterId, records: Y.Map<unknown>): Promise<void> {
    const { awareness } = await this.#guest(by).canvas();
    for (const { id } of this.#workshop.positions.filter((position) => position.cluster === cluster)) {
      const card = this.#cards.get(id);
      const place = this.#layout.cards.get(id);
      if (!card || !place) continue;
      awareness.setLocalStateField("cursor", { x: place.x + 20, y: place.y + 20 });
      while (!records.has(card)) await new Promise((resolve) => setTimeout(resolve, 10));
      dragInto(records, card, clusterId, place);
      await this.#pause();
    }
  }

  async agree(): Promise<void> {
    await this.#phase("agree");
    for (const { id, cluster, versions } of this.#workshop.agreements) {
      const agreementId = newId<AgreementId>();
      this.agreements.set(id, agreementId);
      const clusterId = (cluster && this.clusters.get(cluster)) || null;
      for (const [n, version] of versions.entries()) {
        const versionId = newId<VersionId>();
        const sources = version.sources.flatMap((source) => this.positions.get(source) ?? []);
        await this.#ask(version.by, { kind: "agreement.word", agreementId, clusterId, text: version.text, base: n });
        const why = version.why ?? "";
        await this.#ask(version.by, { kind: "version.test", agreementId, versionId, base: n + 1, why, sources });
        await this.#together(version.stances, (stance) => this.#stance(versionId, stance));
        for (const by of version.resolved ?? []) await this.#ask(by, { kind: "objection.ease", versionId });
      }
    }
  }

  async commit(): Promise<void> {
    await this.#phase("commit");
    for (const { by, agreement, with: companions, ...commitment } of this.#workshop.commitments) {
      const commitmentId = newId<CommitmentId>();
      await this.#ask(by, {
        kind: "commitment.make",
        commitmentId,
        agreementId: this.agreements.get(agreement) as AgreementId,
        with: companions.map((id) => this.#guest(id).memberId),
        ...commitment,
      });
      for (const id of companions) await this.#ask(id, { kind: "commitment.accept", commitmentId });
    }
    await this.#phase("close");
  }

  leave = async (): Promise<void> => {
    await Promise.all([...this.guests.values()].map((guest) => guest.leave()));
  };
}

export async function play(options: PlayOptions): Promise<Played> {
  const { workshop, server, say } = options;
  const fields = { ...workshop.board, language: workshop.language };
  const board = options.board ?? (await openBoard(server, fields));
  const player = new Player(options, board);
  const moments = ["join", "gather", "weigh", "cluster", "agree", "commit"] as const;
  for (const moment of moments) {
    const begun = Date.now();
    await player[moment]();
    say(`${moment} ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
  const members = new Map([...player.guests].map(([id, guest]) => [id, guest.memberId]));
  return {
    board,
    guests: player.guests,
    members,
    positions: player.positions,
    agreements: player.agreements,
    leave: player.leave,
  };
}
