import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { arrive as arriving, cluster, common, facilitate, hand, type Language, opening, table } from "@acuerdo/shared";
import type { Browser, Locator } from "playwright-core";
import { Acts } from "../browser/act.ts";
import { arrive, openBrowser, type Person } from "../browser/browser.ts";
import { KeyActs } from "../browser/key-acts.ts";
import { startServer } from "../server/server.ts";
import { listen, type Moment } from "./listen.ts";

/**
 * `npm run spoken`: two people go the whole chain, one by keys alone on a laptop, one by roles and names alone on a phone; what each
 * does and what their screen reader is told goes into docs/spoken.md.
 */

const FILE = join(import.meta.dirname, "../../../docs/spoken.md");
/** Longer than what others do is gathered for. */
const NEWS_MS = 7_000;

const WORDS = {
  en: {
    title: "Coming home",
    objective: "That nobody comes home to where nobody waits for them",
    ...{ mine: "A call on the first weekend", theirs: "A telephone number with a name to it" },
    ...{ sentence: "Somebody to call is needed", first: "Whoever comes home is called within 24 hours" },
    ...{ reason: "24 hours cannot be kept", second: "Whoever comes home is called within 48 hours" },
    ...{ why: "48 can be kept", commitment: "Call on Saturday" },
  },
  es: {
    title: "Volver a casa",
    objective: "Que nadie vuelva a casa donde no le espera nadie",
    ...{ mine: "Una llamada el primer fin de semana", theirs: "Un teléfono con nombre y apellido" },
    ...{ sentence: "Hace falta una persona a la que llamar", first: "Quien vuelve recibe una llamada en 24 horas" },
    ...{ reason: "24 horas no se cumplen", second: "Quien vuelve recibe una llamada en 48 horas" },
    ...{ why: "48 sí se cumplen", commitment: "Llamar el sábado" },
  },
} as const satisfies Record<Language, Record<string, string>>;

const VERBS = {
  en: { presses: "presses", writes: "writes", hears: "hears", goes: "is now on" },
  es: { presses: "pulsa", writes: "escribe", hears: "oye", goes: "está ahora en" },
} as const satisfies Record<Language, Record<Moment["kind"], string>>;

const LONGEST = 160;
const short = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

class Account {
  readonly #language: Language;
  readonly #lines: string[] = [];
  #last = "";

  constructor(language: Language) {
    this.#language = language;
  }

  readonly add = (who: string, moment: Moment): void => {
    if (moment.kind === "goes" && moment.what === "") return; // nothing is heard of it
    const verb = VERBS[this.#language][moment.kind];
    const what = "what" in moment ? `${moment.what ? `*${short(moment.what)}*` : ""}` : "";
    const words = "words" in moment ? `“${short(moment.words)}”` : "";
    const line =
      moment.kind === "hears"
        ? `  - ${who} ${verb} ${words}`
        : moment.kind === "goes"
          ? `  - ${who} ${verb} ${what} (${moment.role})`
          : `- ${who} ${verb} ${[words, what].filter(Boolean).join(" → ")}`;
    // where the focus only passes by, nobody is: what counts is where it stays
    const passed = `${who} ${moment.kind}`;
    if (moment.kind === "goes" && this.#last === passed) this.#lines.pop();
    if (line !== this.#lines.at(-1)) this.#lines.push(line);
    this.#last = passed;
  };

  get text(): string {
    return this.#lines.join("\n");
  }
}

async function come(
  browser: Browser,
  account: Account,
  name: string,
  language: Language,
  phone: boolean,
): Promise<Person> {
  const person = await arrive(browser, name, { language, phone });
  await listen(person.page, (moment) => account.add(name, moment));
  return person;
}

/** By a screen reader on a phone: what it has found is pressed for them, by a finger without width. */
class ReaderActs extends Acts {
  override async hit(what: Locator): Promise<void> {
    await what.waitFor();
    await what.evaluate((element: HTMLElement) => {
      element.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, width: 0, height: 0 }));
      element.focus();
      element.click();
    });
  }
}

/** Whoever has opened a board takes part in it. */
async function takesPart(mara: KeyActs): Promise<void> {
  await mara.menu(mara.button(table.menu), mara.say(facilitate.editCard));
  await mara.reach(mara.page.getByRole("switch", { name: mara.say(arriving.join.takePart) }));
  await mara.key("Space");
  await mara.press(common.save);
}

async function play(browser: Browser, url: string, language: Language): Promise<string> {
  const account = new Account(language);
  const words = WORDS[language];
  const mara = new KeyActs(await come(browser, account, "Mara", language, false), language);
  await mara.openBoard(url, { title: words.title, objective: words.objective, name: "Mara" });
  const link = await mara.link(opening.opened.participant);
  await mara.press(opening.opened.enter);
  await takesPart(mara);

  const luis = new ReaderActs(await come(browser, account, "Luis", language, true), language);
  await luis.page.goto(link);
  await luis.join({ name: "Luis" });
  await luis.saved();
  await luis.place(hand.write);
  await luis.write(words.theirs);
  await mara.write(words.mine);
  await mara.menu(mara.button(cluster.putIn).first(), mara.say(cluster.putNew));
  await mara.fill(cluster.sentence, words.sentence);
  await mara.press(cluster.save);
  await mara.press(cluster.word);
  await mara.word(words.first);
  await luis.page.waitForTimeout(NEWS_MS);
  await luis.place(hand.agreements);
  await luis.stand(1, "object", { reason: words.reason });
  await mara.page.waitForTimeout(NEWS_MS);
  await mara.reword(1, words.second, words.why);
  await mara.stand(1, "endorse");
  await luis.page.waitForTimeout(NEWS_MS);
  await luis.stand(1, "agree");
  await mara.bring(mara.agreement(1), words.commitment);
  await mara.menu(mara.button(table.menu), mara.say(table.minutes));
  await mara.page.locator(".ac-sheet h1").waitFor();
  for (const { page } of [mara, luis]) await page.context().close();
  return account.text;
}

const HEAD = `# What is heard

Two people go from opening a board to its minutes: Mara on a laptop by keys alone, Luis on a phone by roles and names alone. What each does stands at the
margin; below it, what the page then tells a screen reader by itself, and where the focus has been taken. Made anew by \`npm run spoken\`.
`;

const [browser, server] = await Promise.all([openBrowser(), startServer()]);
const parts: string[] = [];
for (const [language, title] of [
  ["en", "In English"],
  ["es", "En español"],
] as const)
  parts.push(`## ${title}\n\n${await play(browser, server.url, language)}\n`);
writeFileSync(FILE, [HEAD, ...parts].join("\n"));
await browser.close();
await server.stop();
