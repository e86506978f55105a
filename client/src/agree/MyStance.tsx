import { agree, refusals, type Version, ways } from "@acuerdo/shared";
import type { Ref } from "react";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { StanceBar } from "../ui/StanceBar.tsx";
import { useStance } from "../ui/use-stance.ts";
import "../ui/parts.css";
import "./agree.css";

/** My answer to the version that is being tested. */
export function MyStance({ version, ref }: { version: Version; ref: Ref<HTMLElement> }) {
  const t = useSay();
  const n = useLedger("agreements").agreements.get(version.agreementId)?.number ?? 0;
  const me = useMe();
  const stance = useStance(version.id);
  const why = me.role === "observer" ? refusals["may-not-write"] : refusals["not-taking-part"];
  if (!stance.takesPart) return <p className="ac-aside">{t(why)}</p>;
  return (
    <section ref={ref} className="ac-my-stance" aria-label={t(ways.stanceOn, { n })} tabIndex={-1}>
      <h4>{t(agree.askStance)}</h4>
      <StanceBar
        key={version.id}
        statementId={version.id}
        compact
        statementKind="version"
        value={stance.value}
        onTake={(answer) => stance.take(answer, undefined)}
        onWithdraw={stance.withdraw}
      />
    </section>
  );
}
