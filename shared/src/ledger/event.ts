import type { Language, Voices } from "../board.ts";
import type { CommitmentState, Hands } from "../commitment.ts";
import type { Preset } from "../convergence/thresholds.ts";
import type {
  AgreementId,
  BoardId,
  ClusterId,
  CommitmentId,
  MemberId,
  PositionId,
  SOMEBODY,
  StatementId,
  VersionId,
  VoiceId,
  WHEEL,
} from "../ids.ts";
import type { Role } from "../member.ts";
import type { Phase } from "../phase.ts";
import type { PositionKind } from "../position.ts";
import type { RemovedId } from "../removal.ts";
import type { Grade } from "../stance.ts";

/** What happened. Events are the only way in which a ledger changes; the record is these events, and nobody edits it. */

export interface EventData {
  /** `form`: of the ledger document; absent for the first. */
  "board.opened": { title: string; objective: string; language: Language; voices: Voices; form?: number };
  /** The document was brought to a newer form: it says more of what was in the record already. */
  "board.brought": { to: number };
  "board.changed": { title?: string; objective?: string; language?: Language; thresholds?: Preset };
  "phase.moved": { phase: Phase };
  "door.set": { open: boolean };
  "key.replaced": { role: Role };
  "member.joined": { memberId: MemberId; role: Role; name: string; organization: string | null; brings: string };
  "member.changed": {
    memberId: MemberId;
    role?: Role;
    name?: string;
    organization?: string | null;
    brings?: string;
    takesPart?: boolean;
    excused?: boolean;
    /** What the name and the organisation were before, where they are others now; absent in earlier events. */
    was?: { name?: string; organization?: string | null };
  };
  /** By the server, on a board with anonymous voices: how many are there now, said for several who came. */
  "people.counted": { mediators: number; participants: number; observers: number; expected: number };
  "people.excused": { count: number };
  /** A member, or where voices are anonymous a voice. */
  "member.removed": { memberId: RemovedId; reason: string };
  "member.restored": { memberId: RemovedId };
  "position.placed": { positionId: PositionId; positionKind: PositionKind; text: string };
  "position.reworded": { positionId: PositionId; positionKind: PositionKind; text: string };
  "position.withdrawn": { positionId: PositionId };
  "stance.taken": { statementId: StatementId; grade: Grade; reason: string; condition: string };
  "stance.withdrawn": { statementId: StatementId };
  /** By the server: so many answers are kept back, because too few have answered. */
  "stance.held": { statementId: StatementId; count: number };
  "objection.eased": { versionId: VersionId };
  "cluster.named": { clusterId: ClusterId; sentence: string };
  "agreement.worded": { agreementId: AgreementId; clusterId: ClusterId | null; text: string; revision: number };
  "version.tested": {
    agreementId: AgreementId;
    versionId: VersionId;
    text: string;
    why: string;
    sources: readonly PositionId[];
  };
  "agreement.let-go": { agreementId: AgreementId; why: string };
  "commitment.made": {
    commitmentId: CommitmentId;
    agreementId: AgreementId;
    /** The version that it was made for; absent in earlier events. */
    versionId?: VersionId;
    hands: Hands;
    text: string;
    due: string | null;
    /** Named without being asked: only in earlier events. */
    with: readonly MemberId[];
    /** Asked to join in; absent in earlier events. */
    asked?: readonly MemberId[];
    asOrganization: boolean;
    /** Where voices are anonymous: the name that it is signed with. */
    signed?: Signed;
  };
  "commitment.accepted": { commitmentId: CommitmentId };
  "commitment.declined": { commitmentId: CommitmentId };
  "commitment.reported": { commitmentId: CommitmentId; state: CommitmentState };
  "commitment.withdrawn": { commitmentId: CommitmentId };
  /** Somebody took much off the canvas; so many cards, clusters and drawings of others. */
  "canvas.cleared": { cards: number; clusters: number; drawings: number };
  /**
   * An earlier canvas was brought back: as it was then, what was missing of it, or what somebody had done to things of
   * others. The time is null where voices are anonymous. Or what somebody had added was taken away: so much, of whom where
   * voices are named.
   */
  "canvas.restored": {
    at: number | null;
    what: "all" | "missing" | "doings" | "added";
    taken?: { cards: number; clusters: number; drawings: number };
    of?: MemberId;
  };
}

/** A name under which somebody stands for what they do. */
export interface Signed {
  readonly name: string;
  readonly organization: string | null;
}

export type EventKind = keyof EventData;

/** What `decide` returns: an event before the server gives it a number, a time and its place in the chain. */
export type EventDraft = {
  [K in EventKind]: { readonly kind: K; readonly actor: EventActor; readonly data: EventData[K] };
}[EventKind];

/**
 * Who did it: a voice for what is said, a member for what is done in one's own name, `server` for what follows by itself. Where
 * voices are anonymous, `wheel` for whoever mediates and `somebody` for what would tie a voice to a hand on the canvas.
 */
export type EventActor = VoiceId | MemberId | "server" | typeof WHEEL | typeof SOMEBODY;

export type LedgerEvent = EventDraft & {
  readonly board: BoardId;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number;
  /** SHA-256 (hex) of the event before; 64 zeros for the first. */
  readonly prev: string;
  /** SHA-256 (hex) of this event without this field, as canonical JSON. */
  readonly hash: string;
};
