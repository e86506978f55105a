import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Hindrance } from "./hindrance.ts";

/** What the system does not allow, said so that whoever runs the server knows which file it is, whose, and who asks. */

/** Windows has other means, which these numbers do not show. */
const hasOwners = process.platform !== "win32";

/** Whether anybody but its owner may do anything with it. */
export function openToOthers(path: string): boolean {
  return hasOwners && (statSync(path).mode & 0o077) !== 0;
}

/** A user's name as the system knows it, or the number. */
function nameOf(uid: number): string {
  const known = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const found = known.map((line) => line.split(":")).find(([, , id]) => id === String(uid));
  return found?.[0] ?? `user ${uid}`;
}

/** As whom this process runs. */
export function runner(): string {
  return process.geteuid ? nameOf(process.geteuid()) : "this user";
}

const codeOf = (fault: unknown): string => (fault as { code?: string }).code ?? String(fault);

/** What of a file or folder is in the way: whose it is, or what its owner may do with it. */
function whose(path: string): string {
  if (!hasOwners || !process.geteuid) return "";
  const { uid, mode } = statSync(path);
  const bits = (mode & 0o777).toString(8).padStart(3, "0");
  return uid === process.geteuid()
    ? ` it belongs to ${runner()}, as whom this runs, but with mode ${bits}`
    : ` it belongs to ${nameOf(uid)} (mode ${bits}), and this runs as ${runner()}`;
}

/** @param what "The file" or "The data folder". */
export function mayNot(path: string, what: string, fault: unknown): Hindrance {
  if (codeOf(fault) === "EROFS") return new Hindrance(`${what} ${path} is on a disk that can only be read.`);
  const because = whose(path);
  return new Hindrance(`${what} ${path} cannot be used (${codeOf(fault)})${because && `:${because}`}.`);
}

/** The nearest folder above that is there. */
function above(path: string): string {
  const parent = dirname(path);
  return existsSync(parent) || parent === path ? parent : above(parent);
}

export function mayNotMake(path: string, fault: unknown): Hindrance {
  const parent = above(path);
  if (codeOf(fault) === "EEXIST")
    return new Hindrance(`The data folder ${path} cannot be made: there is a link that leads nowhere.`);
  if (codeOf(fault) === "ENOSPC") return new Hindrance(`The data folder ${path} cannot be made: the disk is full.`);
  if (!statSync(parent).isDirectory())
    return new Hindrance(`The data folder ${path} cannot be made: ${parent} is a file.`);
  return mayNot(parent, `The data folder ${path} cannot be made: the folder`, fault);
}
