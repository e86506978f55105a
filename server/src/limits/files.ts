import { readFileSync } from "node:fs";
import type { Settings } from "../config.ts";
import { COSTS } from "./costs.ts";

/** Every connection is an open file, and there are only so many: what is shared out is never more than there is. */

const NO_LIMIT = Number.POSITIVE_INFINITY;

/** Files that this process may have open, where the system says so. */
function mostFiles(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return soft === undefined ? NO_LIMIT : Number(soft);
  } catch {
    return NO_LIMIT; // Another system than Linux: its own limit is met when it is met.
  }
}

/** Connections of the whole server: its sockets and what brings them, and never the last of the files. */
export function mostConnections({ maxSockets }: Settings, files = mostFiles()): number {
  const wanted = maxSockets + COSTS.spareConnections;
  return Math.max(1, Math.min(wanted, files - COSTS.spareFiles));
}

/** The least that an address has, on however small a server. */
const FEW_SOCKETS = 100;
const ADDRESS_SHARE = 6;
/** Of all connections, however many sockets a host grants. */
const FILES_SHARE = 3;

/** Sockets that one address may have. */
export function socketsOfAddress(settings: Settings, files = mostFiles()): number {
  const { maxSocketsPerAddress, maxSockets } = settings;
  const wanted =
    maxSocketsPerAddress ?? Math.max(Math.floor(maxSockets / ADDRESS_SHARE), Math.min(FEW_SOCKETS, maxSockets));
  return Math.max(1, Math.min(wanted, Math.floor(mostConnections(settings, files) / FILES_SHARE)));
}
