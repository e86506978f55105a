import { agree, refusals, type Version } from "@acuerdo/shared";
import { type Ref, useId } from "react";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { StanceBar } from "../ui/StanceBar.tsx";
import "./agree.css";
import { objectionBehind } from "./versions.ts";

/** My answer to the version that is being tested. */
export function MyStance({ version, ref }: { version: Version; ref: Ref<HTMLElement> }) {
  const t = useSay();
  const id = useId();
  const me = useMe();
  const ledger = useLedger();
  const submit = useSubmit();
  const { id: statementId } = version;
  const value = ledger.stances.get(statementId)?.get(me.voiceId) ?? null;
  const easable = value?.grade === "object" && objectionBehind(ledger, value)?.state === "open";
  const takesPart = ledger.members.get(me.memberId)?.takesPart === true;
  const why = me.role === "observer" ? refusals["may-not-write"] : refusals["not-taking-part"];
  return (
    <section ref={ref} className="ac-my-stance" aria-labelledby={id} tabIndex={-1}>
      <h4 id={id}>{t(agree.askStance)}</h4>
      <StanceBar
        key={statementId}
        compact
        statementKind="version"
        value={value}
        disabled={!takesPart}
        why={t(why)}
        onTake={(answer) => submit({ kind: "stance.take", statementId, ...answer })}
        onWithdraw={() => submit({ kind: "stance.withdraw", statementId })}
        {...(easable ? { onEase: () => submit({ kind: "objection.ease", versionId: statementId }) } : {})}
      />
    </section>
  );
}
