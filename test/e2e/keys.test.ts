import {
  agree,
  arrive as arriving,
  canvas,
  cluster,
  common,
  facilitate,
  grades,
  lists,
  opening,
  type PositionId,
  phases,
  record,
  spoken,
  standings,
  table,
  titles,
  ways,
} from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { arrive, openBrowser, type Person, picture } from "../support/browser/browser.ts";
import { keepsFocus, watchFocus } from "../support/browser/focus.ts";
import { KeyActs } from "../support/browser/key-acts.ts";
import { testInFull } from "../support/in-full.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { Guest, openBoard } from "../support/simulate/guest.ts";

/** The whole chain by keys alone, and what a screen reader is told of it; others take part by the public contract. */

const OBJECTIVE = "Que nadie vuelva a casa donde no le espera nadie";
const MINE = "Una llamada el primer fin de semana";
const THEIRS = "Un teléfono con nombre y apellido";
const SENTENCE = "Hace falta una persona a la que llamar";
const FIRST = "Quien vuelve a casa recibe una llamada en 24 horas";
const SECOND = "Quien vuelve a casa recibe una llamada en 48 horas";

let browser: Browser;
let server: TestServer;
const people: Person[] = [];
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
afterEach(async (context) => {
  for (const person of people.splice(0)) {
    if (context.task.result?.state === "fail") await picture(person, "keys");
    await person.context.close();
  }
});

async function come(): Promise<KeyActs> {
  const person = await arrive(browser, "keys", { language: "es" });
  people.push(person);
  return new KeyActs(person, "es");
}

/** What the page's voice says. */
const hears = (mara: KeyActs, words: string): Promise<void> =>
  expect
    .poll(() => mara.page.getByRole("status").allTextContents(), { timeout: 30_000 })
    .toContainEqual(expect.stringContaining(words)) as Promise<void>;

const focused = (mara: KeyActs): Promise<string> => mara.page.evaluate(() => document.activeElement?.textContent ?? "");

test("[FK1] the helper that holds all these tests sees when the focus falls, and lets be what does not", async () => {
  const mara = await come();
  const page = await mara.page.context().newPage();
  await watchFocus(page.context());
  await page.goto(`${server.url}/licences.txt`);
  const lose = (tag: string) =>
    page.evaluate((tag) => {
      document.body.innerHTML = `<p>x</p><button>a</button><button>b</button>`;
      document.querySelector("button")?.focus();
      document.querySelector(tag)?.remove();
    }, tag);
  await lose("p");
  await keepsFocus(page, "nothing");
  await lose("button");
  await expect(keepsFocus(page, "an act")).rejects.toThrow("the focus fell");
});

/** Where the keys are, how large that is, and whether it has a ring. */
const ring = (mara: KeyActs) =>
  mara.page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    const isRinged = getComputedStyle(at).outlineStyle !== "none";
    return { at: at.tagName === "BODY" ? "" : at.textContent, isLarge: at.clientWidth > 40, isRinged };
  });

/** A page begins at its top, without a ring before the first key. */
async function beginsAtTop(mara: KeyActs): Promise<void> {
  await mara.page.goto(server.url);
  await mara.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await ring(mara)).toMatchObject({ at: "", isRinged: false });
  await mara.key("Tab");
  expect(await ring(mara)).toMatchObject({ at: mara.say(common.name), isRinged: true });
  await mara.key("Tab");
  expect((await ring(mara)).at).toContain(mara.say(common.language.es));
}

