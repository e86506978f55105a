import { rmSync } from "node:fs";
import {
  gather,
  type Language,
  type PositionId,
  pathOf,
  RECORDS,
  type Role,
  type Sentence,
  saved,
} from "@acuerdo/shared";
import type { TLShapeId } from "@tldraw/tldraw";
import type { Browser, Page } from "playwright-core";
import { editorOf } from "../canvas/canvas.ts";
import { freshFolder, startServer, type TestServer } from "../server/server.ts";
import { Guest, type OpenedBoard, openBoard } from "../simulate/guest.ts";
import { Acts } from "./act.ts";
import { arrive, type Person, picture } from "./browser.ts";
import { Way } from "./way.ts";

/** A board whose server goes and comes back, and people in real browsers who work on meanwhile. */

export const LANGUAGE: Language = "es";
const FIELDS = { title: "El autobús", objective: "Que pase después de las diez", language: LANGUAGE, voices: "named" };
/** Longer than the longest wait between two attempts to come back, on a machine that is busy. */
export const PATIENCE = { timeout: 120_000 };
const BOX_Y = 3_000;

export class OfflineStage {
  readonly dataDir = freshFolder();
  readonly browser: Browser;
  readonly people: Person[] = [];
  /** What people go through to the server; guests go straight to it. */
  way: Way | null = null;
  /** The page that is served, where it is not the one that was built. */
  clientDir: string | null = null;
  /** The path below which people find the server. */
  path = "";
  /** Whether those who come from now on may keep the page itself. */
  serviceWorker = false;
  #server: TestServer | null = null;
  #port = 0;
  #board: OpenedBoard | null = null;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  static async open(browser: Browser): Promise<OfflineStage> {
    const stage = new OfflineStage(browser);
    await stage.start();
    stage.#board = await openBoard(stage.url, FIELDS);
    return stage;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where people come in. */
  get entrance(): string {
    return (this.way?.url ?? this.url) + this.path;
  }

