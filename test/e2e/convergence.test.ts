import {
  agree,
  facilitate,
  floor,
  grades,
  hand,
  type Language,
  neighbourWords,
  opinionMap,
  presetRules,
  presets,
  type Sentence,
  sayThresholds,
  spread,
  standings,
  table,
  weigh,
} from "@acuerdo/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Given, type Opinions, opinionsInSteps, suggest } from "../../client/src/sync/ledger/analysis.ts";
import { count } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { bytesOf, type Exchange, exchangesOn, overhear } from "../support/browser/overhear.ts";
import { testInFull } from "../support/in-full.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { campsWorkshop } from "../support/simulate/camps.ts";
import { type Played, play } from "../support/simulate/play.ts";
import { readWorkshop, type Workshop } from "../support/simulate/workshop.ts";

/** What holds, as people see it in a real browser on boards that were played through the public contract. */

const LANGUAGES: readonly Language[] = ["es", "en"];
const QUICK = { ACUERDO_MAX_INTENTS_PER_SECOND: "1000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000" };

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: QUICK });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function played(workshop: Workshop): Promise<Played> {
  const all = await play({ server: server.url, workshop, speed: 0, say: () => undefined });
  await all.leave();
  return all;
}

/** Somebody new comes in with a role's link. Observers are not waited for, so that the floor stays as it was. */
async function enter(link: string, language: Language, phone = false): Promise<Acts> {
  const person = await arrive(browser, "reader", { language, phone });
  await overhear(person.page);
  const acts = new Acts(person, language);
  const { pathname, hash } = new URL(link);
  await person.page.goto(server.url + pathname + hash);
  await acts.join({ name: "Noa" });
  return acts;
}

/** Somebody who only looks on, at the board. */
async function look(link: string, language: Language): Promise<Acts> {
  const reader = await enter(link, language);
  await reader.leaveWall();
  return reader;
}

