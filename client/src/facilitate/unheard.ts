import {
  answerOf,
  expectedMembers,
  type Laid,
  type Ledger,
  type Member,
  type MemberId,
  type VoiceId,
} from "@acuerdo/shared";

/** Whose answer is missing on the agreements that are being tested. */

export interface Unheard {
  readonly member: Member;
  /** Numbers of the agreements. */
  readonly on: readonly number[];
}

/** On boards with named voices: a member each. On anonymous ones nobody may know who has not spoken. */
export function unheardMembers(ledger: Ledger, floor: readonly Laid[]): Unheard[] {
  if (ledger.board.voices === "anonymous") return [];
  return expectedMembers(ledger)
    .map((member) => ({ member, on: floor.filter((laid) => !hasSpoken(ledger, laid, member.id)).map(numberOf) }))
    .filter(({ on }) => on.length > 0);
}

const numberOf = ({ agreement }: Laid): number => agreement.number;

function hasSpoken(ledger: Ledger, { version }: Laid, member: MemberId): boolean {
  const stance = ledger.stances.get(version.id)?.get(member as string as VoiceId);
  return stance !== undefined && answerOf(stance.grade) !== null;
}

/** How many answers each agreement still waits for. */
export function missingAnswers(floor: readonly Laid[]): { agreement: number; n: number }[] {
  return floor
    .map(({ agreement, judgement }) => ({ agreement: agreement.number, n: judgement.expected - judgement.answered }))
    .filter(({ n }) => n > 0);
}
