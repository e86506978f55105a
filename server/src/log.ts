import { createHmac } from "node:crypto";
import { pino } from "pino";

/**
 * One line an event, as JSON. Never a key, a token, a code or what somebody wrote: boards and members appear as tags that
 * tell them apart and mean nothing outside this installation.
 */

export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fault: unknown, fields?: Fields): void;
  /** A tag that stands for an id. */
  tag(id: string): string;
}

/** So many bytes are written at once, and what is fewer after so long. */
const GATHERED_BYTES = 4_096;
const GATHER_MS = 100;
/** What waits for a reader that has stopped reading; beyond it lines are left out. */
const MAX_WAITING_BYTES = 4_194_304;
/** At the end of the process, the last lines wait this long for such a reader. */
const LAST_WORDS_MS = 250;
/** Two hundred who come at once are on one board. */
const KEPT_TAGS = 256;

export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What may be said of a fault: its message can carry a value, so only its name, code and place in our code are logged. */
function describe(fault: unknown): Fields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const { code } = fault as { code?: unknown };
  const frames = (fault.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return {
    fault: fault.name,
    code: typeof code === "string" ? code : undefined,
    at: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(" < "),
  };
}

/**
 * Lines leave together and nobody waits for them: a slow disk or pipe must not hold up a room. The last are written on exit, but a
 * process never stays for them: where a pipe is full and nobody reads it, or the disk of a file is full, pino would try for ever.
 */
function openOutput() {
  let until = Number.POSITIVE_INFINITY;
  let fails = false;
  const output = pino.destination({
    ...{ sync: false, minLength: GATHERED_BYTES, maxLength: MAX_WAITING_BYTES, periodicFlush: GATHER_MS },
    retryEAGAIN: () => performance.now() < until,
  });
  const flush = output.flushSync.bind(output);
  output.flushSync = () => {
    if (fails) return;
    until = performance.now() + LAST_WORDS_MS;
    try {
      flush();
    } catch {
      return; // Nobody reads: there is no other place to say so.
    }
  };
  // A full disk, a terminal that was closed: the server goes on without its log.
  output.on("error", () => {
    fails = true;
  });
  output.on("write", () => {
    fails = false;
  });
  return output;
}

export function openLog(level: string, secret: string): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: "event" }, openOutput());
  const tags = new Map<string, string>();
  const tag = (id: string): string => {
    let known = tags.get(id);
    if (known !== undefined) return known;
    known = createHmac("sha256", secret).update(`log:${id}`).digest("base64url").slice(0, 10);
    if (tags.size >= KEPT_TAGS) tags.clear();
    tags.set(id, known);
    return known;
  };
  return {
    tag,
    info: (event, fields = {}) => out.info(fields, event),
    warn: (event, fields = {}) => out.warn(fields, event),
    error: (event, fault, fields = {}) => out.error({ ...fields, ...describe(fault) }, event),
  };
}
