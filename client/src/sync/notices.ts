import type { Asked, RefusalCode } from "@acuerdo/shared";

/** What a session has to say until it is dismissed. */

export interface Notice {
  readonly id: number;
  readonly code: RefusalCode | "offline";
  /** What was asked, where it is about that. */
  readonly asked: Asked | null;
}

/** More than this at once is not read. */
const AT_ONCE = 3;

let told = 0;

/** The notices with one more; the oldest make room, and what is said again is said once. */
export function withNotice(
  notices: readonly Notice[],
  code: Notice["code"],
  asked: Asked | null = null,
): readonly Notice[] {
  told += 1;
  const others = notices.filter((notice) => notice.code !== code || notice.asked?.kind !== asked?.kind);
  return [...others, { id: told, code, asked }].slice(-AT_ONCE);
}
