import { useEffect, useState } from "react";

/** Which of the four places is open, or which of the lists in the menu; the phone's own back button goes through them. */

export const PLACES = ["write", "respond", "agreements", "mine"] as const;
/** What a laptop shows beside the canvas and no place of the phone holds. */
export const LISTS = ["clusters", "people", "record"] as const;
export type Place = (typeof PLACES)[number];
export type List = (typeof LISTS)[number];
export type Spot = Place | List;

const SPOTS: readonly Spot[] = [...PLACES, ...LISTS];

function spotOf(state: unknown): Spot | null {
  const place = (state as { place?: Spot } | null)?.place;
  return place && SPOTS.includes(place) ? place : null;
}

export function isList(spot: Spot): spot is List {
  return (LISTS as readonly Spot[]).includes(spot);
}

export function usePlace(first: Place): [place: Spot, open: (place: Spot) => void] {
  const [place, setPlace] = useState<Spot>(() => spotOf(history.state) ?? first);
  useEffect(() => {
    const follow = (event: PopStateEvent) => setPlace(spotOf(event.state) ?? first);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [first]);
  const open = (to: Spot) => {
    if (to === place) return;
    history.pushState({ place: to }, "");
    setPlace(to);
  };
  return [place, open];
}
