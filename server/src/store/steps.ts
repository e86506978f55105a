import { existsSync } from "node:fs";
import { newer } from "./fault.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openToRead } from "./open.ts";
import { type Plan, planOf } from "./plan.ts";

/** How far a database has come, looked at without changing it: what a later version made of it is not ours to touch. */

/** kysely's, made with the first step. */
const STEPS = "kysely_migration";
const KNOWN = Object.keys(MIGRATIONS).sort();

export interface Progress {
  /** The steps of `migrations.ts` that it has taken, in their order; none where there is none of our tables. */
  readonly steps: readonly string[];
  readonly plan: Plan;
}

/** @throws Error when it cannot be read, or has taken steps that this version does not know. */
export function progressOf(path: string): Progress {
  const file = openToRead(path);
  try {
    const plan = planOf((sql) => file.prepare(sql).all());
    if (!plan.some(({ type, name }) => type === "table" && name === STEPS)) return { steps: [], plan };
    const rows = file.prepare(`SELECT CAST(name AS BLOB) AS name FROM ${STEPS} ORDER BY name`).all();
    const steps = (rows as { name: ArrayBuffer }[]).map(({ name }) => new TextDecoder().decode(name));
    const unknown = steps.find((name) => !KNOWN.includes(name));
    if (unknown !== undefined) throw newer(unknown);
    return { steps, plan };
  } finally {
    file.close();
  }
}

/** @throws Error when a later version has been at the database, which is then as it was. */
export function refuseNewer(path: string): void {
  if (existsSync(path)) progressOf(path);
}
