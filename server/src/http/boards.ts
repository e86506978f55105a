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
import { awaitedBy, hashOf, memberOf, newKey } from "../auth.ts";
import { newCode, readingsOf } from "../codes.ts";
import { dayOf } from "../ledger/anonymity.ts";
import { openingCommit } from "../ledger/opening.ts";
import type { Services } from "../services.ts";
import type { Commit, StoredBoard } from "../store/store.ts";
import { Openers } from "./openers.ts";
import { baseOf } from "./origin.ts";
import { parse } from "./refusals.ts";
import type { Routes } from "./route.ts";

/** Opening a board, and finding one by its short code. */

/** Of 8 thousand million codes two of a thousand boards have the same once in 16,000 installations; then another is drawn. */
export const MAX_DRAWS = 10;

/** What a device makes itself and keeps. */
export const deviceSecret = z.string().min(16).max(200);
export const openSchema = z.strictObject({
  title: wordsInLine(LIMITS.title),
  objective: wordsInLine(LIMITS.objective),
  language: z.enum(LANGUAGES),
  voices: z.enum(VOICES),
  /** Where not everybody may open boards. */
  password: z.string().max(200).optional(),
  /** The device that opens it: it comes in as a mediator without a key, and gets one of its own. */
  secret: deviceSecret.optional(),
});
const codeSchema = z.strictObject({ code: z.string().max(20) });

type Opened = Omit<z.output<typeof openSchema>, "password">;
type Keys = Record<Role, string>;

/** A link to a board. Browsers do not send what stands behind the `#`. */
export const linkOf = (base: string, id: BoardId, key: string): string => `${base}/b/${id}#k=${key}`;

/** Whoever opens it is known before they have come in. */
function openerOf(secret: string, device: string | undefined, owner: string | null): Pick<Commit, "member"> {
  if (device === undefined || owner === null) return {};
  const memberId = memberOf({ secret }, device);
  return { member: { memberId, role: "mediator", key: awaitedBy(hashOf(owner)), takesPart: false } };
}

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
  // Where voices are anonymous, times are days.
  const createdAt = data.voices === "anonymous" ? dayOf(EMPTY_LEDGER, now()) : now();
  const secret = randomBytes(32).toString("base64url");
  const commit = { ...openingCommit(id, data, createdAt), ...openerOf(secret, device, owner) };
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
      voices: data.voices,
    };
    if ((await store.createBoard(board, commit)) === "created") return { id, code, keys, owner };
  }
  return null;
}

/** Null when they know the password, or none is needed. One can be guessed as a code can, and as slowly. */
async function whyNot({ allowances }: Services, openers: Openers, address: string, password?: string) {
  if (!openers.needPassword) return null;
  if (password === undefined) return refuse("password-missing");
  const attempt = await allowances.entries.attempt(address);
  if (!attempt) return refuse("slow-down");
  if (!openers.know(password)) return refuse(attempt.isSlowed ? "slow-down" : "password-invalid");
  attempt.right();
  return null;
}

function mountOpening(routes: Routes, services: Services): void {
  const { settings, log, allowances } = services;
  const openers = new Openers(settings);
  routes.on("GET", ROUTES.opening, async () => ({ password: openers.needPassword }));
  routes.on("POST", ROUTES.boards, async (request, reply) => {
    const asked = parse(openSchema, request.body);
    if (isRefusal(asked)) return asked;
    const { password, ...data } = asked;
    const refusal = await whyNot(services, openers, request.ip, password);
    if (refusal) return refusal;
    if (allowances.openings.take(request.ip) === null) return refuse("slow-down");
    const opened = await open(services, data);
    if (!opened) return refuse("try-again");
    const { id, keys, code, owner } = opened;
    log.info("board.opened", { board: log.tag(id) });
    const base = baseOf(request, settings.publicUrl);
    const urls = Object.fromEntries(ROLES.map((role) => [role, linkOf(base, id, keys[role])]));
    reply.code(201).header("Location", `/b/${id}`);
    return { id, keys, urls, code, ...(owner && { owner: { key: owner, url: linkOf(base, id, owner) } }) };
  });
}

export function mountBoards(routes: Routes, services: Services): void {
  const { store, allowances, doors } = services;
  mountOpening(routes, services);
  routes.on("POST", ROUTES.codes, async (request: FastifyRequest) => {
    const asked = parse(codeSchema, request.body);
    if (isRefusal(asked)) return asked;
    const attempt = await allowances.entries.attempt(request.ip);
    if (!attempt) return refuse("slow-down");
    const codes = readingsOf(asked.code);
    const board = codes.length > 0 ? await store.boardByCode(codes) : null;
    if (board && (await doors.isOpen(board))) {
      attempt.right();
      return { id: board.id };
    }
    if (attempt.isSlowed) return refuse("slow-down");
    return refuse(board ? "door-closed" : "no-such-board");
  });
}
