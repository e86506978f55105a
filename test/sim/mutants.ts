import type { Flaws } from "./world.ts";

/** Weakened servers, each of which the simulator must find out. */
export const MUTANTS: Readonly<Record<string, Flaws>> = {
  "acknowledges canvas rows before they are on disk": { ackEarly: true },
  "answers intents before they are on disk": { answerEarly: true },
  "echoes marks when they arrive": { echoAtOnce: true },
  "never asks clients for what they hold": { neverAsks: true },
  "leaves out an update now and then": { tellsFew: true },
  "goes on after a failed commit": { shrugs: true },
  "replaces the log by a snapshot that is behind": { snapshotBehind: true },
  "takes no notice of what it has left out": { overlooks: true },
  "waits for ever for those who do not come": { neverGivesUp: true },
  "forgets whose each client id is": { forgetsClaims: true },
};
