import { useEffect, useRef } from "react";

/**
 * What lies over a page, a dialog or a menu, has an entry of its own in the browser's history: the phone's back button closes
 * it, and nothing that was typed under it is left. Numbers in the history's state say how many lie there; where it and the
 * screen differ, `settle` brings them together.
 */

type Close = () => void;

const layers: Close[] = [];
/** So long a closed layer's entry waits for the next: a menu that opens a dialog takes one, and no two. */
const SPARE_MS = 60;
/** We go back ourselves: nothing is to be closed for it. */
let isOurs = false;
let waiting: ReturnType<typeof setTimeout> | undefined;

const depth = (): number => (history.state as { over?: number } | null)?.over ?? 0;

function settle(): void {
  if (isOurs) return;
  for (let n = depth(); n < layers.length; n++) history.pushState({ ...history.state, over: n + 1 }, "");
  const spare = depth() - layers.length;
  if (spare === 0) return;
  isOurs = true;
  history.go(-spare);
}

function settleLater(): void {
  clearTimeout(waiting);
  waiting = setTimeout(settle, SPARE_MS);
}

/** A page that is loaded anew is not to be called back from it. */
const stay = (): void => clearTimeout(waiting);

function onBack(): void {
  if (isOurs) {
    isOurs = false;
    settle();
    return;
  }
  for (const close of layers.slice(depth()).reverse()) close();
  settleLater(); // one that does not close keeps its entry
}

/** @returns how to say that it is closed. */
function lay(close: Close): Close {
  // once, and for good: entries outlive their layers
  addEventListener("popstate", onBack);
  addEventListener("beforeunload", stay);
  layers.push(close);
  if (depth() < layers.length) settle();
  return () => {
    layers.splice(layers.indexOf(close), 1);
    settleLater();
  };
}

/** The back button calls `close` while this is on the screen. */
export function useLayer(close: Close): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => lay(() => latest.current()), []);
}
