import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, fetchBoardAhead } from "./app.tsx";
import { restore } from "./sync/saved/device.ts";
import { followLeaving } from "./sync/saved/leave.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import { isOlder, reportOf } from "./ui/fault.ts";
import "./ui/older.css";
import { keepCompositions } from "./ui/composing.ts";
import { followContrast } from "./ui/contrast.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import { keepPairsTogether } from "./ui/second-press.ts";
import { watchStyles } from "./ui/styles.ts";
import { dressIfKnown } from "./ui/type.ts";
import { followViewport } from "./ui/viewport.ts";

followLeaving();
keepCompositions();
keepPairsTogether();
watchStyles();
followViewport();
followContrast();
dressIfKnown();
keepFocus();
// named from where the page was loaded: a later address of it would look for it elsewhere
const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
icon?.setAttribute("href", icon.href);
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
const page = root;

function begin(): void {
  fetchBoardAhead();
  createRoot(page, {
    // said on the screen by the boundary that caught it
    onCaughtError: (fault) => console.warn(fault),
    onUncaughtError: (fault) => {
      console.error(fault);
      import("./ui/last-resort.ts").then(
        ({ showLastResort }) => showLastResort(page, fault),
        () => page.append(reportOf(fault)),
      );
    },
  }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void restore().then(() => {
  if (isOlder()) import("./ui/older.ts").then(({ beginOnOlder }) => beginOnOlder(page, begin), begin);
  else begin();
});
