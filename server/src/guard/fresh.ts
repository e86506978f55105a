import type { Checks } from "./checks.ts";
import type { Claims } from "./claims.ts";
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
  readonly end: number;
  readonly structs: readonly Struct[];
  /** How many of the structs have found their place. */
  placed: number;
  /** The clock after the last of those. */
  reached: number;
}

export interface Fresh {
  readonly sections: ReadonlyMap<number, NewSection>;
  /** Client ids to bind when the update is accepted. */
  readonly unbound: readonly number[];
  readonly stripped: number;
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

function codeOf(struct: Struct, expected: number, checks: Checks): GuardCode | null {
  if (checks.gap && struct.clock > expected) return "missing";
  if (struct.kind === GARBAGE) return "shape";
  return struct.kind === DELETED && struct.length > MAX_RUN ? "too-many" : null;
}

/** The structs of one section that end after `state`; gaps have done their work once the clocks are known. */
function unknownOf({ client, structs }: Section, state: number, checks: Checks): Struct[] {
  if (!checks.known) return structs.filter((struct) => struct.kind !== GAP);
  const unknown = structs.filter((struct) => struct.kind !== GAP && struct.clock + struct.length > state);
  const first = unknown[0];
  if (first !== undefined && first.clock < state && first.kind !== GARBAGE) unknown[0] = cut(client, first, state);
  return unknown;
}

function newSection(client: number, start: number, structs: readonly Struct[], checks: Checks): NewSection | GuardCode {
  let end = start;
  for (const struct of structs) {
    const code = codeOf(struct, end, checks);
    if (code !== null) return code;
    end = struct.clock + struct.length;
  }
  return { client, start, end, structs, placed: 0, reached: start };
}

export interface Around {
  readonly store: CanvasStore;
  readonly claims: Claims;
  readonly limits: GuardLimits;
  readonly checks: Checks;
}

export function freshOf(sections: readonly Section[], actor: GuardActor, around: Around): Fresh | GuardCode {
  const { store, claims, limits, checks } = around;
  const own = new Map<number, NewSection>();
  const unbound: number[] = [];
  let stripped = 0;
  for (const section of sections) {
    const { client } = section;
    const state = store.state(client);
    const unknown = unknownOf(section, state, checks);
    if (unknown.length === 0) continue;
    if (checks.own && !claims.mayWrite(client, actor)) {
      stripped += unknown.length;
      continue;
    }
    const fresh = newSection(client, checks.known ? state : (unknown[0] as Struct).clock, unknown, checks);
    if (typeof fresh === "string") return fresh;
    own.set(client, fresh);
    if (!claims.isBound(client)) unbound.push(client);
  }
  if (unbound.length > limits.newClients || !claims.hasRoom(unbound.length, actor)) return "too-many";
  return { sections: own, unbound, stripped };
}
