import {
  agree,
  commit,
  common,
  facilitate,
  floor,
  gather,
  hand,
  home,
  type Language,
  phases,
  type Sentence,
  say,
  table,
} from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { violationsOn } from "../support/browser/axe.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { spoiltOn } from "../support/browser/spoilt.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { Guest, type OpenedBoard, openBoard } from "../support/simulate/guest.ts";

/** Every screen and dialog by axe, light, dark and in forced colours. */

let browser: Browser;
let server: TestServer;
let board: OpenedBoard;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  const fields = { title: "Volver a casa", objective: "Que nadie vuelva solo", language: "es", voices: "named" };
  board = await openBoard(server.url, fields);
  await fill();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A board on which there is something of each kind. */
async function fill(): Promise<void> {
  const join = (name: string, organization: string | null) =>
    Guest.join(server.url, board.id, board.keys.participant, { name, organization });
  const [ana, luis] = await Promise.all([join("Ana", "Escuela"), join("Luis", null)]);
  const ask = (guest: Guest, asked: object) => guest.ask(asked as never);
  const answer = { reason: "", condition: "" };
  for (const [n, kind] of ["position", "interest", "need", "concern", "idea", "question"].entries())
    await ask(ana, {
      ...{ kind: "position.place", positionId: `position-${n}`, positionKind: kind, text: `Una voz distinta ${n}` },
      ...(n % 2 ? {} : { place: [n * 260, 0] }),
    });
  await ask(luis, { kind: "stance.take", statementId: "position-0", grade: "agree", ...answer });
  await ask(ana, { kind: "cluster.name", clusterId: "cluster-0", sentence: "Juntas" });
  for (const n of [0, 1, 2]) {
    const agreementId = `agreement-${n}`;
    await ask(ana, {
      kind: "agreement.word",
      agreementId,
      clusterId: null,
      text: `Una llamada en ${n} horas`,
      base: 0,
    });
    if (n === 2) continue;
    const testing = { kind: "version.test", agreementId, sources: ["position-0"] };
    await ask(ana, { ...testing, versionId: `version-${n}`, base: 1, why: "" });
    if (n === 1) continue;
    await ask(ana, { kind: "agreement.word", agreementId, clusterId: null, text: "Una llamada en dos días", base: 1 });
    await ask(ana, { ...testing, versionId: "version-two", base: 2, why: "Hace falta tiempo" });
  }
  const objection = { grade: "object", reason: "Sin personal no", condition: "Que sean tres" };
  await ask(luis, { kind: "stance.take", statementId: "version-two", ...objection });
  await ask(ana, { kind: "stance.take", statementId: "version-1", grade: "reserve", reason: "Según", condition: "" });
  await ask(ana, {
    ...{ kind: "commitment.make", commitmentId: "commitment-0", agreementId: "agreement-0", hands: "do" },
    ...{ text: "Llamar", due: "2030-01-01", with: [], asOrganization: false },
  });
}

async function come(language: Language, phone: boolean): Promise<Acts> {
  const person = await arrive(browser, "axe", { language, phone });
  return new Acts(person, language);
}

/** What each screen is called here, and how to get there from the one before. */
class Walk {
  readonly acts: Acts;
  readonly found: string[] = [];
  /** Of the pages that were opened. */
  readonly titles: string[] = [];
  /** Where people's words do not bear the board's language. */
  readonly untold: string[] = [];

  constructor(acts: Acts) {
    this.acts = acts;
  }

  /**
   * A page has come: it has one main heading and a title of its own.
   * @param focus where it is: on the heading, unless the page was just loaded and begins at its top.
   */
  async page(screen: string, focus: "H1" | "BODY"): Promise<void> {
    const { page } = this.acts;
    this.titles.push(await page.title());
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { message: screen }).toBe(focus);
    expect([screen, await page.locator("h1").count()]).toEqual([screen, 1]);
    await this.look(screen);
  }

  async look(screen: string): Promise<void> {
    const theirs = this.acts.page
      .getByText(/Una voz distinta|Una llamada en|Sin personal|\b(Ana|Luis)\b/)
      .filter({ visible: true });
    const bare = await theirs.evaluateAll((all) =>
      all
        .filter((one) => !one.closest("textarea, [role=status], .tl-container, .ac-initials"))
        .filter((one) => one.closest("[lang]")?.getAttribute("lang") !== "es")
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    this.untold.push(...bare.map((html) => `${screen}: ${html}`));
    this.found.push(...(await violationsOn(this.acts.page, screen)), ...(await spoiltOn(this.acts.page, screen)));
  }

  /**
   * Opens a dialog, looks, closes it.
   * @param isLike one that axe has seen, opened elsewhere
   */
  async dialog(screen: string, open: () => Promise<void>, isLike = false): Promise<void> {
    await open();
    await this.acts.page.getByRole("dialog").first().waitFor();
    if (isLike) this.found.push(...(await spoiltOn(this.acts.page, screen)));
    else await this.look(screen);
    await this.acts.page.keyboard.press("Escape");
    await this.acts.page.getByRole("dialog").first().waitFor({ state: "hidden" });
  }

  async menu(label: Sentence, entry: Sentence, params = {}): Promise<void> {
    await this.acts.press(label);
    await this.acts.page
      .getByRole("menuitem", { name: this.acts.say(entry, params) })
      .first()
      .click();
  }
}

