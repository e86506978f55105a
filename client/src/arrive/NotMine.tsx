import { arrive } from "@acuerdo/shared";
import { useState } from "react";
import { isBorrowed, setBorrowed } from "../sync/saved/borrowed.ts";
import { forgetWhatWasMadeHere } from "../sync/saved/device.ts";
import { useSay } from "../sync/use-session.ts";
import { Toggle } from "../ui/Chips.tsx";

const { join } = arrive;

/** Asked before anything is kept. */
export function NotMine() {
  const t = useSay();
  const [chosen, choose] = useState(isBorrowed);
  const change = (to: boolean) => {
    if (to) forgetWhatWasMadeHere();
    setBorrowed(to);
    choose(to);
  };
  return <Toggle label={t(join.notMine)} hint={t(join.notMineHint)} checked={chosen} onChange={change} />;
}
