import { z } from "zod";

/** The environment, parsed once into settings. Name, default and meaning stand in one table, from which the documents are checked. */

const number = (min: number, max: number) =>
  z.string().regex(/^\d+$/, "a whole number").transform(Number).pipe(z.number().min(min).max(max));
const words = z.string().max(500);
const optional = words.transform((value) => (value === "" ? null : value));
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

const sqliteOnly = z.literal(
  "",
  "is not supported yet: leave it unset, the data folder is used (Postgres comes with a later version)",
);
const secret = z
  .string()
  .refine((value) => value === "" || value.length >= 32, "at least 32 characters")
  .transform((value) => value || null);

const SETTING = <Schema extends z.ZodType>(name: string, schema: Schema, standard: string, meaning: string) => ({
  name,
  schema,
  standard,
  meaning,
});

export const SETTINGS = {
  port: SETTING("PORT", number(0, 65535), "8080", "Port to listen on; 0 takes a free one."),
  host: SETTING("HOST", words.min(1), "0.0.0.0", "Address to listen on."),
  data: SETTING("ACUERDO_DATA", words.min(1), "./data", "Folder for everything that is kept."),
  database: SETTING(
    "DATABASE_URL",
    sqliteOnly,
    "",
    "Unset: SQLite in the data folder. Postgres comes with a later version.",
  ),
  secret: SETTING(
    "ACUERDO_SECRET",
    secret,
    "",
    "Signs tokens; 32 characters or more. Unset: made once and kept in the data folder.",
  ),
  publicUrl: SETTING(
    "ACUERDO_PUBLIC_URL",
    z.union([z.literal("").transform(() => null), address]),
    "",
    "Address that invitations name. Unset: the one a request came to.",
  ),
  trustProxy: SETTING(
    "ACUERDO_TRUST_PROXY",
    optional,
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
    z.enum(["", "silent", "error", "warn", "info", "debug"]),
    "",
    "Least level that is logged. Unset: info, or warn in a terminal.",
  ),
  metricsToken: SETTING(
    "ACUERDO_METRICS_TOKEN",
    z
      .string()
      .refine((value) => value === "" || value.length >= 16, "at least 16 characters")
      .transform((value) => value || null),
    "",
    "Opens /metrics to whoever sends it as a bearer token. Unset: /metrics answers only this machine.",
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
    "Wrong keys and codes from one address in ten minutes.",
  ),
  maxIntentsPerSecond: SETTING(
    "ACUERDO_MAX_INTENTS_PER_SECOND",
    number(1, 1e6),
    "10",
    "Intents of one member in a second, on average.",
  ),
  maxIntentsAtOnce: SETTING("ACUERDO_MAX_INTENTS_AT_ONCE", number(1, 1e6), "20", "Intents of one member in one go."),
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
} as const;

export type Settings = { readonly [Key in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Key]["schema"]> };

/** The settings, or what is wrong with them, one line each, ready for whoever started the server. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const settings = Object.entries(SETTINGS).map(([key, { name, schema, standard }]) => {
    const parsed = schema.safeParse(environment[name]?.trim() || standard);
    if (!parsed.success) faults.push(`${name}: ${parsed.error.issues[0]?.message ?? "not valid"}`);
    return [key, parsed.data];
  });
  return faults.length > 0 ? { faults } : (Object.fromEntries(settings) as Settings);
}
