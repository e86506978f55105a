import { randomBytes } from "node:crypto";
import {
  type BoardId,
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
import { CODE_PATTERN, hashOf, identify, newCode, newKey } from "../auth.ts";
import { openingCommit } from "../ledger/writer.ts";
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

/** What a device makes itself and keeps. */
export const deviceSecret = z.string().min(16).max(200);
const openSchema = z.strictObject({
  title: wordsInLine(LIMITS.title),
  objective: wordsInLine(LIMITS.objective),
  language: z.enum(LANGUAGES),
  voices: z.enum(VOICES),
  /** The device that opens it: it comes in as a mediator without a key, and gets one of its own. */
  secret: deviceSecret.optional(),
});
const codeSchema = z.strictObject({ code: z.string().max(20) });

type Opened = z.output<typeof openSchema>;
type Keys = Record<Role, string>;

/** A link to a board. Browsers do not send what stands behind the `#`. */
export const linkOf = (base: string, id: BoardId, key: string): string => `${base}/b/${id}#k=${key}`;

interface NewBoard {
  readonly id: BoardId;
  readonly code: string;
  readonly keys: Keys;
  readonly owner: string | null;
}

async function open({ store, now }: Services, { secret: device, ...data }: Opened): Promise<NewBoard | null> {
  const id = makeId<BoardId>(randomBytes);
  const keys = Object.fromEntries(ROLES.map((role) => [role, newKey()])) as Keys;
  const hashes = Object.fromEntries(ROLES.map((role) => [role, hashOf(keys[role])])) as Keys;
  const owner = device === undefined ? null : newKey();
  const createdAt = now();
  const secret = randomBytes(32).toString("base64url");
  const opener = device !== undefined && owner !== null && identify({ secret }, data.voices, device);
  const commit = {
    ...openingCommit(id, data, createdAt),
    ...(opener && { member: { ...opener, role: "mediator", key: hashOf(owner) } as const }),
  };
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    const code = newCode();
    const board: StoredBoard = {
      id,
      createdAt,
      code,
      doorOpen: true,
      keys: hashes,
      owner: owner && hashOf(owner),
      secret,
    };
    if ((await store.createBoard(board, commit)) === "created") return { id, code, keys, owner };
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
    const { id, keys, code, owner } = opened;
    log.info("board.opened", { board: log.tag(id) });
    const base = baseOf(request, settings.publicUrl);
    const urls = Object.fromEntries(ROLES.map((role) => [role, linkOf(base, id, keys[role])]));
    reply.code(201).header("Location", `/b/${id}`);
    return { id, keys, urls, code, ...(owner && { owner: { key: owner, url: linkOf(base, id, owner) } }) };
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
