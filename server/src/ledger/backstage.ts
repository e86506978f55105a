import type { EventDraft, Identity, Intent, Ledger, Member, MemberId, Place, Refusal, Role } from "@acuerdo/shared";
import type { Commit, NewKey, StoredMember } from "../store/store.ts";
import type { HeldChange } from "./held.ts";
import type { Newcomer } from "./joining.ts";
import type { Late } from "./late.ts";
import type { CodeChange, PersonalCodes } from "./personal-codes.ts";

/** What the writer of a ledger keeps beside it: by whether voices are named or anonymous. */

/** What a plan leaves behind beside its events. */
export interface Beside {
  readonly member?: StoredMember;
  readonly held?: HeldChange;
  readonly codes?: CodeChange;
}

/** Drafts to append, and what is stored with them. */
export interface Planned extends Beside {
  readonly drafts: readonly EventDraft[];
  /** A key that takes the place of another. */
  readonly key?: NewKey;
  /** The asker's own is kept back: the answer says so. */
  readonly isHeld?: boolean;
}

/** SHA-256 (hex) of each role's key. */
export type Keys = Readonly<Record<Role, string>>;
export interface LetIn {
  readonly drafts: readonly EventDraft[];
  readonly member: StoredMember;
}

export type Rows = Pick<Commit, "member" | "held">;

/** Somebody who was let in, as far as it is known who they are. */
export type Guest = Pick<Member, "name" | "organization" | "brings" | "role" | "takesPart">;

export interface Backstage {
  /** Null where nobody joins two devices. */
  readonly codes: PersonalCodes | null;
  decide(ledger: Ledger, intent: Intent, asker: Identity): Planned | Refusal;
  /** What letting somebody in leaves behind, and the role that they have from now on. */
  letIn(ledger: Ledger, newcomer: Newcomer, keys: Keys): LetIn | Refusal;
  member(ledger: Ledger, id: MemberId): Guest | undefined;
  /** What is kept back of what this person has said. */
  heldOf(asker: Identity): readonly EventDraft[];
  /** Whose the client ids are under which this person draws. */
  handOf(asker: Identity): MemberId;
  /** Where a position's card is put for whom this place was asked: null for the next free cell, undefined for no card. */
  placeFor(asked: Place | null | undefined): Place | null | undefined;
  /** What is to be said now, of what has waited; null when nothing is. */
  due(ledger: Ledger, late: Late): Planned | null;
  /** The time of what is said now. */
  time(ledger: Ledger, now: number): number;
  /** What is to be stored. */
  rows(beside: Beside): Rows;
  /** After it is on disk. */
  apply(beside: Beside): void;
}
