import type { Allowance } from "./allowance.ts";
import type { Checks } from "./checks.ts";
import type { Claims } from "./claims.ts";
import type { LeftOut } from "./left-out.ts";
import { type GuardLimits, MAX_RUN } from "./limits.ts";
import type { CanvasStore } from "./store.ts";
import { DELETED, GAP, GARBAGE, type Section, type Struct } from "./update.ts";
import type { GuardActor, GuardCode } from "./verdict.ts";

/**
 * What of an update is new here. What the server has is left out, whatever the update says of it: a known struct restated
 * with a false origin makes Yjs throw or put things aside. What it has in part is cut, and then follows on the part that
 * is here, as Yjs itself would put it. What is under other people's client ids is left out and counted.
 */

/** A client's new structs, without a gap from `start` to `end`. */
export interface NewSection {
  readonly client: number;
  readonly start: number;
  end: number;
  readonly structs: Struct[];
  /** How many of the structs have found their place. */
  placed: number;
  /** The clock after the last of those. */
  reached: number;
}

export interface Fresh {
  readonly sections: Map<number, NewSection>;
  /** Client ids to bind when the update is accepted. */
  readonly unbound: readonly number[];
}

/** What judging an update has to know. */
export interface Around {
  readonly store: CanvasStore;
  readonly claims: Claims;
  readonly allowance: Allowance;
  /** Client ids that somebody may still bind. */
  readonly pageLoads: Allowance;
  readonly limits: GuardLimits;
  readonly checks: Checks;
}

/** Cuts what is known off the front. Values lose their first ones, and all follow on the item before. */
function cut(client: number, struct: Struct, state: number): Struct {
  const known = state - struct.clock;
  return {
    ...struct,
    clock: state,
    length: struct.length - known,
    origin: { client, clock: state - 1 },
    key: null,
    values: struct.values.slice(known),
    starts: struct.starts.slice(known),
  };
}

/** The structs of one section that end after `state`; gaps have done their work once the clocks are known. */
function unknownOf({ client, structs }: Section, state: number, checks: Checks): Struct[] {
  if (!checks.known) return structs.filter((struct) => struct.kind !== GAP);
  const unknown = structs.filter((struct) => struct.kind !== GAP && struct.clock + struct.length > state);
  const first = unknown[0];
  if (first !== undefined && first.clock < state && first.kind !== GARBAGE) unknown[0] = cut(client, first, state);
  return unknown;
}

function codeOf(structs: readonly Struct[]): GuardCode | null {
  for (const { kind, length } of structs) {
    if (kind === GARBAGE) return "shape";
    if (kind === DELETED && length > MAX_RUN) return "too-many";
  }
  return null;
}

/** How many structs come before the first gap. */
function countBeforeGap(structs: readonly Struct[], start: number): number {
  let end = start;
  let count = 0;
  for (const { clock, length } of structs) {
    if (clock > end) break;
    end = clock + length;
    count += 1;
  }
  return count;
}

function newSection(client: number, state: number, structs: Struct[], leftOut: LeftOut, checks: Checks): NewSection {
  const start = checks.known ? state : (structs[0] as Struct).clock;
  const count = checks.gap ? countBeforeGap(structs, start) : structs.length;
  if (count < structs.length) leftOut.miss(client, structs.splice(count));
  const last = structs.at(-1);
  const end = last === undefined ? start : last.clock + last.length;
  return { client, start, end, structs, placed: 0, reached: start };
}

export function freshOf(
  sections: readonly Section[],
  actor: GuardActor,
  leftOut: LeftOut,
  around: Around,
): Fresh | GuardCode {
  const { store, claims, limits, checks } = around;
  const own = new Map<number, NewSection>();
  const unbound: number[] = [];
  let unnamed = 0;
  let count = 0;
  for (const section of sections) {
    const { client } = section;
    const state = store.state(client);
    const structs = unknownOf(section, state, checks);
    if (structs.length === 0) continue;
    if (checks.own && !claims.mayWrite(client, actor)) {
      leftOut.strip(client, structs);
      continue;
    }
    const code = codeOf(structs);
    if (code !== null) return code;
    count += structs.length;
    own.set(client, newSection(client, state, structs, leftOut, checks));
    if (!claims.isBound(client)) unbound.push(client);
    if (!claims.isNamed(client)) unnamed += 1;
  }
  if (own.size > limits.ownSections || count > limits.ownStructs) return "too-many";
  if (unnamed > limits.newClients || !claims.hasRoom(unbound.length, actor)) return "too-many";
  if (unbound.length > around.pageLoads.left(actor.id)) return "try-again";
  return { sections: own, unbound };
}
