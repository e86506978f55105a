import { higherRole, idsOf, isRefusal, type MemberId, type Refusal, type Role, refuse } from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { cameBy, isCurrent, memberOf, type Opening, openingOf } from "../auth.ts";
import { isSameCode } from "../codes.ts";
import type { Services } from "../services.ts";
import type { StoredBoard, StoredMember } from "../store/store.ts";
import { boardOf } from "./route.ts";

/**
 * Up to the door: the board is there, and the key, the code or the device opens it. Keys and devices are looked at first and
 * at once; only codes, which can be guessed, may have to wait. Nothing of the board is loaded for whoever has none of them.
 */

export interface Asked {
  readonly key?: string | undefined;
  readonly code?: string | undefined;
  /** The device's. */
  readonly secret?: string | undefined;
}

export interface Entered {
  readonly board: StoredBoard;
  /** What they may do at least. */
  readonly role: Role;
  /** What the key or code opens; null where there is none. */
  readonly brought: Opening | null;
  /** The device's, whether it has been here before or not; null where none was named. */
  readonly memberId: MemberId | null;
  /** What is stored of the device itself; null where it is new. */
  readonly own: StoredMember | null;
  /** Whom the board knows the device as: the same, but for a person who joined several. */
  readonly known: StoredMember | null;
}

async function roleOfCode(services: Services, request: FastifyRequest, board: StoredBoard, code: string) {
  const { allowances, doors } = services;
  const attempt = await allowances.entries.attempt(request.ip, board.id);
  if (!attempt) return refuse("slow-down");
  if (!isSameCode(board.code, code)) return refuse(attempt.isSlowed ? "slow-down" : "key-invalid");
  attempt.right();
  return (await doors.isOpen(board))
    ? ({ role: "participant", hash: board.keys.participant } as const)
    : refuse("door-closed");
}

/** Whether the key by which they came in is still the board's. Where it was replaced, one that opens as much must be brought. */
function isStillIn(board: StoredBoard, known: StoredMember, brought: Opening | null): boolean {
  const { role } = brought ?? {};
  return isCurrent(board, known) || (role !== undefined && higherRole(role, known.role) === role);
}

/** What a key or a code opens; null where there is neither, or where a code opens nothing that the device does not open by itself. */
async function roleOf(
  services: Services,
  request: FastifyRequest,
  { board, known }: Pick<Entered, "board" | "known">,
  { key, code }: Asked,
): Promise<Opening | null | Refusal> {
  const wrong = () => services.allowances.entries.wrong(request.ip, refuse("key-invalid"));
  if (key !== undefined) return openingOf(board, key) ?? wrong();
  if (code === undefined) return null;
  const isInside = known && known.role !== "observer" && isStillIn(board, known, null);
  if (!isInside) return roleOfCode(services, request, board, code);
  return isSameCode(board.code, code) ? null : wrong();
}

/**
 * Which of a person's rows counts, one a device: that which opens most of those whose keys are still the board's, so that a key that
 * was replaced ends what it opened on each of them. Where all were replaced, that which opened least: a new key in the place of
 * any of theirs lets them in, by whichever device.
 */
function rowOfPerson(board: StoredBoard, rows: readonly StoredMember[], own: StoredMember): StoredMember {
  const current = rows.filter((row) => isCurrent(board, row));
  const opens = (row: StoredMember, other: StoredMember) => higherRole(row.role, other.role) === row.role;
  const row =
    current.length > 0 ? current.reduce((a, b) => (opens(a, b) ? a : b)) : rows.reduce((a, b) => (opens(b, a) ? a : b));
  return row === own ? own : { ...row, memberId: own.memberId, key: cameBy(row.key) };
}

/** What is stored of a device, and whom the board knows it as. */
async function knownBy(
  { store, ledgers }: Pick<Services, "store" | "ledgers">,
  board: StoredBoard,
  memberId: MemberId,
): Promise<Pick<Entered, "own" | "known">> {
  const own = await store.member(board.id, memberId);
  if (!own || board.voices === "anonymous") return { own, known: own };
  const others = idsOf((await ledgers.get(board.id)).state, memberId).filter((id) => id !== memberId);
  const rows = await Promise.all(others.map((id) => store.member(board.id, id)));
  return { own, known: rowOfPerson(board, [own, ...rows.filter((row) => row !== null)], own) };
}

/** Whether one of a member's devices can come in by itself. */
export async function isInside(services: Services, board: StoredBoard, member: MemberId): Promise<boolean> {
  const { known } = await knownBy(services, board, member);
  return known !== null && isCurrent(board, known);
}

export async function enter(services: Services, request: FastifyRequest, asked: Asked): Promise<Entered | Refusal> {
  const board = await boardOf(services, request);
  if (isRefusal(board)) return board;
  const memberId = asked.secret === undefined ? null : memberOf(board, asked.secret);
  const { own, known } = memberId ? await knownBy(services, board, memberId) : { own: null, known: null };
  const brought = await roleOf(services, request, { board, known }, asked);
  if (brought !== null && isRefusal(brought)) return brought;
  const isIn = known ? isStillIn(board, known, brought) : brought !== null;
  if (!isIn) return services.allowances.entries.wrong(request.ip, refuse("key-invalid"));
  const role = known && brought ? higherRole(known.role, brought.role) : ((known?.role ?? brought?.role) as Role);
  return { board, role, brought, memberId, own, known };
}
