import { takesPart, weigh } from "@acuerdo/shared";
import { useState } from "react";
import { PositionList } from "../gather/PositionList.tsx";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Tabs } from "../ui/Tabs.tsx";
import { RespondQueue } from "../weigh/RespondQueue.tsx";

/** One by one, which is how most people do it, or all of them as a list. Who gives no stance begins with the list. */
export default function Respond() {
  const t = useSay();
  const ledger = useLedger("board", "members");
  const me = useMe();
  const [way, setWay] = useState<"one" | "all">(() => (takesPart(ledger, me) ? "one" : "all"));
  return (
    <Tabs
      label={t(weigh.ways)}
      value={way}
      onChange={setWay}
      tabs={[
        { value: "one", label: t(weigh.oneByOne) },
        { value: "all", label: t(weigh.all) },
      ]}
    >
      {way === "one" ? <RespondQueue /> : <PositionList />}
    </Tabs>
  );
}
