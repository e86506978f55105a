import type { BoardId } from "@acuerdo/shared";
import type { CanvasPort, CanvasSession } from "./canvas-session.ts";
import type { Aside } from "./rows.ts";

/** Opens a canvas. `aside`: what the server has refused of the one before. */
export type OpenCanvas = (
  boardId: BoardId,
  port: CanvasPort,
  refused: (code: string) => void,
  aside: Aside | null,
) => CanvasSession;

/** The canvas of a board once somebody asks for it, and the one that is loaded afresh where the server has refused a part of it. */
export class Canvases {
  readonly #boardId: BoardId;
  readonly #port: CanvasPort;
  readonly #afresh: () => void;
  #now: CanvasSession | null = null;
  #closed = false;

  /** @param afresh called when there is another one in the place of the one before. */
  constructor(boardId: BoardId, port: CanvasPort, afresh: () => void) {
    this.#boardId = boardId;
    this.#port = port;
    this.#afresh = afresh;
  }

  /** Null while nobody has asked for it. */
  get now(): CanvasSession | null {
    return this.#now;
  }

  open(open: OpenCanvas): CanvasSession {
    this.#now ??= this.#open(open, null);
    return this.#now;
  }

  close(): void {
    this.#closed = true;
    this.#now?.close();
  }

  #open(open: OpenCanvas, aside: Aside | null): CanvasSession {
    return open(this.#boardId, this.#port, (code) => void this.#refused(open, code), aside);
  }

  /** The server has refused a change: this browser's copy has gone astray, so the canvas is loaded afresh. */
  async #refused(open: OpenCanvas, code: string): Promise<void> {
    const aside = await this.#now?.discard(code);
    if (!aside || this.#closed) return;
    this.#now = this.#open(open, aside);
    this.#afresh();
  }
}
