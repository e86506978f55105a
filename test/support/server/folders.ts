import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Where the servers of tests keep their data: in memory, where the system offers it and it has room, else in the system's folder for
 * what passes. Tests end processes and change bytes, and none takes away the power: a disk's slowness would be waited for and show nothing.
 */

const IN_MEMORY = "/dev/shm";
/** All tests together write less than half of it. */
const ROOM_BYTES = 2 ** 31;

function isRoomy(): boolean {
  if (!existsSync(IN_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ROOM_BYTES;
}

/** Once for all files of a run; they find it by the environment. Gone with all that is in it when the run is over. */
export default function setup(): () => void {
  const all = mkdtempSync(join(isRoomy() ? IN_MEMORY : tmpdir(), "acuerdo-tests-"));
  chmodSync(all, 0o711); // a test looks at one as another user
  process.env.TEST_FOLDERS = all;
  return () => rmSync(all, { recursive: true, force: true, maxRetries: 5 });
}
