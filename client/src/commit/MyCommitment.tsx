import { COMMITMENT_STATES, type Commitment, type CommitmentState, commit, commitmentStates } from "@acuerdo/shared";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Presses } from "../ui/Presses.tsx";
import { CommitmentItem } from "./CommitmentItem.tsx";
import "./commit.css";
import "../ui/parts.css";

function Withdraw({ commitment }: { commitment: Commitment }) {
  const t = useSay();
  const submit = useSubmitAny();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t(commit.withdraw)}
      </Button>
    );
  }
  return (
    <div className="ac-commitment-sure">
      <p>{t(commit.withdrawSure)}</p>
      <div className="ac-acts">
        <Button variant="danger" onClick={() => submit({ kind: "commitment.withdraw", commitmentId: commitment.id })}>
          {t(commit.withdraw)}
        </Button>
        <Button variant="quiet" onClick={() => setAsking(false)}>
          {t(commit.cancel)}
        </Button>
      </div>
    </div>
  );
}

/** One of mine: how it is going is mine to say. */
export function MyCommitment({ commitment }: { commitment: Commitment }) {
  const t = useSay();
  const submit = useSubmitAny();
  const number = useLedger("agreements").agreements.get(commitment.agreementId)?.number ?? 0;
  const report = (state: CommitmentState) => submit({ kind: "commitment.report", commitmentId: commitment.id, state });
  return (
    <li className="ac-my-commitment">
      <p className="ac-aside">{t(commit.agreement, { n: number })}</p>
      <CommitmentItem commitment={commitment} hideWho hideState />
      <Presses
        legend={t(commit.howIsIt)}
        value={commitment.state}
        onPress={report}
        options={COMMITMENT_STATES.map((value) => ({ value, label: t(commitmentStates[value]) }))}
      />
      <Withdraw commitment={commitment} />
    </li>
  );
}
