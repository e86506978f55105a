import { useEffect } from "react";
import { useSessionPart } from "../sync/use-session.ts";

/**
 * What the screens of a board may open is fetched soon after the first is drawn, not when it is asked for: by then there may
 * be no connection.
 */

type Load = () => Promise<unknown>;

/** Milliseconds: once what a board's first screen asks for is there. */
export const FETCH_AHEAD_MS = 2_000;

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

/** For a board's screen: fetches them, and with every new connection what has not come. */
export function useFetchAhead(): void {
  const isOffline = useSessionPart(({ link }) => link === "offline");
  useEffect(() => {
    if (isOffline) return;
    const timer = setTimeout(() => void fetchRest(), FETCH_AHEAD_MS);
    return () => clearTimeout(timer);
  }, [isOffline]);
}
