import { join as joinPath } from "node:path";
import { arrive as arriving, hand } from "@acuerdo/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServer, type RunningServer } from "../../server/src/app.ts";
import { readSettings } from "../../server/src/config.ts";
import { report } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person } from "../support/browser/browser.ts";
import { Listening, Observer, rowsOf } from "../support/judge/evidence.ts";
import { scores } from "../support/judge/verdict.ts";
import { type Door, join, openBoard, type Seat } from "../support/server/client.ts";
import { freshFolder } from "../support/server/server.ts";

/** A board with anonymous voices in real browsers: what each of them gets names nobody else, and the judge of suite 40 only guesses. */

const PEOPLE = 12;
const LAPTOPS = 4;
/** Standard deviations, as in suite 40. */
const CHANCE = 4.5;
const LANGUAGE = "es";

/** Somebody at a real browser, who they are, and everything that their browser was sent. */
interface Guest {
  readonly acts: Acts;
  readonly person: Person;
  readonly isLaptop: boolean;
  readonly got: Buffer[];
  readonly name: string;
  seat: Seat | null;
}

let browser: Browser;
let server: RunningServer;
let door: Door;
let data: string;
const log = new Listening(Date.now);

beforeAll(async () => {
  browser = await openBrowser();
  data = freshFolder();
  const settings = readSettings({ HOST: "127.0.0.1", PORT: "0", ACUERDO_DATA: data, ACUERDO_LOG_LEVEL: "silent" });
  if ("faults" in settings) throw new Error(settings.faults.join("; "));
  server = await openServer(settings, () => log);
  door = await openBoard(url(), "anonymous");
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const url = () => `http://127.0.0.1:${server.port}`;

/** Notes everything that a page is sent by our own ways, and who the server says that they are. */
async function note(page: Page, guest: { got: Buffer[]; seat: Seat | null }): Promise<void> {
  await page.route("**/members", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (response.ok()) guest.seat = JSON.parse(body.toString()) as Seat;
    await route.fulfill({ response, body });
  });
  page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith("/api/") || pathname.endsWith("/members")) return;
    guest.got.push(await response.body().catch(() => Buffer.alloc(0))); // a page that is loaded anew has no body any more
  });
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      guest.got.push(Buffer.from(payload));
    }),
  );
}

async function come(n: number): Promise<Guest> {
  const isLaptop = n < LAPTOPS;
  const name = `Persona ${n}`;
  const person = await arrive(browser, name, { language: LANGUAGE, phone: !isLaptop });
  const guest: Guest = { acts: new Acts(person, LANGUAGE), person, isLaptop, got: [], name, seat: null };
  await note(person.page, guest);
  await person.page.goto(`${url()}/b/${door.id}#k=${door.keys.participant}`);
  await guest.acts.press(arriving.join.enter); // nobody is asked for a name
  await guest.acts.saved();
  return guest;
}

async function speak({ acts, isLaptop, name }: Guest): Promise<void> {
  if (!isLaptop) await acts.place(hand.write);
  await acts.write(`Lo que falta, ${name.length} y más`);
  await acts.saved();
}

async function answer({ acts, isLaptop }: Guest): Promise<void> {
  if (isLaptop) return;
  await acts.place(hand.respond);
  await acts.respond("accept");
  await acts.respond("reserve");
  await acts.saved();
}

test(`[AN12] ${PEOPLE} people in real browsers: nothing that one gets names another, and the judge guesses`, async () => {
  const observer = new Observer(url(), door, await join(url(), door, "observer"), Date.now);
  await observer.watch();
  const guests: Guest[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const guest = await come(n);
    guests.push(guest);
    // some write as they arrive, the others together
    if (n % 2 === 0) await speak(guest);
  }
  for (const guest of guests.filter((_, n) => n % 2 === 1)) await speak(guest);
  for (const guest of guests) await answer(guest);
  for (const { person, acts } of guests.slice(0, 2)) {
    await person.page.reload();
    await acts.saved();
  }
  const evidence = {
    ...{ events: await observer.events(), heard: observer.heard, writings: observer.writings },
    ...{ cursors: observer.cursors, log: log.lines, rows: rowsOf(joinPath(data, "acuerdo.db"), door.id) },
    exported: await observer.exported(),
  };
  const people = guests.map(({ name, isLaptop, seat }) => {
    if (!seat) throw new Error(`${name} has no seat`);
    return { name, isLaptop, seat, role: "participant", takesPart: true, clients: [] } as const;
  });
  expect(evidence.events.filter(({ kind }) => kind === "position.placed")).toHaveLength(PEOPLE);
  const all = scores([{ people, evidence }]);
  const shown = Object.entries(all).map(([name, { guesses, hits }]) => [name, `${hits}/${guesses}`]);
  report("40 anonymity in browsers", { people: PEOPLE, ...Object.fromEntries(shown) });
  for (const [name, { z }] of Object.entries(all)) expect(z, name).toBeLessThan(CHANCE);

  for (const { got, name } of guests) {
    const bytes = Buffer.concat(got).toString("latin1");
    expect(bytes.length).toBeGreaterThan(1_000);
    for (const other of people.filter((one) => one.name !== name)) {
      const { memberId, signature, token } = other.seat;
      for (const handle of [memberId, signature, token])
        expect([name, handle, bytes.includes(handle)]).toEqual([name, handle, false]);
    }
  }
  observer.leave();
  for (const { person } of guests) {
    expect(person.account.errors).toEqual([]);
    await person.context.close();
  }
});