test("[FK4] [FK7] [SP1] [SP2] from an empty board to the minutes by keys alone, each step said, the focus always seen", async () => {
  const mara = await come();
  await beginsAtTop(mara);
  await mara.openBoard(server.url, { title: "Volver a casa", objective: OBJECTIVE, name: "Mara" });
  const link = await mara.link(opening.opened.participant);
  await mara.press(opening.opened.enter);
  expect(await ring(mara)).toEqual({ at: "Volver a casa", isLarge: true, isRinged: true });
  await mara.menu(mara.button(table.menu), mara.say(facilitate.editCard));
  await mara.reach(mara.page.getByRole("switch", { name: mara.say(arriving.join.takePart) }));
  await mara.key("Space");
  await mara.press(common.save);
  await mara.page.locator(".tl-canvas").waitFor();
  const [, board = "", key = ""] = /\/b\/([^#]+)#k=(.+)$/.exec(link) ?? [];
  const luis = await Guest.join(server.url, board, key, { name: "Luis" });

  await mara.write(MINE);
  await hears(mara, mara.say(spoken.placed));
  const positionId = "position-of-luis" as PositionId;
  await luis.ask({ kind: "position.place", positionId, positionKind: "need", text: THEIRS } as never);

  // put together from the lists: a new cluster, its sentence
  await mara.menu(mara.button(cluster.putIn).first(), mara.say(cluster.putNew));
  await hears(mara, mara.say(lists.movedNew));
  await mara.fill(cluster.sentence, SENTENCE);
  await mara.press(cluster.save);
  expect(await focused(mara)).toBe(SENTENCE);
  await hears(mara, SENTENCE);

  // an agreement, to the test, an objection, another version
  await mara.press(cluster.word);
  await mara.word(FIRST);
  await hears(mara, mara.say(spoken.tested, { n: 1, v: 1 }));
  expect(await focused(mara)).toBe(mara.say(agree.agreement, { n: 1 }));
  await mara.stand(1, "object", { reason: "24 horas no se cumplen" });
  await hears(mara, mara.say(grades.object));
  await mara.press(agree.ease);
  await mara.reword(1, SECOND, "48 sí se cumplen");
  expect(await focused(mara)).toBe(mara.say(agree.agreement, { n: 1 }));
  // what is new in it is counted, and begins and ends in words
  await mara.see(mara.say(ways.changedSince, { v: 1, n: 1, removed: 1 }));
  const added = mara.agreement(1).locator("ins").first();
  expect(await added.evaluate((one) => [one.dataset.begins, one.dataset.ends])).toEqual([
    mara.say(ways.newHere),
    mara.say(ways.endsHere),
  ]);
  await mara.stand(1, "reserve"); // or others would come too soon with other words
  const version = await mara.page.evaluate(() => document.querySelector("h3[data-made]")?.getAttribute("data-made"));
  expect(version).toBeTruthy();

  // what others do comes in one go
  await luis.ask({
    kind: "agreement.word",
    agreementId: version,
    clusterId: null,
    text: `${SECOND}, siempre`,
    base: 2,
  } as never);
  const testing = {
    kind: "version.test",
    agreementId: version,
    versionId: "version-of-luis",
    base: 3,
    why: "Siempre",
    sources: [],
  };
  await luis.ask(testing as never);
  await hears(mara, mara.say(spoken.again));
  await mara.stand(1, "endorse");
  await luis.ask({
    kind: "stance.take",
    statementId: "version-of-luis",
    grade: "agree",
    reason: "",
    condition: "",
  } as never);

  await mara.bring(mara.agreement(1), "Llamar el sábado");
  expect(await focused(mara)).toContain("Llamar el sábado");
  await mara.expectStanding(1, standings["still-listening"]);
  await mara.menu(mara.button(table.menu), mara.say(table.minutes));
  await mara.page.locator(".ac-sheet h1").waitFor();
  expect(await mara.page.title()).toBe(
    `${mara.say(titles.minutes, { title: "Volver a casa" })} · ${mara.say(common.name)}`,
  );
  const download = mara.page.waitForEvent("download");
  await mara.menu(mara.button(record.export), mara.say(record.markdown));
  expect((await download).suggestedFilename()).toMatch(/\.md$/);
  expect(people[0]?.account.errors).toEqual([]);
  console.log(`the whole chain took ${mara.keys} keys`);
  await luis.leave();
});

testInFull("[FK3] [FK5] [FK6] [SP3] [SP6] on the table: steps, canvas, cards and floor by keys", async () => {
  const mara = await come();
  const { page } = mara;
  const board = await openBoard(server.url, {
    title: "Las tardes",
    objective: OBJECTIVE,
    language: "es",
    voices: "named",
  });
  const luis = await Guest.join(server.url, board.id, board.keys.participant, { name: "Luis" });
  for (const [n, text] of [MINE, THEIRS].entries())
    await luis.ask({
      kind: "position.place",
      positionId: `position-${n}`,
      positionKind: "need",
      text,
      place: [n * 400, 0],
    } as never);
  await page.goto(`${server.url}/b/${board.id}#k=${board.keys.mediator}`);
  await mara.join({ name: "Mara" });
  await page.locator(".tl-canvas").getByText(THEIRS).waitFor();
  await mara.saved();

  // a dialog opens on what is to be written, and gives the focus back
  const share = mara.button(table.share);
  await mara.hit(share);
  await page.getByRole("dialog").waitFor();
  await mara.key("Escape");
  expect(await share.evaluate((button) => button === document.activeElement)).toBe(true);

  // the phases are one stop, and going along them moves nobody
  await mara.reach(page.locator('.ac-steps [tabindex="0"]'));
  for (const key of ["ArrowRight", "ArrowRight", "End", "Home", "ArrowRight"]) await mara.key(key);
  expect(await page.locator(".ac-step[aria-current]").textContent()).toBe(mara.say(phases.gather));
  await mara.key("Enter");
  await hears(mara, mara.say(spoken.phase, { phase: mara.say(phases.weigh) }));
  await mara.hit(mara.button(ways.phaseBack, { phase: mara.say(phases.gather) }));
  await expect.poll(() => page.locator(".ac-step[aria-current]").textContent()).toBe(mara.say(phases.gather));

  // to the canvas, from card to card, and out at the end
  await mara.hit(page.getByRole("link", { name: mara.say(ways.toBoard) }));
  const canvasPart = page.getByRole("application", { name: mara.say(canvas.label) });
  expect(await canvasPart.getAttribute("aria-description")).toBe(mara.say(canvas.keys));
  const status = page.locator(".tl-container [role=status][aria-live]");
  await mara.key("Tab");
  await expect.poll(() => status.textContent()).toContain(`Necesidad, ${MINE}, Luis`);
  await mara.key("Tab");
  await expect.poll(() => status.textContent()).toContain(THEIRS);
  await mara.key("Enter");
  expect(await focused(mara)).toBe(mara.say(table.selected));
  await mara.hit(page.getByRole("link", { name: mara.say(ways.toBoard) }));
  await mara.key("Tab");
  expect(await canvasPart.evaluate((part) => part !== document.activeElement)).toBe(true);
  await mara.hit(page.locator('[data-tool="text"]'));
  await page.keyboard.type("Con teclas");
  await mara.key("Escape");
  await page.locator(".tl-canvas").getByText("Con teclas").waitFor();
  await mara.key("Delete");
  await hears(mara, mara.say(spoken.offBoard, { n: 1 }));

  // Escape leaves what was written to be had back, not as the beginning of the next; Enter places, as in the list
  const composer = page.getByRole("form", { name: mara.say(canvas.composer) });
  const place = page.locator('[data-tool="position"]');
  await mara.hit(place);
  await page.keyboard.type("Una valla");
  await mara.key("Escape");
  await mara.hit(place);
  expect(await composer.locator("textarea").inputValue()).toBe("");
  await mara.hit(composer.getByRole("button", { name: mara.say(canvas.takeBack, { text: "Una valla" }) }));
  await mara.reach(composer.locator("textarea"));
  await mara.key("Enter");
  await page.locator(".tl-canvas").getByText("Una valla").waitFor();
  expect(people[0]?.account.errors).toEqual([]);
  await luis.leave();
});
