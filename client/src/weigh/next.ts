import {
  drawInCrowd,
  type Ledger,
  type Member,
  modeOf,
  queueInRoom,
  randomOf,
  type StatementId,
  thresholdsOf,
  type VoiceId,
  type Waiting,
  weighStatement,
} from "@acuerdo/shared";

/**
 * Which of the waiting statements is asked next: wordings under test before positions; in a room first what one answer
 * brings nearer, in a crowd drawn where an answer tells most. Seeded by board and voice: a reload asks the same.
 */

const waitingOf = (ledger: Ledger, id: StatementId): Waiting => ({ id, ...weighStatement(ledger, id) });

/** Null where voices are anonymous: nobody's organisation may steer what a voice is asked. */
function groupOf(ledger: Ledger, me: VoiceId): string | null {
  if (ledger.board.voices === "anonymous") return null;
  return ledger.members.get(me as string as Member["id"])?.organization ?? null;
}

/** `step` tells one draw from the next. */
export function nextOf(
  ledger: Ledger,
  me: VoiceId,
  waiting: readonly StatementId[],
  step: number,
): StatementId | undefined {
  const tested = waiting.filter((id) => ledger.versions.has(id as never));
  const asked = (tested.length > 0 ? tested : waiting).map((id) => waitingOf(ledger, id));
  const group = groupOf(ledger, me);
  const seed = `${ledger.board.id}/${me}/ask`;
  const next =
    modeOf(ledger) === "room"
      ? queueInRoom(asked, group, randomOf(seed), thresholdsOf(ledger))[0]
      : drawInCrowd(asked, group, randomOf(`${seed}/${step}`));
  return next as StatementId | undefined;
}
