import { useEffect } from "react";
import { useSessionPart } from "../sync/use-session.ts";

/**
 * What the screens of a board may open is fetched soon after the first is drawn, not when it is asked for: by then there may
 * be no connection.
 */

type Load = () => Promise<unknown>;

/** Milliseconds: once what a board's first screen asks for is there. */
export const FETCH_AHEAD_MS = 2_000;

/** Milliseconds without anything that somebody would wait for: what is not asked for yet may run then. */
const REST_MS = 3_000;
const LOOK_MS = 250;
/** A timer that comes so much too late was behind something else. */
const LATE_MS = 50;
/** Milliseconds: a board on which much moves is never at rest, and may lose its connection all the same. */
const MOST_MS = 30_000;

/** What has been named and has not come. A file that comes names others. */
const rest = new Set<Load>();

/** Names what is to be fetched ahead; `load` must be safe to call twice. */
export function fetchLater(load: Load): void {
  rest.add(load);
}

let isFetching = false;

/** One after another, so that what somebody presses meanwhile is behind one at most; what the open screens named comes first. */
export async function fetchRest(): Promise<void> {
  if (isFetching) return;
  isFetching = true;
  const failed = new Set<Load>();
  const next = () => [...rest].reverse().find((load) => !failed.has(load));
  for (let load = next(); load; load = next()) {
    try {
      await load();
      rest.delete(load);
    } catch {
      failed.add(load); // asked for again when there is a connection anew, or when it is shown
    }
  }
  isFetching = false;
}

/** Runs once the page has been at rest, or after half a minute. Returns how to stop waiting. */
export function whenAtRest(run: () => void): () => void {
  const begun = performance.now();
  let restless = begun;
  let due = begun + LOOK_MS;
  const look = () => {
    const now = performance.now();
    if (now - due > LATE_MS) restless = now;
    if (now - restless >= REST_MS || now - begun >= MOST_MS) return run();
    due = now + LOOK_MS;
    timer = setTimeout(look, LOOK_MS);
  };
  let timer = setTimeout(look, LOOK_MS);
  return () => clearTimeout(timer);
}

/** For a board's screen: fetches them, and with every new connection what has not come. */
export function useFetchAhead(): void {
  const isOffline = useSessionPart(({ link }) => link === "offline");
  useEffect(() => {
    if (isOffline) return;
    let stop = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      stop = whenAtRest(() => void fetchRest());
    }, FETCH_AHEAD_MS);
    return () => stop();
  }, [isOffline]);
}
