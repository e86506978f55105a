import type { Readable } from "node:stream";
import {
  compileMinutes,
  EXPORT_FORMATS,
  type ExportFormat,
  isRefusal,
  LANGUAGES,
  type Language,
  minutesMarkdown,
  type Refusal,
  ROUTES,
  readCards,
  refuse,
} from "@acuerdo/shared";
import { z } from "zod";
import type { Services } from "../services.ts";
import { completeExport, type Source } from "./complete.ts";
import { type Reading, readerOf } from "./reading.ts";
import { parse } from "./refusals.ts";
import type { Routes } from "./route.ts";
import { sendPieces } from "./sending.ts";

/** What a group takes away. `json` is complete and can be checked by anybody (`npm run verify`); `md` is the minutes as people read them. */

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

/** A file name that every system takes: the board's title in plain letters, or its id. */
export function fileName(title: string, fallback: string, format: ExportFormat): string {
  const plain = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `acuerdo-${name || fallback}.${format}`;
}

function markdown({ ledger, records }: Source, at: number, asked?: Language, zone?: string): string {
  const language = asked ?? ledger.board.language;
  return minutesMarkdown(compileMinutes(ledger, readCards(Object.entries(records)), at, language), language, zone);
}

/** Sends the complete export in its turn; a reader who is slower than can be waited for is cut. */
async function download(services: Services, { token, asker }: Reading, source: Source): Promise<Readable | Refusal> {
  const { store, now, allowances } = services;
  const end = await allowances.downloads.enter(asker);
  if (typeof end !== "function") return end;
  const { board } = token;
  const { pages } = allowances;
  const pieces = completeExport({ ...source, board, store, at: now(), asker, pages });
  return sendPieces(pieces, { isAwaited: () => allowances.downloads.isAwaited(asker) }).once("close", end);
}

export function mountExport(routes: Routes, services: Services): void {
  const { allowances, ledgers, canvases, now, log } = services;
  routes.on("GET", ROUTES.export, async (request, reply) => {
    const reading = await readerOf(services, request);
    if (isRefusal(reading)) return reading;
    const { board } = reading.token;
    const format = EXPORT_FORMATS.find((known) => known === (request.params as { format: string }).format);
    if (!format) return refuse("no-such-format");
    const query = parse(querySchema, request.query);
    if (isRefusal(query)) return query;
    const { exports, networkExports } = allowances;
    const { member } = reading.asker;
    if (exports.take(member) === null || networkExports.take(request.ip, member) === null) return refuse("slow-down");
    const records = (await canvases.get(board)).records();
    const source = { ledger: (await ledgers.get(board)).state, records };
    const answer =
      format === "json"
        ? await download(services, reading, source)
        : await allowances.minutes.run(reading.asker, async () => ({
            text: markdown(source, now(), query.language, query.timeZone),
          }));
    if (isRefusal(answer)) return answer;
    if (!request.isQuiet) log.info("export", { board: log.tag(board), format });
    reply.type(TYPES[format]);
    reply.header("Content-Disposition", `attachment; filename="${fileName(source.ledger.board.title, board, format)}"`);
    return "text" in answer ? answer.text : answer;
  });
}
