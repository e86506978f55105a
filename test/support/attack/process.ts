import { readdirSync, readFileSync } from "node:fs";
import type { ServerProcess } from "../server/server.ts";

/** What the system knows of a server's process. */

/** Bytes of memory that it holds. */
export function memoryOf({ child }: ServerProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1_024;
}

/** Files and sockets that it has open. */
export const filesOf = ({ child }: ServerProcess): number => readdirSync(`/proc/${child.pid}/fd`).length;
