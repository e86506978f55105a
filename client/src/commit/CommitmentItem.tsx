import { type Commitment, commit, commitmentStates, hands, sayCompanions, sayDate, sayParts } from "@acuerdo/shared";
import { EyeOff } from "lucide-react";
import { useIsTold } from "../sync/ledger/told.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { isPast } from "../ui/due.ts";
import { madeAs } from "../ui/focus-made.ts";
import { Tag } from "../ui/Marks.tsx";
import "./commit.css";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

const TONES = { done: "accent", going: "accent", stuck: "warn" } as const;

function toneOf(state: Commitment["state"]): "accent" | "warn" | undefined {
  return state in TONES ? TONES[state as keyof typeof TONES] : undefined;
}

function Due({ commitment }: { commitment: Commitment }) {
  const t = useSay();
  const { language } = useLanguage();
  const { due, state } = commitment;
  if (!due) return null;
  const late = isPast(due) && state !== "done" && state !== "dropped";
  const said = ` · ${t(commit.due, { date: sayDate(language, due) })}`;
  return <span>{late ? `${said} (${t(commit.late)})` : said}</span>;
}

interface CommitmentItemProps {
  readonly commitment: Commitment;
  readonly hideWho?: boolean;
  readonly hideState?: boolean;
}

/** One commitment: how, what, who, with whom, by when, and how it is going. */
export function CommitmentItem({ commitment, hideWho, hideState }: CommitmentItemProps) {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const mark = useTheirs();
  const isTold = useIsTold(commitment);
  const { by, asOrganization, state, seq } = commitment;
  const organization = asOrganization ? names.from(by, seq) : null;
  const who = () => {
    if (hideWho) return organization && t(commit.for, { organization: mark(organization) });
    const name = mark(names.member(by, seq));
    return organization ? t(commit.byFor, { name, organization: mark(organization) }) : name;
  };
  const about = [
    t(hands[commitment.hands]),
    who(),
    sayCompanions(language, names.member(by), names.companions(commitment), mark),
  ];
  return (
    <div className="ac-commitment" {...madeAs(commitment.id)}>
      <TheirWords as="p" className="ac-commitment-what">
        {commitment.text}
      </TheirWords>
      <p className="ac-aside">
        <Marked said={sayParts(about)} />
        <Due commitment={commitment} />
      </p>
      {!isTold && <Tag icon={EyeOff}>{t(commit.notShown)}</Tag>}
      {state !== "open" && !hideState && <Tag tone={toneOf(state)}>{t(commitmentStates[state])}</Tag>}
    </div>
  );
}
