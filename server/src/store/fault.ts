/** Whether something went wrong on disk rather than in the code: worth trying again, where a bug is not. */
export function isStoreFault(fault: unknown): boolean {
  const { code } = (fault ?? {}) as { code?: unknown };
  return typeof code === "string" && code.startsWith("SQLITE_");
}

/** What was read is not what was written, and trying again does not help: the board is not shown, and a backup is needed. */
export function damaged(message: string): Error {
  return Object.assign(new Error(message), { code: "DAMAGED" });
}

export function isDamage(fault: unknown): boolean {
  return (fault as { code?: unknown } | null)?.code === "DAMAGED";
}
