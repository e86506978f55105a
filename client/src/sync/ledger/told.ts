import type { Commitment, Ledger } from "@acuerdo/shared";
import { useSession, useSessionPart } from "../use-session.ts";

const saidOf = ({ text, state, with: named, asked, joined, withdrawn }: Commitment): string =>
  JSON.stringify([text, state, named, asked, joined, withdrawn]);

/**
 * Whether others see a commitment as I do. Where voices are anonymous, the server keeps what is signed back for some minutes, and
 * shows it to its author alone.
 * @param everybodys the ledger without what waits and what is kept back of mine.
 */
export function isTold(everybodys: Ledger | null, commitment: Commitment): boolean {
  if (everybodys?.board.voices !== "anonymous") return true;
  const told = everybodys.commitments.get(commitment.id);
  return told !== undefined && saidOf(told) === saidOf(commitment);
}

export function useIsTold(commitment: Commitment): boolean {
  const session = useSession();
  return useSessionPart(() => isTold(session.everybodys, commitment));
}
