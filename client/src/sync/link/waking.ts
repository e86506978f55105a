import { giveUpRequests } from "../way-in/http.ts";
import { doubtServerTime } from "./server-time.ts";

/**
 * When this page may have been away: it slept, was frozen or hidden, the network is another one, a clock was set. What was
 * believed of connections before is to be asked again then.
 */

const TICK_MS = 1_000;
/** A tick that comes so much late was slept through. */
const SLEPT_MS = 3_000;
/** Clocks run apart by less than this between two ticks. */
const JUMPED_MS = 2_000;

export interface Waking {
  /** It may have been away. */
  readonly woke: () => void;
  /** Some second or so has passed. */
  readonly ticked: () => void;
}

const listeners = new Set<Waking>();
let timer: ReturnType<typeof setInterval> | undefined;
let wall = 0;
let steady = 0;

function woke(): void {
  for (const { woke } of [...listeners]) woke();
}

function tick(): void {
  const [wallNow, steadyNow] = [Date.now(), performance.now()];
  const [passed, steadyPassed] = [wallNow - wall, steadyNow - steady];
  [wall, steady] = [wallNow, steadyNow];
  // a machine that slept has moved one clock or both; one that was set, one alone
  const hasJumped = Math.abs(passed - steadyPassed) > JUMPED_MS;
  const hasSlept = Math.max(passed, steadyPassed) > TICK_MS + SLEPT_MS;
  if (hasJumped) doubtServerTime();
  if (hasSlept) giveUpRequests();
  if (hasJumped || hasSlept) woke();
  for (const { ticked } of [...listeners]) ticked();
}

const seen = (): void => {
  if (!document.hidden) woke();
};

/** Not in every browser. */
const connection = (): EventTarget | undefined => (navigator as { connection?: EventTarget }).connection;

function start(): void {
  [wall, steady] = [Date.now(), performance.now()];
  timer = setInterval(tick, TICK_MS);
  document.addEventListener("visibilitychange", seen);
  document.addEventListener("resume", woke);
  for (const name of ["pageshow", "online"]) addEventListener(name, woke);
  connection()?.addEventListener("change", woke);
}

function stop(): void {
  clearInterval(timer);
  document.removeEventListener("visibilitychange", seen);
  document.removeEventListener("resume", woke);
  for (const name of ["pageshow", "online"]) removeEventListener(name, woke);
  connection()?.removeEventListener("change", woke);
}

/** Returns how to stop listening. */
export function onWaking(listener: Waking): () => void {
  if (listeners.size === 0) start();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}
