import { useEffect, useState } from "react";

/** Which of the four places is open; the phone's own back button goes through them. */

export const PLACES = ["write", "respond", "agreements", "mine"] as const;
export type Place = (typeof PLACES)[number];

function placeOf(state: unknown): Place | null {
  const place = (state as { place?: Place } | null)?.place;
  return place && PLACES.includes(place) ? place : null;
}

export function usePlace(first: Place): [place: Place, open: (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => placeOf(history.state) ?? first);
  useEffect(() => {
    const follow = (event: PopStateEvent) => setPlace(placeOf(event.state) ?? first);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [first]);
  const open = (to: Place) => {
    if (to === place) return;
    history.pushState({ place: to }, "");
    setPlace(to);
  };
  return [place, open];
}
