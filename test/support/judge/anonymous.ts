import { randomBytes } from "node:crypto";
import {
  type Asked,
  type BoardId,
  type Identity,
  type Intent,
  isRefusal,
  type LedgerEvent,
  makeId,
  type Role,
} from "@acuerdo/shared";
import { identify } from "../../../server/src/auth.ts";
import type { StoredAnswer } from "../../../server/src/ledger/answers.ts";
import { MIX } from "../../../server/src/ledger/mix.ts";
import { openingCommit } from "../../../server/src/ledger/opening.ts";
import { LedgerWriter } from "../../../server/src/ledger/writer.ts";
import { openSqlite } from "../../../server/src/store/sql.ts";
import type { Store, StoredBoard } from "../../../server/src/store/store.ts";
import { HandClock } from "../server/hand-clock.ts";

/** A board with anonymous voices as its server's writer has it, on a clock that stands still until the test moves it. */

const keys = { mediator: "m", participant: "p", observer: "o" };
export const newId = <Id extends string>(): Id => makeId<Id>((length) => randomBytes(length));

export class AnonymousBoard {
  readonly board: StoredBoard;
  readonly store: Store;
  readonly clock: HandClock;
  writer: LedgerWriter;

  private constructor(board: StoredBoard, store: Store, clock: HandClock, writer: LedgerWriter) {
    this.board = board;
    this.store = store;
    this.clock = clock;
    this.writer = writer;
  }

  static async open(path = ":memory:"): Promise<AnonymousBoard> {
    const store = await openSqlite(path);
    const clock = new HandClock();
    const id = newId<BoardId>();
    const [code, secret] = [id.slice(0, 6), randomBytes(32).toString("base64url")];
    const board = { id, createdAt: 0, code, doorOpen: true, keys, secret, voices: "anonymous" } as const;
    const data = { title: "T", objective: "O", language: "es", voices: "anonymous" } as const;
    await store.createBoard(board, openingCommit(id, data, clock.now()));
    return new AnonymousBoard(board, store, clock, await LedgerWriter.load(id, store, clock));
  }

  /** What is in memory is gone; what is on disk is loaded by another. */
  async restart(): Promise<void> {
    await this.writer.free();
    this.writer = await LedgerWriter.load(this.board.id, this.store, this.clock);
  }

  async join(role: Role = "participant", takesPart?: boolean): Promise<Identity> {
    const ids = identify(this.board, newId());
    const newcomer = { ...ids, role, takesPart };
    const answer = await this.writer.record((ledger) => this.writer.backstage.letIn(ledger, newcomer, keys));
    if (isRefusal(answer)) throw new Error(answer.refused);
    return { ...ids, role };
  }

  people(count: number): Promise<Identity[]> {
    return Promise.all(Array.from({ length: count }, () => this.join()));
  }

  ask(who: Identity, asked: Asked, id = newId()): Promise<StoredAnswer> {
    return this.writer.submit(who, { ...asked, id } as Intent);
  }

  /** As `ask`, for steps that a test takes for granted. */
  async do(who: Identity, asked: Asked): Promise<void> {
    const answer = await this.ask(who, asked);
    if (isRefusal(answer)) throw new Error(`${asked.kind} refused: ${answer.refused}`);
  }

  /** Lets so many ticks pass, and what falls due be written. */
  async ticks(count = 1): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      this.clock.pass(MIX.tickMs);
      await this.writer.read(() => null); // behind whatever the tick has asked for
    }
  }

  events(): Promise<readonly LedgerEvent[]> {
    return this.store.events(this.board.id, 0, 10_000);
  }

  async close(): Promise<void> {
    await this.writer.free();
    await this.store.close();
  }
}

export const position = (text = "Que pase el autobús") =>
  ({ kind: "position.place", positionId: newId(), positionKind: "need", text }) as Asked & { kind: "position.place" };

export const answer = (statementId: string, grade = "agree", reason = "") =>
  ({ kind: "stance.take", statementId, grade, reason, condition: "" }) as Asked & { kind: "stance.take" };
