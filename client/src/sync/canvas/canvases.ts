import type { BoardId } from "@acuerdo/shared";
import * as Y from "yjs";
import type { Aside } from "../saved/rows.ts";
import { type CanvasPort, CanvasSession } from "./session.ts";

/** The canvas of a board from when somebody asks for it, and the one that is loaded afresh where the server has refused a part of it. */
export class Canvases {
  readonly #boardId: BoardId;
  readonly #port: CanvasPort;
  readonly #afresh: () => void;
  #now: CanvasSession;
  #closed = false;

  /** @param afresh called when there is another one in the place of the one before. */
  constructor(boardId: BoardId, port: CanvasPort, afresh: () => void) {
    this.#boardId = boardId;
    this.#port = port;
    this.#afresh = afresh;
    this.#now = this.#open(null);
  }

  get now(): CanvasSession {
    return this.#now;
  }

  close(): void {
    this.#closed = true;
    this.#now.close();
  }

  /** @param aside what the server has refused of the one before. */
  #open(aside: Aside | null): CanvasSession {
    return new CanvasSession(this.#boardId, this.#port, (code) => void this.#refused(code), aside);
  }

  /** The server has refused a change: this browser's copy has gone astray, so the canvas is loaded afresh. */
  async #refused(code: string): Promise<void> {
    const before = this.#now;
    const aside = await before.discard(code);
    if (!aside || this.#closed) return;
    this.#now = this.#open(aside);
    // until the screen is drawn anew somebody goes on on what they see
    before.doc.on("update", (_update, _origin, doc, { local }) => {
      if (local) this.#now.setAsideToo(Y.encodeStateAsUpdate(doc), code);
    });
    this.#afresh();
  }
}

/** The canvas of a session's board. */
export const canvasOf = (session: { canvas(Kind: typeof Canvases): CanvasSession }): CanvasSession =>
  session.canvas(Canvases);
