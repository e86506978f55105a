import { accessSync, constants, existsSync, statSync } from "node:fs";
import { z } from "zod";
import {
  host,
  number,
  oneOf,
  optional,
  proxies,
  publicUrl,
  secret,
  sqliteOnly,
  unset,
  words,
} from "./config-fields.ts";

/** The environment, parsed once into settings. Name, default and meaning stand in one table, from which the documents are checked. */

/** Characters of a password with which boards are opened. */
export const MIN_PASSWORD = 8;

const SETTING = <Schema extends z.ZodType>(name: string, schema: Schema, standard: string, meaning: string) => ({
  name,
  schema,
  standard,
  meaning,
});

export const SETTINGS = {
  port: SETTING("PORT", number(0, 65535), "8080", "Port to listen on; 0 takes a free one."),
  host: SETTING("HOST", host, "0.0.0.0", "Address to listen on."),
  data: SETTING("ACUERDO_DATA", words.min(1), "./data", "Folder for everything that is kept."),
  database: SETTING(
    "DATABASE_URL",
    sqliteOnly,
    "",
    "Unset: SQLite in the data folder. Postgres comes with a later version.",
  ),
  secret: SETTING(
    "ACUERDO_SECRET",
    secret(32),
    "",
    "Signs tokens; 32 characters or more. Unset: made once and kept in the data folder.",
  ),
  publicUrl: SETTING(
    "ACUERDO_PUBLIC_URL",
    publicUrl,
    "",
    "Address that invitations name, with the path where it is under one. Unset: the one a request came to.",
  ),
  trustProxy: SETTING(
    "ACUERDO_TRUST_PROXY",
    proxies,
    "",
    "Addresses of reverse proxies whose X-Forwarded headers are believed, separated by commas.",
  ),
  tokenMinutes: SETTING(
    "ACUERDO_TOKEN_MINUTES",
    number(1, 10_080),
    "240",
    "How long a token lasts; a device that is known renews it by itself.",
  ),
  tldrawKey: SETTING("TLDRAW_LICENSE_KEY", optional, "", "tldraw licence key. Unset: tldraw's watermark shows."),
  logLevel: SETTING(
    "ACUERDO_LOG_LEVEL",
    oneOf("", "silent", "error", "warn", "info", "debug"),
    "",
    "Least level that is logged. Unset: info, or warn in a terminal.",
  ),
  metricsToken: SETTING(
    "ACUERDO_METRICS_TOKEN",
    secret(16),
    "",
    "Opens /metrics to whoever sends it as a bearer token. Unset: /metrics answers only this machine.",
  ),
  whoMayOpen: SETTING(
    "ACUERDO_WHO_MAY_OPEN",
    oneOf("everybody", "password", "list"),
    "everybody",
    "Who may open boards: everybody, whoever has the one password, or whoever has a password of the list.",
  ),
  openingPassword: SETTING(
    "ACUERDO_OPENING_PASSWORD",
    secret(MIN_PASSWORD),
    "",
    "The password with which boards are opened.",
  ),
  openers: SETTING(
    "ACUERDO_OPENERS",
    optional,
    "",
    "File with a line for each who may open boards, a name, a colon and a password; it may change while the server runs.",
  ),
  doorHours: SETTING(
    "ACUERDO_DOOR_HOURS",
    number(0, 10_000),
    "12",
    "Hours after which a board's door is closed where nobody who facilitates has been there; 0 leaves it open.",
  ),
  maxBoardsPerHour: SETTING(
    "ACUERDO_MAX_BOARDS_PER_HOUR",
    number(1, 1e6),
    "60",
    "New boards from one address in an hour.",
  ),
  maxFailedEntries: SETTING(
    "ACUERDO_MAX_FAILED_ENTRIES",
    number(1, 1e6),
    "200",
    "Wrong keys and codes from one address in ten minutes; beyond it codes wait their turn, right keys and known devices never.",
  ),
  maxJoinsPerHour: SETTING(
    "ACUERDO_MAX_JOINS_PER_HOUR",
    z.union([unset, number(1, 1e6)]),
    "",
    "New members of one board from one address in an hour. Unset: two fifths of ACUERDO_MAX_SOCKETS_PER_BOARD.",
  ),
  maxRequestsPerSecond: SETTING(
    "ACUERDO_MAX_REQUESTS_PER_SECOND",
    number(1, 1e6),
    "1000",
    "HTTP requests from one address in a second, on average, whatever they ask for.",
  ),
  maxIntentsPerSecond: SETTING(
    "ACUERDO_MAX_INTENTS_PER_SECOND",
    number(1, 1e6),
    "10",
    "Events that one member writes in a second, on average; in an hour 200 times as many.",
  ),
  maxIntentsAtOnce: SETTING(
    "ACUERDO_MAX_INTENTS_AT_ONCE",
    number(1, 1e6),
    "20",
    "Events that one member writes in one go.",
  ),
  maxExportsPerMinute: SETTING(
    "ACUERDO_MAX_EXPORTS_PER_MINUTE",
    number(1, 1e6),
    "30",
    "Exports by one member in a minute.",
  ),
  maxBodyBytes: SETTING("ACUERDO_MAX_BODY_BYTES", number(1024, 2 ** 26), "262144", "Bytes of a request's body."),
  maxFrameBytes: SETTING(
    "ACUERDO_MAX_FRAME_BYTES",
    number(1024, 2 ** 26),
    "1048576",
    "Bytes of one WebSocket message.",
  ),
  maxMessagesPerSecond: SETTING(
    "ACUERDO_MAX_MESSAGES_PER_SECOND",
    number(1, 1e6),
    "120",
    "WebSocket messages of one member to one board in a second, on average, by all of their sockets; beyond it they are read more slowly.",
  ),
  maxMessagesAtOnce: SETTING(
    "ACUERDO_MAX_MESSAGES_AT_ONCE",
    number(1, 1e6),
    "240",
    "WebSocket messages of one member to one board in one go.",
  ),
  maxBytesPerSecond: SETTING(
    "ACUERDO_MAX_BYTES_PER_SECOND",
    number(1024, 2 ** 30),
    "262144",
    "Bytes of one member to one board in a second, on average, by all of their sockets; beyond it they are read more slowly.",
  ),
  maxUnsentBytes: SETTING(
    "ACUERDO_MAX_UNSENT_BYTES",
    number(65_536, 2 ** 30),
    "4194304",
    "Bytes that may wait for a slow reader; beyond it the connection is cut and catches up when it comes back.",
  ),
  maxUnsentBytesOfAll: SETTING(
    "ACUERDO_MAX_UNSENT_BYTES_OF_ALL",
    number(1_048_576, 2 ** 34),
    "134217728",
    "Bytes that may wait for all slow readers together; beyond it those who take the least are cut.",
  ),
  maxSockets: SETTING("ACUERDO_MAX_SOCKETS", number(1, 1e6), "5000", "Sockets of the whole server."),
  maxSocketsPerAddress: SETTING(
    "ACUERDO_MAX_SOCKETS_PER_ADDRESS",
    z.union([unset, number(1, 1e6)]),
    "",
    "Sockets of one address, two a person. Unset: a sixth of ACUERDO_MAX_SOCKETS; one board has four fifths of them, 330 people in one house.",
  ),
  maxSocketsPerBoard: SETTING("ACUERDO_MAX_SOCKETS_PER_BOARD", number(1, 1e6), "1000", "Sockets of one board."),
  maxSocketsPerMember: SETTING(
    "ACUERDO_MAX_SOCKETS_PER_MEMBER",
    number(1, 1e6),
    "20",
    "Sockets of one member on one board.",
  ),
  maxCanvasBytes: SETTING(
    "ACUERDO_MAX_CANVAS_BYTES",
    number(65_536, 2 ** 30),
    "16777216",
    "Bytes of one board's canvas; beyond it the canvas takes no more.",
  ),
  maxLoadedBytesPerAddress: SETTING(
    "ACUERDO_MAX_LOADED_BYTES_PER_ADDRESS",
    number(65_536, 2 ** 40),
    "33554432",
    "Bytes of the canvases that one address keeps in memory, each shared among the addresses that are on it.",
  ),
} as const;

