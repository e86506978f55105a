import type { MemberId, VoiceId } from "./ids.ts";

/** A person, or a person for an organisation, who joined a board. */

export const ROLES = ["mediator", "participant", "observer"] as const;
export type Role = (typeof ROLES)[number];

/** Under which name, and from where, a member spoke until an event changed it. */
export interface FormerName {
  readonly name: string;
  readonly organization: string | null;
  /** The number of the event that changed it: what has a smaller one was said under this name. */
  readonly until: number;
}

export interface Member {
  readonly id: MemberId;
  readonly role: Role;
  readonly name: string;
  readonly organization: string | null;
  /** What the member brings to the network, in their words. */
  readonly brings: string;
  /** Whether this member's stance is waited for and counted. True for participants; a mediator may choose it. */
  readonly takesPart: boolean;
  /** Absent with notice: no longer waited for. */
  readonly excused: boolean;
  /** Taken off the board by a mediator: not waited for, not counted, not let in. */
  readonly removed: boolean;
  readonly joinedAt: number;
  readonly seq: number;
  /** Earlier names and organisations, oldest first. */
  readonly before: readonly FormerName[];
}

/** Who asks: resolved by the server from a token, never taken from a message. */
export interface Actor {
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  readonly role: Role;
}

const RANK = { observer: 0, participant: 1, mediator: 2 } as const satisfies Record<Role, number>;

/** The role that may do more. */
export function higherRole(a: Role, b: Role): Role {
  return RANK[a] >= RANK[b] ? a : b;
}
