import { type Laid, type Ledger, type Member, silentMembers } from "@acuerdo/shared";

/** Whose answer is missing on the agreements that are being tested. */

export interface Unheard {
  readonly member: Member;
  /** Numbers of the agreements. */
  readonly on: readonly number[];
}

/** On boards with named voices: a member each. On anonymous ones nobody may know who has not spoken. */
export function unheardMembers(ledger: Ledger, floor: readonly Laid[]): Unheard[] {
  const on = new Map<Member, number[]>();
  for (const { agreement, version } of floor) {
    for (const member of silentMembers(ledger, version.id)) {
      on.set(member, [...(on.get(member) ?? []), agreement.number]);
    }
  }
  return [...on].map(([member, numbers]) => ({ member, on: numbers }));
}

/** How many answers each agreement still waits for. */
export function missingAnswers(floor: readonly Laid[]): { agreement: number; n: number }[] {
  return floor
    .map(({ agreement, judgement }) => ({ agreement: agreement.number, n: judgement.expected - judgement.answered }))
    .filter(({ n }) => n > 0);
}
