import { type MemberId, type PositionId, type StatementId, type VersionId, type VoiceId, WHEEL } from "../ids.ts";
import type { Agreement, Version } from "../nouns/agreement/agreement.ts";
import { commentsOn } from "../nouns/comment/comment.ts";
import type { Actor, Identity, Member } from "../nouns/member/member.ts";
import type { Ledger } from "./ledger.ts";

/** Who is asked, and what: all that a phone needs of it before it has to weigh anything. */

/** Whether it is somebody who is on the board: not taken off it, and not another member by now. */
export const isPresent = ({ removed, as }: Member): boolean => !removed && as === undefined;

/** Who is on the board: everybody who joined and was not taken off it, each person once. */
export function presentMembers(ledger: Pick<Ledger, "members">): Member[] {
  return [...ledger.members.values()].filter(isPresent);
}

/** The ids of somebody by which a mediator may know them. */
type Known = Pick<Identity, "memberId" | "voiceId" | "signature">;

/** Who somebody is by whichever of their devices: of two members that are one person, the one who stayed. */
export function personOf<Who extends Known>({ members }: Pick<Ledger, "members">, who: Who): Who {
  const as = members.get(who.memberId)?.as;
  return as === undefined ? who : { ...who, memberId: as, voiceId: as as string as VoiceId, signature: as };
}

/** Whether a mediator has taken this person off the board, by the id under which they are known, speak or sign. */
export function isRemoved(ledger: Pick<Ledger, "removed" | "members">, who: Known): boolean {
  if (ledger.removed.size === 0) return false;
  const { memberId, voiceId, signature } = personOf(ledger, who);
  return [memberId, voiceId, signature].some((id) => ledger.removed.has(id));
}

/** Members whose stance is waited for. */
export function expectedMembers(ledger: Pick<Ledger, "members">): Member[] {
  return presentMembers(ledger).filter((member) => member.takesPart && !member.excused && !member.left);
}

/**
 * Whether somebody came after a version had been put to the test: it waits for those who were there. Whoever came later is
 * asked too, and counts once they answer, so that coming in to look undoes nothing. What has no number is of before: not known.
 */
export function cameLater(
  { versions }: Pick<Ledger, "versions">,
  statement: StatementId,
  { seq, since = seq }: Pick<Member, "seq" | "since">,
): boolean {
  const tested = versions.get(statement as VersionId)?.seq ?? 0;
  return tested > 0 && since > tested;
}

/** Members whose answer to this statement is waited for, those who have given it among them. */
export function expectedOn(ledger: Pick<Ledger, "members" | "versions" | "stances">, statement: StatementId): Member[] {
  const given = ledger.stances.get(statement);
  return expectedMembers(ledger).filter(
    (member) => !cameLater(ledger, statement, member) || given?.has(member.id as string as VoiceId),
  );
}

/** How many people's stance is waited for: where voices are anonymous, as was last counted. */
export function expectedCount(ledger: Pick<Ledger, "board" | "members">): number {
  const { voices, people } = ledger.board;
  if (voices === "named" || !people) return expectedMembers(ledger).length;
  return Math.max(0, people.expected - people.excused - people.off);
}

/**
 * The same of one statement, where voices are anonymous. A version waits for as many as there were when it was put to the test:
 * whoever comes later only to look undoes nothing there either. Who of them they were nobody knows.
 */
export function expectedCountOn(
  ledger: Pick<Ledger, "board" | "members" | "versions">,
  statement: StatementId,
): number {
  const then = ledger.versions.get(statement as VersionId)?.expected ?? Number.POSITIVE_INFINITY;
  return Math.min(expectedCount(ledger), then);
}

/** Whether the asker's stance is waited for and counted. Where voices are anonymous, the ledger does not know. */
export function takesPart(ledger: Pick<Ledger, "board" | "members">, actor: Actor): boolean {
  if (ledger.board.voices === "anonymous") return actor.takesPart;
  return ledger.members.get(actor.memberId)?.takesPart === true;
}

/**
 * Under which voice the asker speaks. Where voices are anonymous, whoever mediates without taking part has none: it would be the
 * one that never answers.
 */
export function speakerOf(ledger: Pick<Ledger, "board">, actor: Actor): VoiceId {
  const isWheel = ledger.board.voices === "anonymous" && actor.role === "mediator" && !actor.takesPart;
  return isWheel ? (WHEEL as string as VoiceId) : actor.voiceId;
}

/** In whose name the wheel is used: where voices are anonymous, in that of whoever mediates. */
export function wheelOf(ledger: Pick<Ledger, "board">, actor: Pick<Actor, "memberId">): MemberId | typeof WHEEL {
  return ledger.board.voices === "anonymous" ? WHEEL : actor.memberId;
}

/** Whether it is the asker's to change: under their voice, or as whoever mediates. */
export function isOwn(by: VoiceId, actor: Actor): boolean {
  return by === actor.voiceId || ((by as string) === WHEEL && actor.role === "mediator");
}

/** Whether the asker has signed it. Before signatures were apart, people signed under their member's id. */
export const isSigner = (by: MemberId, actor: Actor): boolean => by === actor.signature || by === actor.memberId;

/** Whether somebody else has answered it, also where it is not shown how, or has said something about it. */
export function answeredByOthers(
  ledger: Pick<Ledger, "stances" | "held" | "comments">,
  statement: PositionId,
  voice: VoiceId,
): boolean {
  const given = ledger.stances.get(statement);
  const others = [...(given?.keys() ?? [])].some((by) => by !== voice);
  const hasComments = commentsOn(ledger.comments, statement).some(({ by }) => by !== voice);
  // One's own answer is shown to oneself on top of the ledger, and then is not among those kept back.
  return others || hasComments || (ledger.held.get(statement)?.count ?? 0) > 0;
}

/** Fewer answers than this would tell on an anonymous board who said what. */
const FEWEST_SHOWN = 3;

/** Whether it may be shown how people answered, not only how many did. */
export function mayBreakDown(ledger: Pick<Ledger, "board">, answers: number): boolean {
  return ledger.board.voices === "named" || answers >= FEWEST_SHOWN;
}

/** The version that people are asked about now; null while there is only a draft. */
export function currentVersion(ledger: Pick<Ledger, "versions">, agreement: Agreement): Version | null {
  const id = agreement.versionIds.at(-1);
  return (id && ledger.versions.get(id)) ?? null;
}
