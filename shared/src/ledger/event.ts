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
  StatementId,
  VersionId,
  VoiceId,
} from "../ids.ts";
import type { Role } from "../member.ts";
import type { Phase } from "../phase.ts";
import type { PositionKind } from "../position.ts";
import type { Grade } from "../stance.ts";

/** What happened. Events are the only way in which a ledger changes; the record is these events, and nobody edits it. */

export interface EventData {
  "board.opened": { title: string; objective: string; language: Language; voices: Voices };
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
  };
  "position.placed": { positionId: PositionId; positionKind: PositionKind; text: string };
  "position.reworded": { positionId: PositionId; positionKind: PositionKind; text: string };
  "position.withdrawn": { positionId: PositionId };
  "stance.taken": { statementId: StatementId; grade: Grade; reason: string; condition: string };
  "stance.withdrawn": { statementId: StatementId };
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
    hands: Hands;
    text: string;
    due: string | null;
    with: readonly MemberId[];
    asOrganization: boolean;
  };
  "commitment.reported": { commitmentId: CommitmentId; state: CommitmentState };
  "commitment.withdrawn": { commitmentId: CommitmentId };
}

export type EventKind = keyof EventData;

/** What `decide` returns: an event before the server gives it a number, a time and its place in the chain. */
export type EventDraft = {
  [K in EventKind]: { readonly kind: K; readonly actor: EventActor; readonly data: EventData[K] };
}[EventKind];

/** Who did it: a voice for what is said, a member for what is done in one's own name, `server` for the opening. */
export type EventActor = VoiceId | MemberId | "server";

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