  get board(): OpenedBoard {
    if (!this.#board) throw new Error("no board yet");
    return this.#board;
  }

  /** From now on people come through something that stands before the server. */
  async behind(): Promise<Way> {
    this.way = await Way.open(() => this.url);
    return this.way;
  }

  /** With what it kept, at the address that it had. */
  async start(env: Record<string, string> = {}): Promise<void> {
    const client = this.clientDir === null ? {} : { clientDir: this.clientDir };
    this.#server = await startServer({ dataDir: this.dataDir, port: this.#port, env, ...client });
    this.#port = this.#server.port;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = null;
  }

  async restart(env: Record<string, string> = {}): Promise<void> {
    await this.stop();
    await this.start(env);
  }

  /** Everybody leaves; the board stays for those who come then. */
  async leave(hasFailed: boolean): Promise<void> {
    if (hasFailed) for (const person of this.people) await picture(person, "offline");
    for (const { context } of this.people) await context.close();
    this.people.length = 0;
  }

  /** Everybody leaves, and nothing is left. */
  async close(hasFailed: boolean): Promise<void> {
    await this.leave(hasFailed);
    await this.way?.close();
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Somebody comes to the board with a device of their own. */
  async come(
    name: string,
    phone = false,
    prepare?: (person: Person) => Promise<void>,
    role: Role = "participant",
  ): Promise<Acts> {
    const person = await arrive(this.browser, name, { language: LANGUAGE, phone, serviceWorker: this.serviceWorker });
    this.people.push(person);
    await prepare?.(person);
    const acts = new Acts(person, LANGUAGE);
    await acts.page.goto(`${this.entrance}/b/${this.board.id}#k=${this.board.keys[role]}`);
    await acts.join({ name });
    if (!phone) await acts.page.locator(".tl-canvas").waitFor(PATIENCE);
    await acts.saved();
    return acts;
  }

  /** Another tab of the same browser. */
  async tab(of: Acts): Promise<Acts> {
    const page = await of.page.context().newPage();
    const acts = new Acts({ ...(this.people[0] as Person), page }, LANGUAGE);
    await page.goto(`${this.entrance}/b/${this.board.id}`, PATIENCE);
    await page.locator(".tl-canvas").waitFor(PATIENCE);
    return acts;
  }

  /** Somebody who takes part by the public contract. */
  guest(name: string): Promise<Guest> {
    return Guest.join(this.url, this.board.id, this.board.keys.participant, { name });
  }

  /** What somebody else reads in the record. */
  async #events(
    guest: Guest,
  ): Promise<{ kind: string; data: { text?: string; positionId?: string; reason?: string } }[]> {
    const whole = await guest.get(pathOf("export", { id: this.board.id, format: "json" }));
    return ((await whole.json()) as { events: { kind: string; data: object }[] }).events;
  }

  /** The id of the position with these words. */
  async positionOf(text: string): Promise<PositionId> {
    const events = await this.#events(await this.guest("Testigo"));
    const placed = events.find(({ kind, data }) => kind === "position.placed" && data.text === text);
    if (!placed) throw new Error(`nobody placed ${text}`);
    return placed.data.positionId as PositionId;
  }

  /** The reasons that people have given, in the order of the record. */
  async reasons(): Promise<string[]> {
    const events = await this.#events(await this.guest("Testigo"));
    return events.flatMap(({ kind, data }) => (kind === "stance.taken" && data.reason ? [data.reason] : []));
  }

  /** The participants' key is another one now. */
  replaced(participant: string): void {
    this.#board = { ...this.board, keys: { ...this.board.keys, participant } };
  }

  mediator(name: string): Promise<Guest> {
    return Guest.join(this.url, this.board.id, this.board.keys.mediator, { name });
  }

  /** What somebody else finds on the server: entries of the canvas, and positions in the order of the record. */
  async found(): Promise<{ records: Record<string, unknown>; texts: string[] }> {
    const guest = await this.guest("Testigo");
    const records = (await guest.canvas()).doc.getMap(RECORDS).toJSON();
    const events = await this.#events(guest);
    await guest.leave();
    const texts = events.filter(({ kind }) => kind === "position.placed").map(({ data }) => data.text ?? "");
    return { records, texts };
  }

  /** Boxes of this name on the server's canvas. */
  async boxes(name: string): Promise<number> {
    const box = new RegExp(`^shape:${name}\\d+$`);
    return Object.keys((await this.found()).records).filter((key) => box.test(key)).length;
  }
}

export const sees = (acts: Acts, sentence: Sentence, params: Record<string, string | number> = {}): Promise<void> =>
  acts.page.getByText(acts.say(sentence, params), { exact: true }).first().waitFor(PATIENCE);
export const saidSaved = (acts: Acts): Promise<void> => sees(acts, saved.saved);
export const signOf = (acts: Acts): Promise<string | null> => acts.page.locator(".ac-saved-sign").first().textContent();

/** Draws so many boxes and moves each of them, a hundred at a time: the n-th ends at `boxAt(n)`. */
export async function draw(page: Page, count: number, name: string): Promise<void> {
  const editor = await editorOf(page);
  await editor.evaluate(
    async (editor, { count, name, y }) => {
      const ids = Array.from({ length: count }, (_, n) => `shape:${name}${n}` as TLShapeId);
      const words = (n: number) => ({ type: "text", text: `${name} ${n}` });
      const propsOf = (n: number) => ({
        richText: { type: "doc", content: [{ type: "paragraph", content: [words(n)] }] },
      });
      const type = "geo";
      for (let from = 0; from < count; from += 100) {
        const some = ids.slice(from, from + 100);
        editor.createShapes(some.map((id, n) => ({ id, type, x: from + n, y, props: propsOf(from + n) })));
        await new Promise((resolve) => setTimeout(resolve, 40));
        editor.updateShapes(some.map((id, n) => ({ id, type, x: 2 * (from + n) })));
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    },
    { count, name, y: BOX_Y },
  );
}

export const boxAt = (n: number): readonly number[] => [2 * n, BOX_Y];

/** Boxes on somebody's screen. */
export const boxesOn = async (page: Page): Promise<number> =>
  (await editorOf(page)).evaluate(
    (editor) => editor.getCurrentPageShapes().filter(({ type }) => (type as string) === "geo").length,
  );

/** Writes positions as fast as the form takes them. */
export async function write(acts: Acts, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await acts.page.getByLabel(acts.say(gather.text)).fill(text);
    await acts.press(gather.place);
    await acts.see(text);
  }
}
