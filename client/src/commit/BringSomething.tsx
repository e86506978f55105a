import { type Agreement, commit, mayAsk } from "@acuerdo/shared";
import { HandHelping } from "lucide-react";
import { useState } from "react";
import { useLaid } from "../sync/ledger/use-floor.ts";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { MakeCommitment } from "./MakeCommitment.tsx";

/** The way from an agreement to a commitment for it. */
export function BringSomething({ agreement }: { agreement: Agreement }) {
  const t = useSay();
  const me = useMe();
  const [making, setMaking] = useState(false);
  if (!mayAsk("commitment.make", me.role)) return null;
  return (
    <>
      <Button icon={HandHelping} onClick={() => setMaking(true)}>
        {t(commit.bring)}
      </Button>
      {making && <Making agreement={agreement} onClose={() => setMaking(false)} />}
    </>
  );
}

function Making({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const version = useLaid(agreement.id)?.version ?? null;
  return <MakeCommitment agreement={agreement} version={version} onClose={onClose} />;
}
