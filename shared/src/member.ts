import type { MemberId, VoiceId } from "./ids.ts";

/** A person, or a person for an organisation, who joined a board. */

export const ROLES = ["mediator", "participant", "observer"] as const;
export type Role = (typeof ROLES)[number];

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
  readonly joinedAt: number;
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
