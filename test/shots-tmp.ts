import { arrive as arriving, common, hand, say, table } from "/work/w/reflow/shared/src/index.ts";
import { Acts } from "/work/w/reflow/test/support/act.ts";
import { arrive, openBrowser } from "/work/w/reflow/test/support/browser.ts";
import { openLongBoard } from "/work/w/reflow/test/support/long-words.ts";
import { startServer } from "/work/w/reflow/test/support/server.ts";

const language = "es" as const;
const OUT = "/tmp/reflow-shots";
const which = process.argv.slice(2);
const on = (n: string) => which.length === 0 || which.includes(n);
async function main() {
  const browser = await openBrowser();
  const server = await startServer();
  const long = await openLongBoard(server.url, language);
  const go = async (viewport: any, role: "mediator" | "participant", view?: string, media: any = {}) => {
    const p = await arrive(browser, "s", { language, viewport });
    const acts = new Acts(p, language);
    await acts.page.emulateMedia(media);
    await acts.page.goto(`${server.url}/b/${long.board.id}#k=${long.board.keys[role]}`);
    await acts.page.locator(".ac-join").waitFor();
    if (view) await acts.page.evaluate((v) => localStorage.setItem("acuerdo.view", JSON.stringify(v)), view);
    return acts;
  };
  const shot = async (a: Acts, name: string, size?: any) => {
    if (size) await a.page.setViewportSize(size);
    await a.page.waitForTimeout(250);
    await a.page.screenshot({ path: `${OUT}/${name}.png` });
  };
  const sizes: any = {
    a320x256: { width: 320, height: 256 },
    b360x225: { width: 360, height: 225 },
    c320x568: { width: 320, height: 568 },
    d390x844: { width: 390, height: 844 },
  };
  if (on("hand")) {
    const a = await go({ width: 390, height: 844 }, "participant");
    for (const [n, s] of Object.entries(sizes)) await shot(a, `join-${n}`, s);
    await a.join({ name: "Ana" });
    for (const place of ["write", "respond", "agreements", "mine"] as const) {
      await a.place(hand[place]);
      for (const [n, s] of Object.entries(sizes)) await shot(a, `${place}-${n}`, s);
    }
    await a.press(common.menu);
    await shot(a, "menu-d390x844");
    await a.page.getByRole("menuitem", { name: say(language, hand.clusters), exact: true }).click();
    await shot(a, "clusters-d390x844");
    await a.press(common.menu);
    await a.page.getByRole("menuitem", { name: "Fase" }).click();
    await shot(a, "phase-d390x844");
    await shot(a, "phase-b360x225", sizes.b360x225);
    await a.page.context().close();
  }
  if (on("table")) {
    const a = await go({ width: 1440, height: 900 }, "mediator", "table");
    await a.join({ name: "Mara" });
    await a.page.locator(".tl-canvas").waitFor();
    const ts: any = {
      t640x450: { width: 640, height: 450 },
      t720x450: { width: 720, height: 450 },
      t1000x700: { width: 1000, height: 700 },
      t1440x900: { width: 1440, height: 900 },
    };
    await a.tab(table.agreements);
    for (const [n, s] of Object.entries(ts)) await shot(a, `agreements-${n}`, s);
    await a.press(table.closePanel);
    for (const [n, s] of Object.entries(ts)) await shot(a, `canvas-${n}`, s);
    await a.page.context().close();
  }
  if (on("forced")) {
    for (const scheme of ["light", "dark"] as const) {
      const a = await go({ width: 1440, height: 900 }, "mediator", "table", {
        forcedColors: "active",
        colorScheme: scheme,
      });
      await a.join({ name: "Mara" });
      await a.page.locator(".tl-canvas").waitFor();
      await a.page.keyboard.press("Escape");
      await shot(a, `forced-${scheme}-positions`);
      await a.tab(table.agreements);
      await a.agreement(1).scrollIntoViewIfNeeded();
      await shot(a, `forced-${scheme}-agreements`);
      await a.page.context().close();
      const b = await go({ width: 390, height: 844 }, "participant", undefined, {
        forcedColors: "active",
        colorScheme: scheme,
      });
      await shot(b, `forced-${scheme}-join`);
      await b.join({ name: "Noa" });
      await b.place(hand.respond);
      await b.page.locator(".ac-stance-grade").first().click();
      await shot(b, `forced-${scheme}-respond`);
      await b.page.context().close();
    }
  }
  if (on("minutes")) {
    const a = await go({ width: 320, height: 568 }, "mediator");
    await a.join({ name: "Noa" });
    await a.page.goto(`${server.url}/b/${long.board.id}/minutes`);
    await a.page.locator(".ac-sheet table").waitFor();
    await a.page.locator(".ac-sheet table").scrollIntoViewIfNeeded();
    await shot(a, "minutes-320");
    await a.page.pdf({ path: `${OUT}/narrow.pdf`, width: "320px", height: "700px" });
    await a.page.pdf({ path: `${OUT}/a4.pdf`, format: "A4" });
  }
  await long.leave();
  await browser.close();
  await server.stop();
}
main().then(
  () => process.exit(0),
  (e) => {
    console.error(e);
    process.exit(1);
  },
);
