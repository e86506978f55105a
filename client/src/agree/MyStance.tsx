import { agree, refusals, type Version } from "@acuerdo/shared";
import { type Ref, useId } from "react";
import { useMe, useSay } from "../sync/use-session.ts";
import { StanceBar } from "../ui/StanceBar.tsx";
import { useStance } from "../ui/use-stance.ts";
import "./agree.css";

/** My answer to the version that is being tested. */
export function MyStance({ version, ref }: { version: Version; ref: Ref<HTMLElement> }) {
  const t = useSay();
  const id = useId();
  const me = useMe();
  const stance = useStance(version.id);
  const why = me.role === "observer" ? refusals["may-not-write"] : refusals["not-taking-part"];
  return (
    <section ref={ref} className="ac-my-stance" aria-labelledby={id} tabIndex={-1}>
      <h4 id={id}>{t(agree.askStance)}</h4>
      <StanceBar
        key={version.id}
        compact
        statementKind="version"
        value={stance.value}
        disabled={!stance.takesPart}
        why={t(why)}
        onTake={stance.take}
        onWithdraw={stance.withdraw}
      />
    </section>
  );
}
