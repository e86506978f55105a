import { higherRole, isFull, type MemberId, type People, type Refusal, type Role, refuse } from "@acuerdo/shared";
import { isAwaited } from "../auth.ts";
import type { StoredMember } from "../store/store.ts";
import { type Newcomer, partOf } from "./joining.ts";

/** Who came in on a board with anonymous voices. They are in no document and no event: others are told how many they are. */

type Counted = Omit<People, "excused" | "off">;

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

  /** The seat of somebody who comes in, or comes back with more rights or another wish. Nothing else about them is kept. */
  seated({ memberId, role, takesPart }: Newcomer, keys: Readonly<Record<Role, string>>): StoredMember | Refusal {
    const known = this.#seats.get(memberId);
    const first = known?.role ?? role;
    if (first === null) return refuse("key-invalid");
    if (!known && role && isFull(this.#seats.size, role)) return refuse("too-many", "members");
    const raised = higherRole(first, role ?? first);
    const part = partOf(raised, known?.takesPart ?? false, takesPart);
    return { memberId, role: raised, key: keys[raised], takesPart: part };
  }

  counted(): Counted {
    const counts = { mediators: 0, participants: 0, observers: 0, expected: 0 };
    for (const { role, takesPart, key } of this.#seats.values()) {
      if (isAwaited(key)) continue;
      counts[`${role}s`] += 1;
      if (takesPart) counts.expected += 1;
    }
    return counts;
  }
}
