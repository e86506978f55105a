import { writeFileSync } from "node:fs";
import { writeUpdates } from "../lib/seed.js";
import { livedIn } from "../load/lived-in.js";
import { syncStep2 } from "../load/wire.js";

/** Not a measurement: makes the lived-in board for the join storm, as updates and as a ready answer. */
export async function run({ seed }) {
  const { updates, state } = livedIn();
  writeUpdates(seed.updates, updates);
  writeFileSync(seed.answer, syncStep2(state));
  return { bytes: state.length };
}
