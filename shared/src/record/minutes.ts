import type { Judgement, Mode, Words } from "../convergence/judgement.ts";
import type { Companions } from "../i18n/commit.ts";
import type { Agreement, Version } from "../nouns/agreement/agreement.ts";
import type { Board, People } from "../nouns/board/board.ts";
import type { Comment } from "../nouns/comment/comment.ts";
import type { Commitment } from "../nouns/commitment/commitment.ts";
import type { Member } from "../nouns/member/member.ts";
import type { Position } from "../nouns/position/position.ts";
import type { Grade } from "../nouns/stance/stance.ts";

/** What minutes consist of. */

/** Somebody's words with a stance. */
export interface Said {
  readonly who: string;
  readonly organization: string | null;
  readonly grade: Grade;
  readonly reason: string;
  readonly condition: string;
}

export interface VersionMinutes {
  readonly version: Version;
  readonly by: string;
  readonly judgement: Judgement;
  readonly words: Words;
  readonly counts: readonly { readonly grade: Grade; readonly people: number }[];
  readonly reservations: readonly Said[];
  readonly objections: readonly Said[];
  readonly eased: readonly Said[];
  readonly asides: readonly Said[];
  /** Reasons and conditions given with a grade that holds. */
  readonly voices: readonly Said[];
  /** What people said who were taken off the board: it does not count. */
  readonly setAside: readonly Said[];
}

export interface AgreementMinutes {
  readonly agreement: Agreement;
  readonly current: VersionMinutes;
  /** Oldest first. */
  readonly earlier: readonly VersionMinutes[];
}

export interface CommitmentMinutes {
  readonly commitment: Commitment;
  readonly who: string;
  readonly organization: string | null;
  readonly companions: Companions;
  readonly agreementNumber: number;
}

export interface CommentMinutes {
  readonly comment: Comment;
  readonly who: string;
  readonly organization: string | null;
}

export interface PositionMinutes {
  readonly position: Position;
  readonly who: string;
  readonly organization: string | null;
  readonly counts: readonly { readonly grade: Grade; readonly people: number }[];
  readonly comments: readonly CommentMinutes[];
}

export interface ClusterMinutes {
  /** Null: the positions outside every cluster. */
  readonly sentence: string | null;
  readonly agreements: readonly number[];
  readonly positions: readonly PositionMinutes[];
}

export interface PersonMinutes {
  readonly member: Member;
  /** With the names that they had before. */
  readonly who: string;
}

export interface RemovalMinutes {
  readonly who: string;
  readonly reason: string;
}

export interface Minutes {
  readonly board: Board;
  /** How the agreements were judged: counted or estimated. */
  readonly mode: Mode;
  readonly compiledAt: number;
  readonly seq: number;
  readonly hash: string;
  /** Where voices are anonymous: how many, as was last counted; then nobody is named below. */
  readonly people: People | null;
  readonly groups: readonly { readonly organization: string | null; readonly members: readonly PersonMinutes[] }[];
  readonly mediators: readonly PersonMinutes[];
  /** How many looked on: they are not named. */
  readonly observers: number;
  readonly excused: readonly PersonMinutes[];
  readonly removed: readonly RemovalMinutes[];
  readonly standing: readonly AgreementMinutes[];
  readonly unsettled: readonly AgreementMinutes[];
  readonly letGo: readonly AgreementMinutes[];
  readonly drafts: readonly Agreement[];
  readonly commitments: readonly CommitmentMinutes[];
  /** Numbers of standing agreements that nobody has put a hand to. */
  readonly withoutHands: readonly number[];
  readonly clusters: readonly ClusterMinutes[];
}