export type Settings = { readonly [Key in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Key]["schema"]> };

/** What one setting asks of another. */
function missingIn({ whoMayOpen, openingPassword, openers }: Settings): string[] {
  const { whoMayOpen: asks, openingPassword: one, openers: list } = SETTINGS;
  if (whoMayOpen === "password" && openingPassword === null) return [`${one.name}: is missing; ${asks.name} needs it`];
  if (whoMayOpen !== "list") return [];
  if (openers === null) return [`${list.name}: is missing; ${asks.name} needs it`];
  const unfit = unfitFile(openers);
  return unfit === null ? [] : [`${list.name}: ${unfit}`];
}

/** Why it is no file that can be read; null where it is one. */
function unfitFile(path: string): string | null {
  if (!existsSync(path)) return `there is no file ${path}`;
  if (!statSync(path).isFile()) return `${path} is not a file`;
  try {
    accessSync(path, constants.R_OK);
    return null;
  } catch (fault) {
    return `${path} cannot be read (${(fault as { code?: string }).code})`;
  }
}

/** Settings by their prefix that there are not: whoever has mistyped one believes it set. A sentence each. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): string[] {
  const names = new Set<string>(Object.values(SETTINGS).map(({ name }) => name));
  const unknown = Object.keys(environment).filter((name) => /^ACUERDO_/i.test(name) && !names.has(name));
  return unknown.map((name) => `${name} is no setting of Acuerdo's, and does nothing: look at its spelling.`);
}

/** The settings, or what is wrong with them, one line each, ready for whoever started the server. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const read = Object.entries(SETTINGS).map(([key, { name, schema, standard }]) => {
    const parsed = schema.safeParse(environment[name]?.trim() || standard);
    if (!parsed.success) faults.push(`${name}: ${parsed.error.issues[0]?.message ?? "not valid"}`);
    return [key, parsed.data];
  });
  const settings = Object.fromEntries(read) as Settings;
  if (faults.length === 0) faults.push(...missingIn(settings));
  return faults.length > 0 ? { faults } : settings;
}
