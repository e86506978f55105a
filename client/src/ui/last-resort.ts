import { common, faults } from "@acuerdo/shared";
import { reportOf } from "./fault.ts";

/** When even the words for a fault could not be drawn: the page by hand, in both languages. React has emptied it. */
export function showLastResort(root: HTMLElement, fault: unknown): void {
  const page = document.createElement("main");
  page.className = "ac-page";
  for (const language of ["es", "en"] as const) {
    const said = document.createElement("p");
    said.lang = language;
    said.textContent = `${faults.brokenTitle[language]}. ${faults.brokenText[language]}`;
    page.append(said);
  }
  const again = document.createElement("button");
  again.className = "ac-button ac-button-primary";
  again.textContent = `${faults.reload.es} · ${faults.reload.en}`;
  again.addEventListener("click", () => location.reload());
  const home = document.createElement("a");
  home.href = "/";
  home.className = "ac-button ac-button-quiet";
  home.textContent = `${common.home.es} · ${common.home.en}`;
  const report = document.createElement("p");
  report.className = "ac-soft";
  report.textContent = reportOf(fault);
  page.append(again, home, report);
  root.replaceChildren(page);
}
