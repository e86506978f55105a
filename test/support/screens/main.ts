import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { agree, arrive as arriving, facilitate, hand, type Language, phases, say, table, wall } from "@acuerdo/shared";
import type { Browser, Page } from "playwright-core";
import { Acts } from "../browser/act.ts";
import { arrive, LAPTOP, openBrowser, PHONE } from "../browser/browser.ts";
import { hullOf } from "../canvas/canvas.ts";
import { startServer } from "../server/server.ts";
import { type Played, play } from "../simulate/play.ts";
import { readWorkshop } from "../simulate/workshop.ts";

/** `npm run screens`: every screen with a real workshop on it, at laptop and phone size, in both languages, into docs/screens. */

const FOLDER = join(import.meta.dirname, "../../../docs/screens");
/** The address that invitations name, as in a room: a machine without a network has none to show. */
const SEEN_AS = "http://192.168.1.20:8080";
/** Long enough for the canvas to draw and fonts to settle; there is no event for either. */
const SETTLE_MS = 1_500;
const WALL = { width: 1920, height: 1080 };
const MAX_BYTES = 4_500_000;

class Camera {
  readonly acts: Acts;
  readonly #language: Language;
  readonly #page: Page;

  static async at(browser: Browser, language: Language, phone: boolean): Promise<Camera> {
    const viewport = phone ? PHONE : LAPTOP;
    const person = await arrive(browser, "screens", { language, viewport });
    return new Camera(new Acts(person, language), language);
  }

  constructor(acts: Acts, language: Language) {
    this.acts = acts;
    this.#language = language;
    this.#page = acts.page;
  }

  async shoot(name: string): Promise<void> {
    await this.#page.waitForTimeout(SETTLE_MS);
    const path = join(FOLDER, `${name}-${this.#language}.jpg`);
    await this.#page.screenshot({ path, type: "jpeg", quality: 66 });
  }

  async menu(name: string): Promise<void> {
    await this.acts.press(table.menu);
    await this.#page.getByRole("menuitem", { name, exact: true }).click();
  }
}

async function shootArrival(camera: Camera, url: string, prefix: string): Promise<void> {
  const { acts } = camera;
  await acts.page.goto(url);
  await camera.shoot(`${prefix}home`);
}

async function shootLaptop(browser: Browser, language: Language, url: string, played: Played): Promise<void> {
  const camera = await Camera.at(browser, language, false);
  const { acts } = camera;
  const { page } = acts;
  await shootArrival(camera, url, "");
  const { title, objective } = readWorkshop(language).board;
  await acts.openBoard(url, { title, objective, name: "Mara Quintana" });
  await camera.shoot("opened");
  await page.goto(local(played.board.urls.mediator, url));
  await page.getByText(say(language, arriving.join.enter), { exact: true }).waitFor();
  await camera.shoot("join");
  await acts.join({ name: "Mara Quintana" });
  await page.locator(".tl-canvas").waitFor();
  await page.keyboard.press("Shift+1");
  await camera.shoot("table-whole");
  await lookAtCluster(page);
  await camera.shoot("table");
  await acts.tab(table.agreements);
  await camera.shoot("table-agreements");
  await acts.agreement(4).scrollIntoViewIfNeeded();
  await camera.shoot("table-agreement");
  await acts.tab(table.commitments);
  await camera.shoot("table-commitments");
  await acts.tab(table.people);
  await camera.shoot("table-people");
  await acts.tab(table.record);
  await camera.shoot("table-record");
  await acts.press(table.share);
  await camera.shoot("share");
  await page.keyboard.press("Escape");
  await acts.tab(table.agreements);
  await acts.press(agree.wordIt);
  await camera.shoot("word");
  await page.keyboard.press("Escape");
  await camera.menu(say(language, table.minutes));
  await camera.shoot("minutes");
  await page.goBack();
  await acts.press(facilitate.moveTo, { phase: say(language, phases.agree) });
  await page.setViewportSize(WALL);
  await camera.menu(say(language, wall.title));
  await camera.shoot("wall");
  await page.context().close();
}

async function shootPhone(browser: Browser, language: Language, url: string, played: Played): Promise<void> {
  const camera = await Camera.at(browser, language, true);
  const { acts } = camera;
  await shootArrival(camera, url, "phone-");
  await acts.page.goto(local(played.board.urls.participant, url));
  await acts.page.getByText(say(language, arriving.join.enter), { exact: true }).waitFor();
  await camera.shoot("phone-join");
  await acts.join({ name: "Ana" });
  for (const place of ["write", "respond", "agreements", "mine"] as const) {
    await acts.place(hand[place]);
    await camera.shoot(`phone-${place}`);
  }
  await acts.page.goto(`${url}/b/${played.board.id}/minutes`);
  await camera.shoot("phone-minutes");
  await acts.page.context().close();
}

/** Chooses a cluster by its heading and looks at it closely. */
async function lookAtCluster(page: Page): Promise<void> {
  const box = await hullOf(page).boundingBox();
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + 8);
  await page.keyboard.press("Shift+2");
}

/** The same link on the address that this machine serves. */
function local(link: string, url: string): string {
  const { pathname, hash } = new URL(link);
  return url + pathname + hash;
}

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const server = await startServer({ env: { ACUERDO_PUBLIC_URL: SEEN_AS } });
  const browser = await openBrowser();
  for (const language of ["es", "en"] as const) {
    const played = await play({ server: server.url, workshop: readWorkshop(language), speed: 0, say: () => undefined });
    await played.leave();
    await shootLaptop(browser, language, server.url, played);
    await shootPhone(browser, language, server.url, played);
  }
  await browser.close();
  await server.stop();
  const files = readdirSync(FOLDER);
  const bytes = files.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
  console.log(`${files.length} screens, ${(bytes / 1e6).toFixed(1)} MB in docs/screens`);
  if (bytes > MAX_BYTES) throw new Error(`more than ${MAX_BYTES / 1e6} MB`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
