import { randomBytes } from "node:crypto";
import {
  type BoardId,
  EMPTY_LEDGER,
  isRefusal,
  LANGUAGES,
  LIMITS,
  makeId,
  ROLES,
  ROUTES,
  type Role,
  refuse,
  VOICES,
  wordsInLine,
} from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { CODE_PATTERN, hashOf, newCode, newKey } from "../auth.ts";
import { dayOf } from "../ledger/anonymity.ts";
import { openingCommit } from "../ledger/opening.ts";
import type { Services } from "../services.ts";
import type { StoredBoard } from "../store/store.ts";
import { baseOf } from "./origin.ts";
import { Rate } from "./rates.ts";
import { parse } from "./refusals.ts";
import type { Routes } from "./route.ts";

/** Opening a board, and finding one by its short code. */

const HOUR_MS = 3_600_000;
/** 887 million codes: two of a thousand boards meet once in a thousand installations, and then another is drawn. */
export const MAX_DRAWS = 10;

const openSchema = z.strictObject({
  title: wordsInLine(LIMITS.title),
  objective: wordsInLine(LIMITS.objective),
  language: z.enum(LANGUAGES),
  voices: z.enum(VOICES),
});
const codeSchema = z.strictObject({ code: z.string().max(20) });

type Opened = z.output<typeof openSchema>;
type Keys = Record<Role, string>;

/** A link to a board. Browsers do not send what stands behind the `#`. */
export const linkOf = (base: string, id: BoardId, key: string): string => `${base}/b/${id}#k=${key}`;

async function open({ store, now }: Services, data: Opened): Promise<{ id: BoardId; code: string; keys: Keys } | null> {
  const id = makeId<BoardId>(randomBytes);
  const keys = Object.fromEntries(ROLES.map((role) => [role, newKey()])) as Keys;
  const hashes = Object.fromEntries(ROLES.map((role) => [role, hashOf(keys[role])])) as Keys;
  // Where voices are anonymous, times are days.
  const createdAt = data.voices === "anonymous" ? dayOf(EMPTY_LEDGER, now()) : now();
  const commit = openingCommit(id, data, createdAt);
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    const code = newCode();
    const board: StoredBoard = {
      id,
      createdAt,
      code,
      doorOpen: true,
      keys: hashes,
      secret: randomBytes(32).toString("base64url"),
      voices: data.voices,
    };
    if ((await store.createBoard(board, commit)) === "created") return { id, code, keys };
  }
  return null;
}

export function mountBoards(routes: Routes, services: Services, failures: Rate): void {
  const { settings, log, store, now } = services;
  const rate = new Rate(settings.maxBoardsPerHour, { count: settings.maxBoardsPerHour, inMs: HOUR_MS }, now);

  routes.on("POST", ROUTES.boards, async (request, reply) => {
    const data = parse(openSchema, request.body);
    if (isRefusal(data)) return data;
    if (!rate.take(request.ip)) return refuse("slow-down");
    const opened = await open(services, data);
    if (!opened) return refuse("try-again");
    const { id, keys, code } = opened;
    log.info("board.opened", { board: log.tag(id) });
    const base = baseOf(request, settings.publicUrl);
    const urls = Object.fromEntries(ROLES.map((role) => [role, linkOf(base, id, keys[role])]));
    reply.code(201).header("Location", `/b/${id}`);
    return { id, keys, urls, code };
  });

  routes.on("POST", ROUTES.codes, async (request: FastifyRequest) => {
    const asked = parse(codeSchema, request.body);
    if (isRefusal(asked)) return asked;
    if (!failures.allows(request.ip)) return refuse("slow-down");
    const code = asked.code.trim().toUpperCase();
    const board = CODE_PATTERN.test(code) ? await store.boardByCode(code) : null;
    if (board?.doorOpen) return { id: board.id };
    failures.take(request.ip);
    return refuse(board ? "door-closed" : "no-such-board");
  });
}
