import {
  agree,
  arrive as arriving,
  cluster,
  common,
  grades,
  opening,
  type PositionId,
  record,
  spoken,
  standings,
  table,
  ways,
} from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { arrive, openBrowser, type Person, picture } from "../support/browser.ts";
import { keepsFocus, watchFocus } from "../support/focus.ts";
import { KeyActs } from "../support/key-acts.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { Guest } from "../support/simulate/guest.ts";

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
    .poll(() => mara.page.locator(".ac-spoken").allTextContents(), { timeout: 15_000 })
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

test("[FK4] [SP1] [SP2] from an empty board to the minutes by keys alone, each step said, the focus always seen", async () => {
  const mara = await come();
  await mara.openBoard(server.url, { title: "Volver a casa", objective: OBJECTIVE });
  const link = await mara.link(opening.opened.participant);
  await mara.press(opening.opened.enter);
  await mara.page.locator(".ac-join").waitFor();
  expect(await focused(mara)).toBe("Volver a casa");
  await mara.reach(mara.page.getByRole("switch", { name: mara.say(arriving.join.takePart) }));
  await mara.key("Space");
  await mara.join({ name: "Mara" });
  await mara.page.locator(".tl-canvas").waitFor();
  const [, board = "", key = ""] = /\/b\/([^#]+)#k=(.+)$/.exec(link) ?? [];
  const luis = await Guest.join(server.url, board, key, { name: "Luis" });

  await mara.write(MINE);
  await hears(mara, mara.say(spoken.placed));
  const positionId = "position-of-luis" as PositionId;
  await luis.ask({ kind: "position.place", positionId, positionKind: "need", text: THEIRS } as never);

  // put together from the lists: a new cluster, its sentence
  await mara.menu(mara.button(cluster.putIn).first(), mara.say(cluster.putNew));
  await hears(mara, mara.say(spoken.intoUnnamed));
  await mara.press(cluster.name);
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
  await mara.stand(1, "agree");
  const version = await mara.page.evaluate(() => document.querySelector("[data-made]")?.getAttribute("data-made"));
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
    `${mara.say(ways.minutesTitle, { title: "Volver a casa" })} · ${mara.say(common.name)}`,
  );
  const download = mara.page.waitForEvent("download");
  await mara.menu(mara.button(record.export), /\.md/);
  expect((await download).suggestedFilename()).toMatch(/\.md$/);
  expect(people[0]?.account.errors).toEqual([]);
  console.log(`the whole chain took ${mara.keys} keys`);
  await luis.leave();
});
