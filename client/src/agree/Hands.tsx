import {
  type AgreementId,
  agree,
  type Commitment,
  commit,
  commitmentStates,
  hands,
  isolated,
  sayCompanions,
  sayDate,
  sayParts,
} from "@acuerdo/shared";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { isPast } from "../ui/due.ts";
import { madeAs } from "../ui/focus-made.ts";
import "../ui/parts.css";
import "./agree.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

function Hand({ commitment }: { commitment: Commitment }) {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const mark = useTheirs();
  const { due, state } = commitment;
  const late = due !== null && isPast(due) && state !== "done" && state !== "dropped";
  const name = mark(names.member(commitment.by, commitment.seq));
  const organization = names.from(commitment.by, commitment.seq);
  const details = [
    t(hands[commitment.hands]),
    commitment.asOrganization && organization
      ? t(commit.byFor, { name, organization: mark(organization) })
      : isolated(name),
    sayCompanions(language, names.member(commitment.by), names.companions(commitment), mark),
    due && t(agree.handsBy, { date: sayDate(language, due) }) + (late ? ` (${t(commit.late)})` : ""),
    state !== "open" && t(commitmentStates[state]),
  ];
  return (
    <li className="ac-carrier" {...madeAs(commitment.id)}>
      <TheirWords>{commitment.text}</TheirWords>
      <span className="ac-aside">
        <Marked said={sayParts(details)} />
      </span>
    </li>
  );
}

/** The hands under an agreement: what people took on for it. */
export function Hands({ agreementId }: { agreementId: AgreementId }) {
  const t = useSay();
  const all = [...useLedger("commitments").commitments.values()];
  const made = all.filter((commitment) => commitment.agreementId === agreementId && !commitment.withdrawn);
  if (made.length === 0) return <p className="ac-aside">{t(agree.noHands)}</p>;
  return (
    <ul className="ac-carriers">
      {made.map((commitment) => (
        <Hand key={commitment.id} commitment={commitment} />
      ))}
    </ul>
  );
}
