import { Guest, newId, openBoard } from "./simulate/guest.ts";
import { arrive, openBrowser } from "./browser.ts";
const server = "http://127.0.0.1:18377";
const board = await openBoard(server, { title: "Dos orillas", objective: "Ver el mapa de opiniones", language: "es", voices: "anonymous" });
const guests = await Promise.all(Array.from({ length: 14 }, (_, i) => Guest.join(server, board.id, board.keys.participant, { name: `Persona ${i}`, organization: null, brings: "" })));
const texts = ["El parque cierra de noche", "El parque abre siempre", "Más bancos a la sombra", "Prohibir los perros sueltos", "Zona para perros", "Riego con agua reciclada", "Fuera los patinetes", "Un carril para patinetes", "Fiestas solo en verano", "Un huerto vecinal"];
const ids: any[] = [];
for (const [i, text] of texts.entries()) { const positionId = newId(); ids.push(positionId); await guests[i % 14]!.ask({ kind: "position.place", positionId, positionKind: "position", text } as never); }
await Promise.all(guests.map(async (g, i) => { for (const [j, statementId] of ids.entries()) {
  const camp = i < 8; const yes = j === 2 || j === 5 ? true : (j % 2 === 0) === camp; const grade = yes ? (((i + j) % 3) ? "endorse" : "agree") : ((i * j) % 3 ? "object" : "reserve");
  await g.ask({ kind: "stance.take", statementId, grade, reason: grade === "object" ? "No" : "", condition: "" } as never); } }));
const browser = await openBrowser();
for (const [language, phone, words] of [["es", false, ["Acuerdos", "Mapa de opiniones", /^Entrar/, "El mapa en una tabla"]], ["en", true, ["Agreements", "Opinion map", /^(Enter|Join|Go in)/, "The map as a table"]]] as any) {
  const a = await arrive(browser, "x", { language, phone }); const { page } = a; page.setDefaultTimeout(30000);
  try {
    await page.goto(board.urls.participant);
    await page.getByRole("textbox").first().fill("Vera");
    await page.getByRole("button", { name: words[2] }).last().click();
    if (phone) await page.getByRole("navigation").getByRole("button", { name: new RegExp(words[0]) }).click(); else await page.getByRole("tab", { name: words[0] }).click();
    await page.locator("summary", { hasText: words[1] }).click();
    await page.locator(".ac-map").waitFor();
    await page.locator(".ac-map").scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/vr/camps-${language}.png` });
    await page.locator("summary", { hasText: words[3] }).click();
    await page.waitForTimeout(300);
    console.log(await page.locator(".ac-map-fold").innerText(), await page.locator(".ac-map").getAttribute("aria-label"), a.account.errors);
  } catch (e) { console.log("FAILED", String(e).slice(0, 300), await page.locator("body").innerText()); await page.screenshot({ path: `/tmp/vr/camps-${language}.png` }); }
  await a.context.close();
}
await browser.close(); process.exit(0);
