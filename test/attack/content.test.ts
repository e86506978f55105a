import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { count, eventually, report } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { ask, type Door, join, newId, place, post, type Seat } from "../support/server/client.ts";
import { type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** Words that would run if anybody took them for markup (suite 31), everywhere where words are shown, in real Chromium. */

const RUN = "window.__ran=(window.__ran||0)+1";
const OUT = "https://evil.example/x";
const TAGS = [
  "script",
  "img",
  "svg",
  "iframe",
  "video",
  "body",
  "details",
  "math",
  "object",
  "embed",
  "marquee",
  "input",
  "a",
  "style",
  "link",
  "audio",
  "button",
  "form",
  "frameset",
  "meta",
  "noscript",
  "select",
  "template",
  "textarea",
];
const EVENTS = ["onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "onanimationstart", "onbegin"];

const byTag = TAGS.flatMap((tag) => [
  `<${tag}>${RUN}</${tag}>`,
  `<${tag} src=${OUT} href=${OUT} data=${OUT}>`,
  `"><${tag} src=x onerror="${RUN}">`,
  ...EVENTS.map((event) => `<${tag} src=x autofocus open ${event}=${RUN}>`),
]);
const LINKS = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  "data:text/html,<script>",
  "vbscript:",
  "\u0001javascript:",
];
const byLink = LINKS.flatMap((scheme) => [
  `${scheme}${RUN}`,
  `[x](${scheme}${RUN})`,
  `<a href="${scheme}${RUN}">x</a>`,
  `![x](${scheme}${RUN})`,
]);
const OTHERS = [
  `<svg><script>${RUN}</script></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><foreignObject><iframe srcdoc="<script>${RUN}</script>"/></foreignObject></svg>`,
  ...[`{{constructor.constructor('${RUN}')()}}`, `\${${RUN}}`, `<%= ${RUN} %>`, `#{${RUN}}`],
  ...[`<!--<img src="--><img src=x onerror=${RUN}>">`, `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`],
  ...[`&lt;script&gt;${RUN}&lt;/script&gt;`, `\u202e<script>${RUN}</script>`, `<scr\u0000ipt>${RUN}</scr\u0000ipt>`],
  ...[
    `![](${OUT})`,
    `<meta http-equiv=refresh content="0;url=${OUT}">`,
    `<base href="${OUT}">`,
    `@import url(${OUT});`,
  ],
  ...[
    `\`\`\`mermaid\ngraph LR\nA[<img src=x onerror=${RUN}>]\n\`\`\``,
    `<form action=${OUT}><button>x</button></form>`,
  ],
];
const CORPUS = [...byTag, ...byLink, ...OTHERS];
const CASES = count(60, CORPUS.length);
const AT_A_TIME = 60;

let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  server = await startServerProcess({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "100000" } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Without what no name may hold, so that somebody comes with the rest of it. */
const clean = (text: string, length: number): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ").slice(0, length);

async function fill(payloads: readonly string[]): Promise<Door> {
  const [first, second] = payloads as [string, string];
  const about = { title: clean(first, 100), objective: second.slice(0, 200), language: "en", voices: "named" };
  const door = (await post(server.url, "/api/boards", about)).body as Door;
  for (const text of payloads) {
    const seat: Seat = await join(server.url, door, "participant", clean(text, 40) || "x");
    await ask(server.url, door, seat, {
      kind: "member.change",
      organization: clean(text, 60),
      brings: clean(text, 60),
    } as never);
    const id = newId();
    await place(server.url, door, seat, text, id);
    await ask(server.url, door, seat, { kind: "stance.take", statementId: id, grade: "object", reason: text } as never);
    await ask(server.url, door, seat, {
      kind: "agreement.word",
      agreementId: newId(),
      clusterId: null,
      text,
      base: 0,
    } as never);
  }
  return door;
}

const ran = (page: Page): Promise<number> => page.evaluate("window.__ran || 0") as Promise<number>;

test(`[AT31] ${CASES} payloads in every text: nothing runs, nothing is asked of another site`, async () => {
  const counts = { payloads: 0, run: 0, "other sites": 0, dialogs: 0, reports: 0 };
  const chosen = Array.from(
    { length: CASES },
    (_, index) => CORPUS[Math.floor((index * CORPUS.length) / CASES)] as string,
  );
  for (let from = 0; from < chosen.length; from += AT_A_TIME) {
    const payloads = chosen.slice(from, from + AT_A_TIME);
    const door = await fill(payloads);
    const person = await arrive(browser, "reader", { language: "en" });
    person.page.on("dialog", (dialog) => {
      counts.dialogs += 1;
      void dialog.dismiss();
    });
    await person.page.goto(door.urls.mediator);
    await new Acts(person, "en").join({ name: "Reader" });
    const marker = clean(payloads.at(-1) as string, 12);
    await eventually("the board is shown", async () => (await person.page.content()).length > 5_000);
    await person.page.mouse.move(300, 300);
    await person.page.waitForLoadState("networkidle").catch(() => undefined);
    counts.payloads += payloads.length;
    counts.run += await ran(person.page);
    counts["other sites"] += [...person.account.hosts].filter((host) => host !== `127.0.0.1:${server.port}`).length;
    counts.reports += person.account.errors.filter((error) => error.includes("Content Security Policy")).length;
    expect(marker).not.toBe("");
    await person.context.close();
  }
  report("31 content", counts);
  expect(counts).toMatchObject({ run: 0, "other sites": 0, dialogs: 0, reports: 0 });
});

test("[AT31] a page that takes the same words for markup is caught", async () => {
  const page = await browser.newPage();
  await page.setContent(`<body>${CORPUS.slice(0, 60).join("\n")}</body>`).catch(() => undefined);
  await eventually("something runs", async () => (await ran(page)) > 0, 10_000);
  await page.close();
});
