import { higherRole, type MemberId, type People, type Role } from "@acuerdo/shared";
import type { StoredMember } from "../store/store.ts";

/** Who came in on a board with anonymous voices. They are in no document and no event: others are told how many they are. */

type Counted = Omit<People, "excused">;

/** Whether this role takes part: participants always do, those who look on never; a mediator says so. */
export function partOf(role: Role, known: boolean, asked: boolean | undefined): boolean {
  return role === "mediator" ? (asked ?? known) : role === "participant";
}

export class Seats {
  #seats: ReadonlyMap<MemberId, StoredMember>;

  constructor(members: readonly StoredMember[]) {
    this.#seats = new Map(members.map((member) => [member.memberId, member]));
  }

  get size(): number {
    return this.#seats.size;
  }

  get(id: MemberId): StoredMember | undefined {
    return this.#seats.get(id);
  }

  /** After it is on disk. */
  take(member: StoredMember): void {
    this.#seats = new Map(this.#seats).set(member.memberId, member);
  }

  /** The seat as it is when somebody comes in with a role, or comes back with another. */
  seated(id: MemberId, role: Role, takesPart: boolean | undefined, key: string): StoredMember {
    const known = this.#seats.get(id);
    const raised = known ? higherRole(known.role, role) : role;
    return { memberId: id, role: raised, key, takesPart: partOf(raised, known?.takesPart ?? false, takesPart) };
  }

  counted(): Counted {
    const counts = { mediators: 0, participants: 0, observers: 0, expected: 0 };
    for (const { role, takesPart } of this.#seats.values()) {
      counts[`${role}s`] += 1;
      if (takesPart) counts.expected += 1;
    }
    return counts;
  }
}
