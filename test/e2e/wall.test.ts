import { arrive as arriving, PHASES, type Phase, phases, say, table, wall } from "@acuerdo/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { Guest, type OpenedBoard, openBoard } from "../support/simulate/guest.ts";

/** The screen of the room, in real Chromium: what the link of an observer opens on a wall. */

const SEEN_AS = "http://192.168.1.20:8080";
const OBJECTIVE = "Que nadie vuelva del hospital a una casa donde nadie espera";
const WIDE = { width: 1920, height: 1080 };
/** Pixels below which nobody reads it from the back of a room. */
const SMALLEST = 18;

let browser: Browser;
let server: TestServer;
let board: OpenedBoard;
let mara: Guest;
const pages: Page[] = [];
beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_PUBLIC_URL: SEEN_AS } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  board = await openBoard(server.url, { title: "Volver", objective: OBJECTIVE, language: "es", voices: "named" });
  mara = await Guest.join(server.url, board.id, board.keys.mediator, { name: "Mara", organization: null });
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

/** Somebody with an observer's link, in whose browser English is spoken. */
async function observer(viewport = WIDE): Promise<Acts> {
  const person = await arrive(browser, "wall", { language: "en", viewport });
  pages.push(person.page);
  await person.page.goto(`${server.url}/b/${board.id}#k=${board.keys.observer}&c=${board.code}`);
  await person.page.getByRole("button", { name: say("en", arriving.join.enter), exact: true }).click();
  return new Acts(person, "es");
}

const move = (phase: Phase) => mara.ask({ kind: "phase.move", phase } as never);

/** What is written in letters that are too small, but to be heard alone. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(
    (smallest) =>
      [...document.querySelectorAll(".ac-wall *")]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .filter((one) => one.getBoundingClientRect().width > 1 && !one.closest(".ac-hidden"))
        .filter((one) => {
          const zoom = Number(getComputedStyle(one.closest(".ac-wall-minutes") ?? one).zoom) || 1;
          return Number.parseFloat(getComputedStyle(one).fontSize) * zoom < smallest;
        })
        .map((one) => one.outerHTML.slice(0, 80)),
    SMALLEST,
  );

/** A board with something for each phase. */
async function fill(): Promise<void> {
  const answer = { reason: "", condition: "" };
  const ana = await Guest.join(server.url, board.id, board.keys.participant, { name: "Ana", organization: null });
  const ask = (asked: object) => ana.ask(asked as never);
  await ask({
    kind: "position.place",
    positionId: "position-1",
    positionKind: "need",
    text: "Una llamada antes del alta",
  });
  await ask({ kind: "cluster.name", clusterId: "cluster-1", sentence: "Que alguien llame" });
  await ask({
    kind: "agreement.word",
    agreementId: "agreement-1",
    clusterId: null,
    text: "Se llama dos días antes",
    base: 0,
  });
  await ask({
    kind: "version.test",
    agreementId: "agreement-1",
    versionId: "version-1",
    sources: [],
    base: 1,
    why: "",
  });
  await ask({ kind: "stance.take", statementId: "version-1", grade: "agree", ...answer });
}

test("[WA1] [WA2] on a wall an observer's link is the screen of the room: it follows the phase in the board's language, in letters that are read from afar", async () => {
  await fill();
  const acts = await observer();
  const { page } = acts;
  await page.getByText(OBJECTIVE).waitFor();
  const shown: Record<Phase, string> = {
    gather: "Una llamada antes del alta",
    weigh: "Una llamada antes del alta",
    cluster: acts.say(wall.loose, { n: 1 }),
    agree: "Se llama dos días antes",
    commit: acts.say(wall.noStanding),
    close: "Acta",
  };
  for (const phase of PHASES) {
    if (phase !== "gather") await move(phase);
    await page.locator(".ac-wall-phase", { hasText: acts.say(phases[phase]) }).waitFor();
    await page.locator(".ac-wall-main").getByText(shown[phase], { exact: true }).first().waitFor();
    expect(await tooSmall(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});

test("[WA3] it shows the way in while the door is open, who is there, and how many have answered, and no answer", async () => {
  await fill();
  const acts = await observer();
  const { page } = acts;
  const way = page.locator(".ac-wall-way");
  await way.getByRole("img").waitFor();
  expect((await way.innerText()).replace(/\s/g, "")).toContain(board.code);
  await move("weigh");
  const luis = await Guest.join(server.url, board.id, board.keys.participant, { name: "Luis", organization: null });
  await luis.ask({
    kind: "stance.take",
    statementId: "position-1",
    grade: "agree",
    reason: "",
    condition: "",
  } as never);
  await page.getByText(acts.say(wall.haveAnswered, { n: 1 })).waitFor();
  await mara.ask({ kind: "door.set", open: false } as never);
  await way.waitFor({ state: "detached" });
  await mara.ask({ kind: "door.set", open: true } as never);
  await way.waitFor();
});

test("[WA4] whoever wants the board gets it, also after a reload, and the screen again from the menu; a narrow one is none", async () => {
  const acts = await observer({ width: 1280, height: 720 });
  const { page } = acts;
  await acts.press(wall.toBoard);
  await page.locator(".ac-table").waitFor();
  await page.reload();
  await page.locator(".ac-table").waitFor();
  await page.getByRole("button", { name: say("en", table.menu), exact: true }).click();
  await page.getByRole("menuitem", { name: say("en", wall.title), exact: true }).click();
  await page.locator(".ac-wall").waitFor();
  expect(new URL(page.url()).pathname).toBe(`/b/${board.id}/screen`);
  const phone = await observer({ width: 390, height: 844 });
  await phone.page.locator(".ac-hand").waitFor();
});
