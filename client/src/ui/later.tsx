import { type ComponentType, useEffect, useState } from "react";
import { fetchLater } from "./ahead.ts";
import { missed, whenNeeded } from "./keep-focus.ts";

/** Something for ears alone that is fetched once it is needed; where it cannot be, the page goes on without it. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  fetchLater(load);
  return function Later() {
    const [Come, setCome] = useState<ComponentType | null>(null);
    useEffect(() => whenNeeded(() => void load().then((component) => setCome(() => component), missed)), []);
    return Come && <Come />;
  };
}
