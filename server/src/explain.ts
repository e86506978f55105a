import { join } from "node:path";
import type { Settings } from "./config.ts";
import { Hindrance } from "./hindrance.ts";
import { lanAddresses } from "./network.ts";
import { runner } from "./permissions.ts";
import { type StoreFault, storeFaultOf } from "./store/fault.ts";
import { DATABASE } from "./store/names.ts";

/** What went wrong at the start or in a command, in words for whoever runs the server: it names the thing, and what helps. */

type Fault = { readonly code?: string; readonly syscall?: string; readonly message?: string };

const OTHERS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "there is one already",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ERR_STRING_TOO_LONG: "it is too large to be read",
  ERR_FS_FILE_TOO_LARGE: "it is too large to be read",
};

const STORE: Readonly<Record<Exclude<StoreFault, "newer" | "other" | "damaged">, string>> = {
  full: "the disk is full",
  failing: "the disk is full or cannot be written",
  unwritable: "the system does not let it be opened or written: look at the folder, its owner and its permissions",
  locked: "another program holds it",
  "no-database": "it is not a database",
  gone: "the store ended unexpectedly",
};

/** The end of a sentence about one file. */
export function reasonOf(fault: unknown): string {
  const { code = "", message = String(fault) } = fault as Fault;
  const kind = storeFaultOf(fault);
  if (kind === "damaged") return code === "DAMAGED" ? message : "SQLite finds it damaged";
  if (kind === null || kind === "newer" || kind === "other") return OTHERS[code] ?? message;
  return STORE[kind];
}

const LISTENING: Readonly<Record<string, (settings: Settings) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use. Set PORT to another one.`,
  EACCES: ({ port }) =>
    port < 1024
      ? `Port ${port} may not be opened: a port below 1024 needs rights that ${runner()} does not have. Set PORT to another one, or put a proxy before it.`
      : `Port ${port} may not be opened: the system keeps it for itself. Set PORT to another one.`,
  EADDRNOTAVAIL: ({ host }) =>
    `This machine does not have the address ${host}. Set HOST to one that it has (${lanAddresses().join(", ") || "127.0.0.1"}), or leave it out for all of them.`,
  ENOTFOUND: ({ host }) =>
    `HOST is ${host}, and nothing of that name is known here. Set it to an address of this machine, or leave it out.`,
  EAFNOSUPPORT: ({ host }) => `HOST is ${host}, and this machine has no such network. Leave it out, or set 0.0.0.0.`,
  EINVAL: ({ host }) => `HOST is ${host}, at which nothing can listen. Set it to an address of this machine.`,
};
const SAME: Readonly<Record<string, string>> = { EAI_AGAIN: "ENOTFOUND", EPERM: "EACCES", EAI_NONAME: "ENOTFOUND" };

function explainListening({ code = "", message }: Fault, settings: Settings): string {
  const sentence = LISTENING[SAME[code] ?? code];
  return sentence?.(settings) ?? `The server could not listen at ${settings.host}, port ${settings.port}: ${message}.`;
}

/** libsql is native code, one package a system. */
function explainMissing(message: string): string {
  const system = `${process.platform} on ${process.arch}`;
  return message.includes("@libsql/")
    ? `The server could not start: the database's package for this system (${system}) is not installed. It is made for Linux and macOS on x64 and arm64, and for Windows on x64; on these, run npm ci again.`
    : `The server could not start: a package is missing. Run npm ci again. (${message.split("\n")[0]})`;
}

/** Why the server did not start. */
export function explainStart(fault: unknown, settings: Settings): string {
  const { code = "", syscall = "", message = String(fault) } = fault as Fault;
  if (fault instanceof Hindrance || code === "FOLDER_IN_USE") return message;
  if (/^(listen|bind|getaddrinfo)/.test(syscall)) return explainListening(fault as Fault, settings);
  if (/MODULE_NOT_FOUND/.test(code)) return explainMissing(message);
  const database = join(settings.data, DATABASE);
  const kind = storeFaultOf(fault);
  if (kind === "newer") return `The server could not start, and nothing has changed in ${settings.data}: ${message}.`;
  if (kind === "full")
    return `The server could not start: the disk of ${settings.data} is full. Make room, and start it again.`;
  if (kind === "damaged" || kind === "no-database")
    return `The server could not start: ${database} cannot be read, ${reasonOf(fault)}. Put a backup in its place: npm run restore -- FILE --replace`;
  if (kind !== null) return `The server could not start: ${database}: ${reasonOf(fault)} (${code}).`;
  return `The server could not start: ${reasonOf(fault)}.`;
}
