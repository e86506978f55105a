import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grade, Hands, PositionKind, Role, Status, Voices, Words } from "@acuerdo/shared";

/** A workshop as its fixture tells it; `test/fixtures/workshops/README.md` has the format. */

export interface FixtureStance {
  readonly by: string;
  readonly grade: Grade;
  readonly reason?: string;
  readonly condition?: string;
}

export interface FixtureVersion {
  readonly by: string;
  readonly text: string;
  readonly why?: string;
  readonly sources: readonly string[];
  readonly stances: readonly FixtureStance[];
  readonly resolved?: readonly string[];
}

export interface FixtureMember {
  readonly id: string;
  readonly name: string;
  readonly organization: string | null;
  readonly brings: string;
  readonly role: Role;
  readonly device: "laptop" | "phone";
}

export interface FixturePosition {
  readonly id: string;
  readonly by: string;
  readonly kind: PositionKind;
  readonly text: string;
  readonly cluster: string | null;
}

export interface Workshop {
  readonly name: string;
  readonly language: "es" | "en";
  readonly board: { readonly title: string; readonly objective: string; readonly voices: Voices };
  readonly members: readonly FixtureMember[];
  readonly positions: readonly FixturePosition[];
  readonly clusters: readonly { readonly id: string; readonly by: string; readonly sentence: string }[];
  readonly positionStances: readonly (FixtureStance & { readonly position: string })[];
  readonly agreements: readonly {
    readonly id: string;
    readonly cluster: string | null;
    readonly by: string;
    readonly versions: readonly FixtureVersion[];
  }[];
  readonly commitments: readonly {
    readonly by: string;
    readonly agreement: string;
    readonly hands: Hands;
    readonly text: string;
    readonly due: string | null;
    readonly with: readonly string[];
    readonly asOrganization: boolean;
  }[];
  readonly planted: {
    readonly rewordings: readonly [string, string][];
    readonly opposites: readonly [string, string][];
  };
  readonly expected: {
    readonly agreements: readonly {
      readonly id: string;
      readonly version: number;
      readonly status: Status;
      readonly fails: readonly string[];
      readonly words: Words;
      readonly reservations: readonly string[];
      readonly objections: readonly string[];
    }[];
    readonly counts: Readonly<Record<string, number>>;
    readonly minutes: readonly string[];
  };
}

const FOLDER = join(import.meta.dirname, "../../fixtures/workshops");

export function workshopNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length));
}

/** @throws Error that names the workshops there are. */
export function readWorkshop(name: string): Workshop {
  if (!workshopNames().includes(name))
    throw new Error(`no workshop '${name}': there are ${workshopNames().join(", ")}`);
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8")) as Workshop;
}

/**
 * The workshop with another number of people. Fewer: the first so many, and what only the others said is left out.
 * More: the newcomers answer as somebody already there, with a reservation where that one objects. What the fixture
 * expects holds only for its own number.
 */
export function withMembers(workshop: Workshop, count: number): Workshop {
  const kept = workshop.members.slice(0, Math.max(2, count));
  if (count <= workshop.members.length) return keepMembers(workshop, new Set(kept.map(({ id }) => id)));
  const models = workshop.members.filter(({ role }) => role === "participant");
  const extra = Array.from({ length: count - workshop.members.length }, (_, index) => {
    const model = models[index % models.length] as FixtureMember;
    const round = Math.floor(index / models.length) + 2;
    return { ...model, id: `${model.id}-${round}`, name: `${model.name} ${round}`, like: model.id };
  });
  const echo = <S extends FixtureStance>(stances: readonly S[]) => [
    ...stances,
    ...extra.flatMap(({ id, like }) =>
      stances
        .filter(({ by }) => by === like)
        .map((stance) => ({
          ...stance,
          by: id,
          grade: stance.grade === "object" ? ("reserve" as const) : stance.grade,
        })),
    ),
  ];
  return {
    ...workshop,
    members: [...workshop.members, ...extra],
    positionStances: echo(workshop.positionStances),
    agreements: workshop.agreements.map((agreement) => ({
      ...agreement,
      versions: agreement.versions.map((version) => ({ ...version, stances: echo(version.stances) })),
    })),
  };
}

function keepMembers(workshop: Workshop, ids: ReadonlySet<string>): Workshop {
  const by = <T extends { by: string }>(things: readonly T[]) => things.filter((thing) => ids.has(thing.by));
  const positions = by(workshop.positions);
  const placed = new Set(positions.map(({ id }) => id));
  const agreements = by(workshop.agreements).map((agreement) => ({
    ...agreement,
    versions: by(agreement.versions).map((version) => ({
      ...version,
      sources: version.sources.filter((id) => placed.has(id)),
      stances: by(version.stances),
      resolved: version.resolved?.filter((id) => ids.has(id)) ?? [],
    })),
  }));
  const tested = new Set(agreements.filter(({ versions }) => versions.length > 0).map(({ id }) => id));
  return {
    ...workshop,
    members: workshop.members.filter(({ id }) => ids.has(id)),
    positions,
    clusters: by(workshop.clusters),
    positionStances: by(workshop.positionStances).filter(({ position }) => placed.has(position)),
    agreements: agreements.filter(({ id }) => tested.has(id)),
    commitments: by(workshop.commitments)
      .filter(({ agreement }) => tested.has(agreement))
      .map((commitment) => ({ ...commitment, with: commitment.with.filter((id) => ids.has(id)) })),
  };
}