async function doors(walk: Walk): Promise<void> {
  const { acts } = walk;
  await acts.page.goto(server.url);
  await acts.see(acts.say(home.lead));
  await walk.page("home", "BODY");
  await acts.page.goto(`${server.url}/ZZZZZZZ`);
  await acts.button(home.join).waitFor();
  await walk.page("code", "BODY");
  await acts.page.goto(`${server.url}/b/${board.id}`);
  await acts.button(common.home).waitFor();
  await walk.page("refused", "BODY");
  await acts.page.goto(`${server.url}/b/${board.id}#k=${board.keys.mediator}`);
  await acts.page.locator(".ac-join").waitFor();
  await walk.page("join", "BODY");
  await acts.join({ name: "Mara" });
}

async function laptop(walk: Walk): Promise<void> {
  const { acts } = walk;
  await acts.page.locator(".tl-canvas").waitFor();
  await acts.saved();
  await walk.look("table");
  await acts.press(table.writeOne);
  for (const tab of ["agreements", "commitments", "people", "record"] as const) {
    await acts.tab(table[tab]);
    await walk.look(tab);
    if (tab === "people") {
      await acts.page.getByText(acts.say(facilitate.noteAbsent)).click();
      await walk.dialog("take off", () => acts.press(facilitate.remove), true);
    }
    if (tab === "record")
      await walk.dialog("withhold", () => acts.hit(acts.page.locator(".ac-event button").first()), true);
  }
  await acts.press(floor.open);
  await walk.look("floor");
  await acts.page.keyboard.press("Escape");
  await walk.dialog("share", () => acts.press(table.share));
  await walk.dialog("settings", () => walk.menu(table.menu, table.settings));
  await walk.dialog("leave", () => walk.menu(table.menu, common.leaveComputer));
  await acts.press(table.menu);
  await walk.look("menu");
  await acts.page.keyboard.press("Escape");
  await acts.tab(table.agreements);
  await walk.dialog("word", () => acts.press(agree.wordIt));
  await walk.dialog("commit", () => acts.press(commit.bring));
  await walk.dialog("let go", () => acts.press(agree.letGo));
  await acts.press(agree.reword);
  await walk.look("reword");
  await walk.menu(table.menu, table.minutes);
  await acts.page.locator(".ac-sheet h1").waitFor();
  await walk.page("minutes", "H1");
  await wallOf(walk);
}

/** The screen of the room in each phase. */
async function wallOf(walk: Walk): Promise<void> {
  const { page } = walk.acts;
  const guest = await Guest.join(server.url, board.id, board.keys.mediator, { name: "Berta", organization: null });
  await page.goto(`${server.url}/b/${board.id}/screen`);
  for (const phase of ["gather", "cluster", "agree", "commit", "close"] as const) {
    if (phase !== "gather") await guest.ask({ kind: "phase.move", phase } as never);
    await page.locator(".ac-wall-phase", { hasText: say("es", phases[phase]) }).waitFor();
    if (phase === "gather") await walk.page("wall", "H1");
    else await walk.look(`wall: ${phase}`);
  }
  await guest.ask({ kind: "phase.move", phase: "gather" } as never);
}

async function phone(walk: Walk): Promise<void> {
  const { acts } = walk;
  await acts.page.locator(".ac-hand").waitFor();
  for (const place of ["write", "respond", "agreements", "mine"] as const) {
    await acts.place(hand[place]);
    await acts.page.locator(".ac-skeleton").waitFor({ state: "detached" });
    await walk.look(place);
    if (place === "write") await acts.write("Lo que sé");
  }
  await walk.dialog("change", () => acts.press(gather.reword));
  await walk.dialog("withdraw", () => acts.press(gather.withdraw), true);
  await walk.dialog("phases", () => walk.menu(common.menu, hand.phase, { phase: acts.say(phases.gather) }));
  await walk.dialog("card", () => walk.menu(common.menu, hand.whoIAm));
}

const WALKS = [
  ["es", "laptop"],
  ["en", "phone"],
  ["en", "laptop"],
  ["es", "phone"],
] satisfies [Language, string][];

describe.each(count(WALKS.slice(0, 2), WALKS))("in %s on a %s", (language, device) => {
  test(`[SP4] [SP5] [SP6] [SP7] no screen breaks a rule that a program can check: ${device} ${language}`, async () => {
    const acts = await come(language, device === "phone");
    const walk = new Walk(acts);
    await doors(walk);
    await (device === "phone" ? phone(walk) : laptop(walk));
    expect(walk.found).toEqual([]);
    expect(new Set(walk.titles).size).toBe(walk.titles.length);
    expect(walk.untold).toEqual([]);
    await acts.page.context().close();
  });
});
