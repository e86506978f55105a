import { type ComponentType, useEffect, useState } from "react";

/** Until a phone has what it begins with. */
const LATER_MS = 2_500;

/** Something without a face that is fetched once the page stands; where it cannot be, the page goes on without it. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  return function Later() {
    const [Come, setCome] = useState<ComponentType | null>(null);
    useEffect(() => {
      const timer = setTimeout(() => {
        load().then(
          (component) => setCome(() => component),
          (fault) => console.warn(fault),
        );
      }, LATER_MS);
      return () => clearTimeout(timer);
    }, []);
    return Come && <Come />;
  };
}
