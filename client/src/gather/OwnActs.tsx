import { answeredByOthers, gather, type Position } from "@acuerdo/shared";
import { useState } from "react";
import { useFromLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";

const RewordDialog = fetched(() => import("./RewordDialog.tsx").then((module) => module.RewordDialog), {
  shape: "dialog",
});
const WithdrawDialog = fetched(() => import("./WithdrawDialog.tsx").then((module) => module.WithdrawDialog), {
  shape: "dialog",
});

/** What somebody may do with a position of their own, wherever it is shown to them. */
export function OwnActs({ position }: { position: Position }) {
  const t = useSay();
  const [asked, setAsked] = useState<"reword" | "withdraw" | null>(null);
  const close = () => setAsked(null);
  const isAnswered = useFromLedger((ledger) => answeredByOthers(ledger, position.id, position.by));
  return (
    <>
      <Button variant="quiet" onClick={() => setAsked("reword")}>
        {t(isAnswered ? gather.rekind : gather.reword)}
      </Button>
      <Button variant="quiet" onClick={() => setAsked("withdraw")}>
        {t(gather.withdraw)}
      </Button>
      {asked === "reword" && <RewordDialog position={position} onClose={close} />}
      {asked === "withdraw" && <WithdrawDialog position={position} onClose={close} />}
    </>
  );
}
