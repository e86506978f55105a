import { facilitate, meanwhile, type PositionId, pathOf, presets, saved, table as tableWords } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Acts, common, hand } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person, picture } from "../support/browser/browser.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { Guest, newId, type OpenedBoard, openBoard } from "../support/simulate/guest.ts";

/** Real Chromium, while others change what somebody looks at: they are told, see the new words, and lose nothing of theirs. */

const LANGUAGE = "es";
const FIELDS = { title: "El parque", objective: "De quién es la noche", language: LANGUAGE, voices: "named" };

let browser: Browser;
let server: TestServer;
let board: OpenedBoard;
const people: Person[] = [];
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  board = await openBoard(server.url, FIELDS);
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") for (const person of people) await picture(person, "meanwhile");
  for (const { context } of people.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const guest = (name: string, role: "participant" | "mediator" = "participant") =>
  Guest.join(server.url, board.id, board.keys[role], { name });

async function come(name: string, role: "participant" | "mediator", phone: boolean): Promise<Acts> {
  const person = await arrive(browser, name, { language: LANGUAGE, phone });
  people.push(person);
  const acts = new Acts(person, LANGUAGE);
  await acts.page.goto(`${server.url}/b/${board.id}#k=${board.keys[role]}`);
  await acts.join({ name });
  await acts.saved();
  return acts;
}

interface Exported {
  readonly board: { readonly title: string; readonly objective: string; readonly thresholds: string };
  readonly ledger: { readonly stances: readonly { readonly statementId: string; readonly grade: string }[] };
}

async function found(by: Guest): Promise<Exported> {
  return (await by.get(pathOf("export", { id: board.id, format: "json" }))).json() as Promise<Exported>;
}

test("[BA5] an answer that waited while the words became others is not shown on them, is told, and is given anew only on what was shown", async () => {
  const ana = await guest("Ana");
  const positionId = newId<PositionId>();
  const said = { positionId, positionKind: "position" } as const;
  const stances = async () => (await found(ana)).ledger.stances.filter(({ statementId }) => statementId === positionId);
  await ana.ask({ kind: "position.place", ...said, text: "El parque abre de noche" });
  const berta = await come("Berta", "participant", true);
  await berta.place(hand.respond);
  await berta.see("El parque abre de noche");
  await berta.page.route("**/intents", (route) => route.abort());
  await berta.grade("endorse").first().click();
  const chosen = berta.page.locator('.ac-grade-endorse[aria-pressed="true"]');
  await chosen.waitFor();

  await ana.ask({ kind: "position.reword", ...said, text: "El parque cierra de noche", base: 1 });
  await berta.see("El parque cierra de noche");
  await berta.see(berta.say(meanwhile.title));
  await chosen.waitFor({ state: "detached" });
  await berta.page.unroute("**/intents");
  await berta.page.locator(".ac-saved-refused").click();
  const dialog = berta.page.getByRole("dialog");
  // both at once, and no button that can only fail
  await dialog.getByText("El parque abre de noche").waitFor();
  await dialog.getByText("El parque cierra de noche").waitFor();
  expect(await berta.button(common.tryAgain, {}, dialog).count()).toBe(0);
  expect(await stances()).toEqual([]);
  await berta.press(meanwhile.theSame, {}, dialog);
  await berta.saved();
  expect(await stances()).toMatchObject([{ grade: "endorse" }]);
  // the browser itself says of every 409 that it is one
  expect(people[0]?.account.errors.filter((error) => !error.includes("409"))).toEqual([]);
});

test("[BA4] settings that two mediators have open: what was not touched is not sent, what both touched is shown, nothing typed is lost", async () => {
  const mara = await guest("Mara", "mediator");
  const ana = await come("Anna", "mediator", false);
  const title = ana.page.getByLabel(ana.say(facilitate.boardTitle), { exact: true });
  const openSettings = async () => {
    await ana.page.getByRole("button", { name: ana.say(tableWords.menu) }).click();
    await ana.page.getByRole("menuitem", { name: ana.say(tableWords.settings) }).click();
    await title.waitFor();
  };
  await openSettings();
  await mara.ask({ kind: "board.change", title: "El parque de Mara", objective: "De todo el barrio" });
  await expect.poll(() => title.inputValue()).toBe("El parque de Mara");
  await ana.page.getByRole("radio", { name: ana.say(presets.strict) }).check({ force: true });
  await ana.press(facilitate.save);
  await title.waitFor({ state: "hidden" });
  await ana.saved();
  expect((await found(mara)).board).toMatchObject({
    title: "El parque de Mara",
    objective: "De todo el barrio",
    thresholds: "strict",
  });

  await openSettings();
  await title.fill("El parque de Anna");
  await mara.ask({ kind: "board.change", title: "El parque otra vez" });
  await ana.see(ana.say(meanwhile.field));
  await ana.see(ana.say(meanwhile.itSays, { text: "El parque otra vez" }));
  expect(await title.inputValue()).toBe("El parque de Anna");
  await ana.press(facilitate.save);
  // it is not sent before that is answered, and leads to the answer
  await expect.poll(() => ana.button(meanwhile.theirs).evaluate((it) => it === document.activeElement)).toBe(true);
  await ana.press(meanwhile.mine);
  await ana.press(facilitate.save);
  await title.waitFor({ state: "hidden" });
  await ana.page.getByText(ana.say(saved.saved), { exact: true }).first().waitFor();
  expect((await found(mara)).board.title).toBe("El parque de Anna");
  expect(people[0]?.account.errors).toEqual([]);
});
