/** What goes wrong with what is kept, told apart once for all: requests, sockets, the log, the start and the commands. */

export type StoreFault =
  /** No room on the disk, or none left for this user. */
  | "full"
  /** The disk does not take it, or does not give it back: full, failing, or gone. */
  | "failing"
  /** The system does not let it be opened or written. */
  | "unwritable"
  /** Another process holds it longer than we wait. */
  | "locked"
  | "no-database"
  /** What is read is not what was written. */
  | "damaged"
  /** A later version has changed the tables. */
  | "newer"
  /** The store's thread has ended. */
  | "gone"
  | "other";

/** By the beginning of the code: SQLite's have finer ones below them. */
const FAULTS: readonly (readonly [RegExp, StoreFault])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, "full"],
  [/^(SQLITE_IOERR|EIO)/, "failing"],
  [/^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS)/, "unwritable"],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "locked"],
  [/^SQLITE_NOTADB/, "no-database"],
  [/^(SQLITE_CORRUPT|DAMAGED)/, "damaged"],
  [/^NEWER_DATABASE/, "newer"],
  [/^SQLITE_THREAD/, "gone"],
  [/^SQLITE_/, "other"],
];

const codeOf = (fault: unknown): string => {
  const { code } = (fault ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "";
};

/** What is wrong with the store; null where it is not the store. */
export function storeFaultOf(fault: unknown): StoreFault | null {
  const code = codeOf(fault);
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** Whether something went wrong on disk rather than in the code: worth trying again, where a bug, or a damaged row, is not. */
export function isStoreFault(fault: unknown): boolean {
  return codeOf(fault).startsWith("SQLITE_");
}

/** What was read is not what was written, and trying again does not help: the board is not shown, and a backup is needed. */
export function damaged(message: string): Error {
  return Object.assign(new Error(message), { code: "DAMAGED" });
}

/** The tables are a later version's, which made `step` of them. */
export function newer(step: string): Error {
  const message = `a newer version of Acuerdo has been here (${step}): use that version, or put back a backup from before it with npm run restore -- FILE --replace`;
  return Object.assign(new Error(message), { code: "NEWER_DATABASE" });
}

export function isDamage(fault: unknown): boolean {
  return (fault as { code?: unknown } | null)?.code === "DAMAGED";
}
