import { type Commitment, commit } from "@acuerdo/shared";
import { Check, X } from "lucide-react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { CommitmentItem } from "./CommitmentItem.tsx";
import "./commit.css";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

/** Others' commitments that have to do with me: I am asked, I joined in, or I was named without being asked. */

interface AboutMeProps {
  readonly commitment: Commitment;
  /** Whether there is still something to say yes to. */
  readonly open: boolean;
}

function AboutMe({ commitment, open }: AboutMeProps) {
  const t = useSay();
  const submit = useSubmitAny();
  const names = useNames();
  const mark = useTheirs();
  const { id: commitmentId, by, agreementId } = commitment;
  const n = useLedger("agreements").agreements.get(agreementId)?.number ?? 0;
  return (
    <li className="ac-my-commitment">
      <p className="ac-aside">
        <Marked said={t(commit.about, { who: mark(names.member(by)), n })} />
      </p>
      <CommitmentItem commitment={commitment} hideWho />
      <div className="ac-acts">
        {open && (
          <Button variant="primary" icon={Check} onClick={() => submit({ kind: "commitment.accept", commitmentId })}>
            {t(commit.join)}
          </Button>
        )}
        <Button
          variant={open ? "secondary" : "quiet"}
          icon={X}
          onClick={() => submit({ kind: "commitment.decline", commitmentId })}
        >
          {t(open ? commit.decline : commit.stepOff)}
        </Button>
      </div>
    </li>
  );
}

/** A list of them under its title; nothing where there are none. */
export function AboutMeList(props: { title: string; commitments: readonly Commitment[]; open?: boolean }) {
  const { title, commitments, open = false } = props;
  if (commitments.length === 0) return null;
  return (
    <section className="ac-commit-part">
      <h3>{title}</h3>
      <ul className="ac-carried-list">
        {commitments.map((commitment) => (
          <AboutMe key={commitment.id} commitment={commitment} open={open} />
        ))}
      </ul>
    </section>
  );
}
