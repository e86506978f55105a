import { type Organization, organizing, rootOf } from "@acuerdo/shared";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
import { ChooseOther } from "./ChooseOther.tsx";
import { organizationsHere } from "./organizations-here.ts";
import "./facilitate.css";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

/** Organisations that stand on the board twice are put together, by whoever mediates. */

const MERGE = {
  title: organizing.merge,
  missing: organizing.choose,
  confirm: organizing.confirm,
};

interface MergeProps {
  readonly one: Organization;
  readonly others: readonly Organization[];
  readonly onClose: () => void;
}

function MergeDialog({ one, others, onClose }: MergeProps) {
  const { language } = useLedger("board").board;
  const submit = useSubmitAny();
  return (
    <ChooseOther
      words={MERGE}
      legend={<WithTheirWords sentence={organizing.which} name="name" words={one.name} />}
      options={others.map(({ id, name }) => ({ value: id, label: name, lang: language }))}
      onChosen={(into) => submit({ kind: "organization.merge", from: one.id, into }) === null}
      onClose={onClose}
    />
  );
}

function Own({ one, others }: Omit<MergeProps, "onClose">) {
  const t = useSay();
  const [asking, setAsking] = useState(false);
  return (
    <li className="ac-organization">
      <div>
        <strong>
          <TheirWords>{one.name}</TheirWords>
        </strong>
        {others.length > 0 && (
          <Button
            variant="quiet"
            aria-label={t(organizing.mergeOf, { name: one.name })}
            onClick={() => setAsking(true)}
          >
            {t(organizing.merge)}
          </Button>
        )}
      </div>
      {asking && <MergeDialog one={one} others={others} onClose={() => setAsking(false)} />}
    </li>
  );
}

function Under({ one, root }: { readonly one: Organization; readonly root: Organization }) {
  const t = useSay();
  const mark = useTheirs();
  const submit = useSubmitAny();
  return (
    <li className="ac-organization">
      <div>
        <span>
          <Marked said={t(organizing.under, { name: mark(one.name), into: mark(root.name) })} />
        </span>
        <Button
          variant="quiet"
          aria-label={t(organizing.partOf, { name: one.name })}
          onClick={() => submit({ kind: "organization.part", organizationId: one.id })}
        >
          {t(organizing.part)}
        </Button>
      </div>
    </li>
  );
}

/** For whoever mediates, where there are at least two. */
export function Organizations() {
  const t = useSay();
  const { role } = useMe();
  const ledger = useLedger("organizations", "members", "board");
  const { organizations } = ledger;
  const all = organizationsHere(ledger);
  const roots = all.filter(({ into }) => into === null);
  if (role !== "mediator" || all.length < 2) return null;
  return (
    <Fold summary={t(organizing.title, { n: roots.length })}>
      <p className="ac-aside">{t(organizing.hint)}</p>
      <ul className="ac-people-list">
        {all.map((one) => {
          const root = rootOf(organizations, one.id);
          return one.into && root ? (
            <Under key={one.id} one={one} root={root} />
          ) : (
            <Own key={one.id} one={one} others={roots.filter(({ id }) => id !== one.id)} />
          );
        })}
      </ul>
    </Fold>
  );
}