/** The same question answered in this process. */
function answerHere({ name, asked }: Exchange): unknown {
  if (name === "suggest") return suggest(...(asked as Parameters<typeof suggest>));
  const [given, seed] = asked as [readonly Given[], string];
  const steps = opinionsInSteps(given, seed);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

async function expectSameBytesHere(page: Page, name: "suggest" | "opinions"): Promise<Exchange> {
  const own = async () => (await exchangesOn(page)).find((exchange) => exchange.name === name);
  await expect.poll(own, { timeout: 20_000 }).toBeDefined();
  const exchange = (await own()) as Exchange;
  expect(exchange.answer.length).toBeGreaterThan(100);
  expect(bytesOf(answerHere(exchange))).toBe(exchange.answer);
  return exchange;
}

interface Offered {
  readonly together: string[];
  readonly opposite: string[];
}

/** Reads every offer and sets it aside, until no more come at any boldness. */
async function everyOffer(reader: Acts): Promise<Offered> {
  const offered: Offered = { together: [], opposite: [] };
  const section = reader.page.getByRole("region", { name: reader.say(neighbourWords.title) });
  const items = section.locator(":scope > ul > li");
  for (const word of [neighbourWords.look, ...Array<Sentence>(MORE_PRESSES).fill(neighbourWords.lookMore)]) {
    await reader.press(word, {}, section);
    await reader.button(neighbourWords.stop, {}, section).waitFor({ state: "hidden" });
    for (let left = await items.count(); left > 0; left = await items.count()) {
      const words = (await items.first().textContent()) ?? "";
      const opposite = words.startsWith(reader.say(neighbourWords.opposite));
      offered[opposite ? "opposite" : "together"].push(words);
      const button = reader.button(opposite ? neighbourWords.seen : neighbourWords.no, {}, items.first());
      await button.click();
    }
  }
  return offered;
}

/** Nothing in clusters yet, nothing worded: the board as it is when people begin to group. */
const beforeClusters = (workshop: Workshop): Workshop => ({
  ...workshop,
  clusters: [],
  agreements: [],
  commitments: [],
  positions: workshop.positions.map((position) => ({ ...position, cluster: null })),
});

/** After the first press, until words have so little in common that it would be guessing. */
const MORE_PRESSES = 4;
const FLOORS: Readonly<Record<Language, string>> = {
  es: "De 5 acuerdos: 2 están en pie, 2 están en pie con reservas y 1 tiene una objeción abierta.",
  en: "Of 5 agreements: 2 stand, 2 stand with reservations and 1 has an open objection.",
};

describe.each(count(LANGUAGES.slice(0, 1), [...LANGUAGES]))("the workshop in %s", (language) => {
  const workshop = readWorkshop(language);
  let whole: Played["board"];
  let early: Played["board"];
  beforeAll(async () => {
    whole = (await played(workshop)).board;
    early = (await played(beforeClusters(workshop))).board;
  });
  const textOf = (name: string) => workshop.positions.find(({ id }) => id === name)?.text ?? "no such position";
  const holdsBoth = (offers: readonly string[], pair: readonly string[]) =>
    offers.some((offer) => pair.every((name) => offer.includes(textOf(name))));

  test(`[NV6] ${language}: the floor says in words what the fixture says`, async () => {
    const reader = await look(whole.urls.observer, language);
    await reader.tab(table.agreements);
    for (const [n, { words }] of workshop.expected.agreements.entries())
      await reader.expectStanding(n + 1, standings[words]);
    await reader.press(floor.open);
    const open = reader.page.getByRole("region", { name: reader.say(floor.title), exact: true });
    await expect.poll(() => open.textContent()).toContain(FLOORS[language]);
    for (const [n, { words }] of workshop.expected.agreements.entries()) {
      const name = new RegExp(`^${reader.say(agree.agreement, { n: n + 1 })}\\. ${reader.say(standings[words])}:`);
      expect(await open.getByRole("button", { name }).count()).toBe(1);
    }
    await reader.page.context().close();
  });

  testInFull(`[CV48] ${language}: a mediator asks for more, and everybody's floor says so at once`, async () => {
    const reader = await look(whole.urls.observer, language);
    await reader.tab(table.agreements);
    await reader.expectStanding(3, standings["standing-with-reservations"]);
    const mediator = await enter(whole.urls.mediator, language);
    await mediator.press(table.menu);
    await mediator.page.getByRole("menuitem", { name: mediator.say(facilitate.settings), exact: true }).click();
    const dialog = mediator.page.getByRole("dialog");
    expect(await dialog.getByLabel(mediator.say(presets.standard)).isChecked()).toBe(true);
    await dialog.getByText(mediator.say(presetRules.room.strict)).click();
    await mediator.press(facilitate.save, {}, dialog);
    await reader.expectStanding(3, standings["not-enough-common-ground"]);
    await reader.expectStanding(1, standings.standing);
    await reader.page.goto(`${server.url}/b/${whole.id}/minutes`);
    await reader.see(sayThresholds(language, "strict", "room"));
    for (const { page } of [reader, mediator]) await page.context().close();
  });

  testInFull(
    `[NV7] ${language}: every planted rewording is offered as together, no planted opposites ever are`,
    async () => {
      const reader = await enter(early.urls.participant, language);
      const { together, opposite } = await everyOffer(reader);
      for (const pair of workshop.planted.rewordings) expect(holdsBoth(together, pair), pair.join(" ")).toBe(true);
      for (const pair of workshop.planted.opposites) {
        expect(holdsBoth(together, pair), pair.join(" ")).toBe(false);
        expect(holdsBoth(opposite, pair), pair.join(" ")).toBe(true);
      }
      await reader.page.context().close();
    },
  );

  test(`[CV47] ${language}: the browser's worker and Node give the same bytes`, async () => {
    const reader = await enter(early.urls.participant, language);
    await reader.press(neighbourWords.look);
    await expectSameBytesHere(reader.page, "suggest");
    await reader.tab(table.agreements);
    await reader.page.getByText(reader.say(opinionMap.title), { exact: true }).click();
    await expectSameBytesHere(reader.page, "opinions");
    await reader.page.context().close();
  });
});

testInFull("[CV47] and the same bytes where groups are shown, which the drawing and its table show alike", async () => {
  const shape = { seed: "camps", people: 24, statements: 24, camps: 3, rated: 0.8, noise: 0.6 };
  const { board } = await played(campsWorkshop(shape));
  const reader = await look(board.urls.observer, "en");
  await reader.tab(table.agreements);
  await reader.page.getByText(reader.say(opinionMap.title), { exact: true }).click();
  const { answer } = await expectSameBytesHere(reader.page, "opinions");
  const { found } = JSON.parse(answer) as Opinions;
  expect([found.verdict, found.groups.length]).toEqual(["shown", shape.camps]);
  await reader.page.getByText(reader.say(opinionMap.asTable), { exact: true }).click();
  const rows = await reader.page.locator("table tbody tr td:first-of-type").allTextContents();
  expect(rows).toEqual(found.groups.map(({ people }) => String(people.length)));
  expect(await reader.page.locator("svg.ac-map .ac-map-dot").count()).toBe(found.map.length);
  await reader.page.context().close();
});

test("[NV8] in a crowd a phone is asked one by one, and shows nobody's answers before its own", async () => {
  const shape = { seed: "crowd", people: 52, statements: 12, camps: 2, rated: 0.4, noise: 1 };
  const { board } = await played(campsWorkshop(shape, 2));
  const ana = await enter(board.urls.participant, "en", true);
  await ana.place(hand.respond);
  const statement = ana.page.locator("article").first();
  const asked: string[] = [];
  for (let n = 1; n <= shape.statements; n++) {
    asked.push((await statement.getByRole("heading").textContent()) ?? "");
    await expect.poll(() => statement.textContent()).toContain(ana.say(weigh.hidden));
    expect(await statement.getByRole("img").count()).toBe(0);
    await ana.grade("agree", statement).click();
    const answers = statement.getByRole("img", { name: ana.say(spread.label) });
    await answers.waitFor();
    expect(await answers.getAttribute("aria-label")).toContain(ana.say(grades.agree));
    await ana.press(weigh.next);
    await ana.see(ana.say(weigh.progress, { done: n, all: shape.statements }));
  }
  expect(asked.slice(0, 2).every((words) => words.startsWith("Wording"))).toBe(true);
  expect(new Set(asked).size).toBe(shape.statements);
  await ana.see(ana.say(weigh.doneTitle));
  await ana.page.context().close();
});
