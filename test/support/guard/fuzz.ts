/** Runs attacks against a guard, and looks at what each did to the document, to those who receive it, and to its victims. */
import type * as Y from "yjs";
import type { Checks } from "../../../server/src/guard/checks.ts";
import type { GuardVerdict } from "../../../server/src/guard/verdict.ts";
import { ATTACKS, type Attack, DRAWN } from "./attacks.ts";
import { pick } from "./forge.ts";
import { begin, type Harm, harmsOf, harmUnguarded, isSlow, look, shown } from "./oracle.ts";
import { type Person, Stage } from "./stage.ts";

/** Attacks on one stage before the next one is set. */
const ATTACKS_A_STAGE = 50;

export interface Tally {
  cases: number;
  accepted: number;
  refused: number;
  /** Accepted with something left out. */
  stripped: number;
  /** Cases whose bytes do harm to a document without a guard. */
  harmfulUnguarded: number;
  unguarded: Record<string, number>;
  codes: Record<string, number>;
  victims: number;
  controls: number;
  /** What got through: seed, attack and harm. Must stay empty. */
  harms: string[];
}

export function emptyTally(): Tally {
  const counts = { cases: 0, accepted: 0, refused: 0, stripped: 0, harmfulUnguarded: 0, victims: 0, controls: 0 };
  return { ...counts, unguarded: {}, codes: {}, harms: [] };
}

export interface FuzzSetup {
  readonly seed: number;
  readonly cases: number;
  readonly checks?: Partial<Checks>;
  /** Also try the bytes on a document without a guard. */
  readonly unguarded?: boolean;
  /** This attack alone. */
  readonly only?: string;
  /** End at the first harm. */
  readonly untilHarm?: boolean;
  /** The first stage: 0 where none is left out. */
  readonly from?: number;
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** What one attack did on the guarded side; the verdict, or what the guard threw. */
function strike(stage: Stage, { update, as = stage.mallory }: Attack): { verdict: GuardVerdict | null; harms: Harm[] } {
  const before = look(stage.doc);
  const start = begin();
  let verdict: GuardVerdict;
  try {
    verdict = stage.send(as, update);
  } catch {
    return { verdict: null, harms: ["throws"] }; // With a check switched off, Yjs or the guard's own invariant may say so.
  }
  const harms = new Set<Harm>(isSlow(start) ? ["slow"] : []);
  const now = shown(stage.doc);
  if (!verdict.ok && now !== before.shown) harms.add("refused but changed");
  if (as === stage.olga && now !== before.shown) harms.add("observer wrote");
  const owned = (client: number): boolean => stage.owners.get(client) === as.actor.id;
  for (const harm of harmsOf(stage.doc, now, before, owned)) harms.add(harm);
  if (verdict.ok && isOtherwise(stage.bob.doc, now)) harms.add("receiver differs");
  return { verdict, harms: [...harms] };
}

function isOtherwise(receiver: Y.Doc, now: string): boolean {
  return shown(receiver) !== now || receiver.store.pendingStructs !== null || receiver.store.pendingDs !== null;
}

/** The next honest write of somebody, which must be accepted whole and be there for everybody. */
function isLost(stage: Stage, victim: Person): boolean {
  try {
    stage.write(victim);
  } catch {
    return true; // Refused: the stage says so by throwing.
  }
  return shown(victim.doc) !== shown(stage.doc);
}

function runOne(stage: Stage, name: string, setup: FuzzSetup, tally: Tally): Harm[] {
  const made = (ATTACKS[name] as (typeof ATTACKS)[string])(stage);
  const attack: Attack = made instanceof Uint8Array ? { update: made } : made;
  const as = attack.as ?? stage.mallory;
  if (setup.unguarded) {
    const harms = harmUnguarded(stage.copy(), attack.update, (client) => stage.owners.get(client) === as.actor.id);
    if (as === stage.olga) harms.push("observer wrote");
    for (const harm of harms) add(tally.unguarded, harm);
    if (harms.length > 0) tally.harmfulUnguarded += 1;
  }
  if (attack.claims) stage.guard.admit(attack.claims, as.actor);
  const { verdict, harms } = strike(stage, attack);
  tally.cases += 1;
  if (verdict?.ok) tally.accepted += 1;
  else tally.refused += 1;
  if (verdict?.ok && verdict.stripped > 0) tally.stripped += 1;
  if (verdict?.ok === false) add(tally.codes, verdict.code);
  if (harms.length > 0) return harms;
  tally.victims += 1;
  if (isLost(stage, stage.bob)) return ["victim's write lost"];
  if (stage.rng() < 0.1) {
    tally.controls += 1;
    if (isLost(stage, stage.mallory)) return ["victim's write lost"];
  }
  return [];
}

/** So many attacks, by a seed. After a harm the stage is set anew. */
export function fuzz(setup: FuzzSetup): Tally {
  const tally = emptyTally();
  for (let round = setup.from ?? 0; tally.cases < setup.cases; round++) {
    const seed = setup.seed * 1_000_003 + round;
    const stage = new Stage(seed, setup.checks ? { checks: setup.checks } : {});
    for (let i = 0; i < ATTACKS_A_STAGE && tally.cases < setup.cases; i++) {
      const name = setup.only ?? pick(stage.rng, DRAWN);
      const harms = runOne(stage, name, setup, tally);
      if (harms.length === 0) continue;
      tally.harms.push(`stage ${seed}, attack ${i}, ${name}: ${harms.join(", ")}`);
      if (setup.untilHarm) return tally;
      break;
    }
  }
  return tally;
}
