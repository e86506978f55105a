import {
  type BoardId,
  compileMinutes,
  EXPORT_FORMATS,
  type ExportFormat,
  isRefusal,
  LANGUAGES,
  type Language,
  type Ledger,
  minutesMarkdown,
  ROUTES,
  readCards,
  refuse,
} from "@acuerdo/shared";
import { z } from "zod";
import { EXPORT_VERSION, tablesOf } from "../ledger/tables.ts";
import type { Services } from "../services.ts";
import { Rate } from "./rates.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/** What a group takes away. `json` is complete and can be checked by anybody (`npm run verify`); `md` is the minutes as people read them. */

const MINUTE_MS = 60_000;
const TYPES: Readonly<Record<ExportFormat, string>> = {
  json: "application/json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};
/** An IANA name such as Europe/Madrid: in whose time the minutes tell the hour. */
const timeZone = z
  .string()
  .max(60)
  .refine((zone) => {
    try {
      return Boolean(Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      return false;
    }
  }, "a time zone such as Europe/Madrid");
const querySchema = z.strictObject({ language: z.enum(LANGUAGES).optional(), timeZone: timeZone.optional() });

interface Source {
  readonly ledger: Ledger;
  readonly records: Readonly<Record<string, unknown>>;
}

/** A file name that every system takes: the board's title in plain letters, or its id. */
export function fileName(title: string, fallback: string, format: ExportFormat): string {
  const plain = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `acuerdo-${name || fallback}.${format}`;
}

async function json({ store }: Services, board: BoardId, { ledger, records }: Source, at: number): Promise<string> {
  const events = await store.events(board, 0, ledger.seq);
  const { seq, hash } = ledger;
  const head = { format: "acuerdo", version: EXPORT_VERSION, exportedAt: at, board: ledger.board, last: { seq, hash } };
  return JSON.stringify({ ...head, ledger: tablesOf(ledger), canvas: records, events }, null, 1);
}

function markdown({ ledger, records }: Source, at: number, language?: Language, zone?: string): string {
  const minutes = compileMinutes(ledger, readCards(Object.entries(records)), at);
  return minutesMarkdown(minutes, language ?? ledger.board.language, zone);
}

export function mountExport(routes: Routes, services: Services): void {
  const { settings, ledgers, canvases, now, log } = services;
  const rate = new Rate(settings.maxExportsPerMinute, { count: settings.maxExportsPerMinute, inMs: MINUTE_MS }, now);

  routes.on("GET", ROUTES.export, async (request, reply) => {
    const token = await tokenOf(services, request);
    if (isRefusal(token)) return token;
    const { board, actor } = token;
    const format = EXPORT_FORMATS.find((known) => known === (request.params as { format: string }).format);
    if (!format) return refuse("no-such-format");
    const query = parse(querySchema, request.query);
    if (isRefusal(query)) return query;
    if (!rate.take(`${board}/${actor.memberId}`)) return refuse("slow-down");
    const records = (await canvases.get(board)).records();
    const source = { ledger: (await ledgers.get(board)).state, records };
    log.info("export", { board: log.tag(board), format });
    reply.type(TYPES[format]);
    reply.header("Content-Disposition", `attachment; filename="${fileName(source.ledger.board.title, board, format)}"`);
    return format === "json"
      ? json(services, board, source, now())
      : markdown(source, now(), query.language, query.timeZone);
  });
}
