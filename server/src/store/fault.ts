/** Whether something went wrong on disk rather than in the code: worth trying again, where a bug is not. */
export function isStoreFault(fault: unknown): boolean {
  const { code } = (fault ?? {}) as { code?: unknown };
  return typeof code === "string" && code.startsWith("SQLITE_");
}
