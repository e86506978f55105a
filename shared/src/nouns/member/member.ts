import type { ClusterId, MemberId, VoiceId } from "../../ids.ts";

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
  /** The organisation under whose name theirs is counted, where the two were put together; absent elsewhere. */
  readonly under?: string;
  /** What the member brings to the network, in their words. */
  readonly brings: string;
  /** Whether this member's stance is waited for and counted. True for participants; a mediator may choose it. */
  readonly takesPart: boolean;
  /** Absent with notice: no longer waited for. */
  readonly excused: boolean;
  /** Is one person with this member, and stands here only under the names that the record tells. Absent elsewhere. */
  readonly as?: MemberId;
  /** The number of the event that said so: from there on their names are that member's too. */
  readonly asSince?: number;
  /** The number of the event since which this person is here, where they came by another device first. Absent elsewhere. */
  readonly since?: number;
  /** Whether this is one person with another member: whoever mediates has asked, and these of the two have said yes. */
  readonly asked?: { readonly into: MemberId; readonly yes: readonly MemberId[] };
  /** Has left the group: is not waited for, and what they said stays and counts. Absent elsewhere. */
  readonly left?: true;
  /** Taken off the board by a mediator: not waited for, not counted, not let in. */
  readonly removed: boolean;
  readonly joinedAt: number;
  readonly seq: number;
  /** Earlier names and organisations, oldest first. */
  readonly before: readonly FormerName[];
}

/**
 * Under which ids somebody is known: the device's on this board, the one they speak under, and the one they sign under what
 * they do in their own name. One and the same where voices are named; where they are anonymous, nobody can tell which belong
 * together, and the first is known to the device and the server alone.
 */
export interface Identity {
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  readonly signature: MemberId;
  readonly role: Role;
}

/** Who asks: resolved by the server from a token, never taken from a message. */
export interface Actor extends Identity {
  /** Whether this person's stance is waited for and counted. Where voices are named, the ledger says it. */
  readonly takesPart: boolean;
  /** The clusters that this person gave a sentence to, where the ledger does not say it. */
  readonly named?: ReadonlySet<ClusterId>;
}

const RANK = { observer: 0, participant: 1, mediator: 2 } as const satisfies Record<Role, number>;

/** The role that may do more. */
export function higherRole(a: Role, b: Role): Role {
  return RANK[a] >= RANK[b] ? a : b;
}
