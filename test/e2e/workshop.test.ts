import { home, type Language, record, standings, turnedAway } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { intrude } from "../support/attack/unfriendly.ts";
import { Acts, cluster, hand, opening, table } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person, picture } from "../support/browser/browser.ts";
import { drag, hullOf, tileOf, useTool } from "../support/canvas/canvas.ts";
import { type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** The whole chain in real Chromium: a mediator's laptop, a participant's laptop and phone, and somebody unfriendly. */

interface Script {
  readonly title: string;
  readonly objective: string;
  readonly positions: readonly [string, string, string];
  readonly onCanvas: string;
  readonly sentence: string;
  readonly first: string;
  readonly second: string;
  readonly why: string;
  readonly objection: string;
  readonly condition: string;
  readonly commitment: string;
}

const SCRIPTS: Readonly<Record<Language, Script>> = {
  es: {
    title: "Volver a casa",
    objective: "Que nadie vuelva del hospital a una casa donde no le espera nadie",
    positions: [
      "Necesito saber a quién llamar el primer fin de semana 📞",
      "Que la trabajadora social conozca el alta antes de que salga la ambulancia",
      "Un solo teléfono, con nombre y apellido",
    ],
    onCanvas: "Mi madre no entiende los informes",
    sentence: "Los primeros días hace falta una persona a la que llamar",
    first: "Quien vuelve a casa recibe una llamada en 24 horas",
    second: "Quien vuelve a casa recibe una llamada en 48 horas, también en fin de semana",
    why: "24 horas no se pueden cumplir sin más personal",
    objection: "Sin personal de noche, 24 horas es prometer lo que no se puede",
    condition: "Que sean 48 horas",
    commitment: "Preparar la tarjeta con el teléfono",
  },
  en: {
    title: "The empty bus depot",
    objective: "A depot that the whole neighbourhood has a key to",
    positions: [
      "I need a room that is quiet after nine 🌙",
      "The garage bays should stay open to whoever repairs things",
      "One calendar that everybody can read",
    ],
    onCanvas: "My worry is who pays for the heating",
    sentence: "Whoever uses the depot has to be able to see who else does",
    first: "The depot closes at ten every night",
    second: "The depot closes at ten on weekdays and at midnight on Saturdays",
    why: "The dance group cannot meet before nine on Saturdays",
    objection: "Ten on a Saturday ends the only thing that my group does",
    condition: "A later hour once a week",
    commitment: "Print the calendar for the door",
  },
};

/** The top bar says how many are at the table; so far everybody on the board is. */
const isHere = (acts: Acts, n: number) =>
  acts.page.getByRole("button", { name: acts.say(table.hereOf, { n, all: n }) }).waitFor({ timeout: 60_000 });

const BOTH: readonly Language[] = ["es", "en"];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(count(BOTH.slice(0, 1), BOTH))("a workshop in %s", (language) => {
  const script = SCRIPTS[language];
  let server: ServerProcess;
  const people: Person[] = [];

  afterEach(async (context) => {
    if (context.task.result?.state === "fail")
      for (const person of people) await picture(person, `workshop-${language}`);
    for (const person of people.splice(0)) await person.context.close();
    await server.kill();
  });

  async function come(name: string, phone = false): Promise<Acts> {
    const person = await arrive(browser, name, { language, phone });
    people.push(person);
    return new Acts(person, language);
  }

  test(`[WK1] [PE8] [PE9] [PE10] [WI8] ${language}: from an empty board to the minutes, through a killed server`, async () => {
    server = await startServerProcess();
    const mara = await come("mediator");
    const luis = await come("laptop");
    const ana = await come("phone", true);

    await mara.openBoard(server.url, { ...script, name: "Mara" });
    const invitation = await mara.link(opening.opened.participant);
    const code = await mara.code();
    await mara.press(opening.opened.enter);
    await luis.page.goto(invitation);
    await luis.join({ name: "Luis", organization: "Hospital", brings: "Conozco a todo el mundo" });
    await isHere(mara, 2);
    await ana.page.goto(server.url);
    await ana.fill(home.code, code);
    await ana.press(home.join);
    await ana.join({ name: "Ana", organization: "Hospital" });
    await isHere(mara, 3);

    // everybody writes: on the phone, in the panel, on the canvas itself
    await ana.place(hand.write);
    await ana.write(script.positions[0]);
    await luis.write(script.positions[1]);
    await mara.write(script.positions[2]);
    await useTool(mara.page, "position");
    const canvas = mara.page.locator(".tl-canvas");
    await canvas.click({ position: { x: 200, y: 520 } });
    await mara.page.keyboard.type(script.onCanvas);
    await mara.page.keyboard.press("Enter");
    await tileOf(luis.page, script.onCanvas).waitFor();
    await mara.saved();

    // the phone's position has no card yet: it waits in the tray, from where it is placed
    await luis.press(cluster.placeAll);
    for (const words of script.positions) await tileOf(mara.page, words).waitFor();

    // a cluster is drawn, cards are dragged into it, and it gets its sentence
    await useTool(luis.page, "cluster");
    await drag(luis.page, { x: 420, y: 420 }, { x: 980, y: 700 });
    await hullOf(mara.page).waitFor();
    for (const words of script.positions.slice(0, 2)) await dragCardIntoHull(luis, words);
    await luis.press(cluster.name);
    await luis.fill(cluster.sentence, script.sentence);
    await luis.press(cluster.save);
    await hullOf(mara.page, script.sentence).waitFor();
    await expect.poll(() => mara.page.getByText(mara.say(cluster.positions, { n: 2 })).count()).toBeGreaterThan(0);

    // responding on the phone, one by one
    await ana.place(hand.respond);
    await ana.respond("agree");
    await ana.respond("reserve", script.why);

    await killAndComeBack(mara, luis, ana);

    // an agreement for the cluster, tested; an objection with its reason; a second version; a standing floor
    await mara.press(cluster.word);
    await mara.word(script.first);
    await answerWhatWaits(luis);
    for (const person of [luis, mara]) await person.tab(table.agreements);
    await ana.place(hand.agreements);
    await ana.stand(1, "object", { reason: script.objection, condition: script.condition });
    await mara.see(script.objection);
    await mara.expectStanding(1, standings["open-objection"]);
    await mara.reword(1, script.second, script.why);
    await luis.see(script.second); // else it would be the first that is answered
    await luis.stand(1, "endorse");
    await ana.see(script.second);
    await ana.stand(1, "accept");
    for (const person of [mara, luis, ana]) await person.expectStanding(1, standings["still-listening"]);

    const third = await come("third");
    await third.page.goto(invitation);
    await third.join({ name: "Iker", organization: "Vecindario" });
    await third.tab(table.agreements);
    await third.stand(1, "agree");
    for (const person of [mara, luis, ana]) await person.expectStanding(1, standings.standing);

    // commitments, and the minutes in hand
    await luis.bring(luis.agreement(1), script.commitment);
    await mara.tab(table.commitments);
    await mara.see(script.commitment);
    await takeMinutes(mara, [
      script.second,
      script.first,
      script.objection,
      script.commitment,
      script.sentence,
      ...script.positions,
    ]);

    // somebody unfriendly is refused at every door, and nobody else notices
    const before = people.map(({ account }) => account.errors.length);
    expect(await intrude(server.url, invitation)).toEqual({
      ledgerWrite: 4403,
      asSomebodyElse: 400,
      otherBoard: 4403,
      otherBoardHttp: 403,
      observerCanvas: 4403,
      observerIntent: 403,
    });
    expect(people.map(({ account }) => account.errors.length)).toEqual(before);
    await mara.saved();

    const host = new URL(server.url).host;
    for (const { account, name } of people) {
      expect([...account.hosts], `${name} asked other hosts`).toEqual([host]);
      expect(account.errors, `${name} saw errors`).toEqual([]);
    }
    await undoTouchesOnlyOnesOwn(mara, luis);
  });

  /** [WI8] A laptop tells what waits, open lists or not, and what is tested comes first. */
  async function answerWhatWaits(acts: Acts): Promise<void> {
    await acts.closeLists();
    const said = (n: number) => acts.page.locator(".ac-waits").getByText(acts.say(table.waitingAgreements, { n }));
    await said(1).waitFor();
    await acts.press(table.answer);
    await acts.see(script.first);
    await acts.respond("agree");
    await acts.press(table.backToLists);
    await acts.page.locator(".ac-waits").waitFor();
    expect(await said(1).count()).toBe(0);
  }

  async function dragCardIntoHull(acts: Acts, words: string): Promise<void> {
    const from = await tileOf(acts.page, words).boundingBox();
    const to = await hullOf(acts.page).boundingBox();
    if (!from || !to) throw new Error("a card or the hull is out of sight");
    await drag(
      acts.page,
      { x: from.x + from.width / 2, y: from.y + 20 },
      { x: to.x + to.width / 2, y: to.y + to.height / 2 },
    );
  }

  async function killAndComeBack(...all: readonly Acts[]): Promise<void> {
    const [mara, luis, ana] = all as [Acts, Acts, Acts];
    for (const person of all) await person.saved();
    await server.kill();
    for (const person of all) await person.offline();
    const unknown = mara.page.getByRole("button", { name: mara.say(table.hereUnknown) });
    await unknown.waitFor();
    // what is done while it is gone is kept on the device and arrives when it is back
    await ana.place(hand.write);
    await ana.write(`${script.positions[0]} 2`);
    server = await startServerProcess({ dataDir: server.dataDir, port: server.port });
    for (const person of all) await person.saved();
    await unknown.waitFor({ state: "detached" });
    await luis.see(`${script.positions[0]} 2`);
    for (const words of script.positions) await tileOf(mara.page, words).waitFor();
    await hullOf(mara.page, script.sentence).waitFor();
    const fresh = await come("late");
    await fresh.page.goto(mara.page.url());
    await fresh.see(fresh.say(turnedAway.keyTitle));
    await people.pop()?.context.close();
  }

  async function takeMinutes(acts: Acts, words: readonly string[]): Promise<void> {
    await acts.press(table.menu);
    await acts.page.getByRole("menuitem", { name: acts.say(table.minutes), exact: true }).click();
    const sheet = acts.page.locator("article").first();
    await expect.poll(() => sheet.textContent(), { timeout: 30_000 }).toContain(words[0]);
    for (const each of words) expect(await sheet.textContent()).toContain(each);
    await acts.press(record.export);
    const download = acts.page.waitForEvent("download");
    await acts.page.getByRole("menuitem", { name: acts.say(record.markdown) }).click();
    expect((await download).suggestedFilename()).toMatch(/\.md$/);
    // A menu's step in the browser's history goes a moment after the menu.
    await acts.page.waitForFunction(() => !(history.state as { over?: number } | null)?.over);
    await acts.page.goBack();
    await acts.saved();
  }

  async function undoTouchesOnlyOnesOwn(mara: Acts, luis: Acts): Promise<void> {
    const place = async (acts: Acts) => (await tileOf(acts.page, script.onCanvas).boundingBox())?.x ?? 0;
    const other = script.positions[2];
    const otherPlace = async () => (await tileOf(luis.page, other).boundingBox())?.x ?? 0;
    const [was, otherWas] = [await place(luis), await otherPlace()];
    await moveBy(mara, other, 60);
    await expect.poll(otherPlace).not.toBeCloseTo(otherWas, 0);
    await moveBy(luis, script.onCanvas, 60);
    await expect.poll(() => place(luis)).not.toBeCloseTo(was, 0);
    await luis.page.keyboard.press("Control+z");
    await expect.poll(() => place(luis)).toBeCloseTo(was, 0);
    expect(await otherPlace()).not.toBeCloseTo(otherWas, 0);
  }

  async function moveBy(acts: Acts, words: string, dx: number): Promise<void> {
    await useTool(acts.page, "select");
    const box = await tileOf(acts.page, words).boundingBox();
    if (!box) throw new Error(`the card '${words}' is out of sight`);
    const from = { x: box.x + box.width / 2, y: box.y + 12 };
    await drag(acts.page, from, { x: from.x + dx, y: from.y + 5 });
    await acts.saved();
  }
});
