import {
  type Agreement,
  type CommitmentId,
  commit,
  commitExamples,
  HANDS,
  type Hands,
  hands,
  LIMITS,
  type MemberId,
  makeId,
  meanwhile,
  type Version,
} from "@acuerdo/shared";
import { BookOpenText, Footprints, Hammer, HandHelping, Search } from "lucide-react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips } from "../ui/Chips.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { focusMade } from "../ui/focus-made.ts";
import type { LucideIcon } from "../ui/Icon.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { type Problems, problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft, useDraftOf } from "../ui/use-draft.ts";
import { useSeen } from "../ui/use-seen.ts";
import "./commit.css";
import { type Due, dayProblem } from "./day-problem.ts";
import { SignedAs } from "./SignedAs.tsx";
import { useSigning } from "./use-signing.ts";
import { WhenField } from "./WhenField.tsx";
import { WithWhom } from "./WithWhom.tsx";
import "../ui/parts.css";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

const HAND_ICONS: Readonly<Record<Hands, LucideIcon>> = {
  do: Hammer,
  lend: HandHelping,
  "find-out": Search,
  tell: BookOpenText,
  accompany: Footprints,
};

export interface MakeCommitmentProps {
  readonly agreement: Agreement;
  /** The version that the commitment is for; null while it is on its way. */
  readonly version: Version | null;
  readonly onClose: () => void;
}

interface Fields extends Due {
  readonly how: Hands | null;
  readonly companions: readonly MemberId[];
  readonly inName: "me" | "organization";
}

const EMPTY: Fields = { how: null, due: null, companions: [], inName: "me" };

interface InWhoseNameProps {
  readonly organization: string | null;
  readonly value: Fields["inName"];
  readonly onChange: (name: Fields["inName"]) => void;
}

/** Whether the commitment is one's own or one's organisation's; only asked of those who have one. */
function InWhoseName({ organization, value, onChange }: InWhoseNameProps) {
  const t = useSay();
  const mark = useTheirs();
  if (!organization) return null;
  return (
    <Choice
      legend={t(commit.as)}
      value={value}
      onChange={onChange}
      options={[
        { value: "me", label: t(commit.asMe) },
        { value: "organization", label: t(commit.asOrganization, { organization: mark(organization) }) },
      ]}
    />
  );
}

function useMaking({ agreement, version, onClose }: MakeCommitmentProps) {
  const submit = useSubmitAny();
  const [text, setText, sent] = useDraft(`commitment.${agreement.id}`);
  const [fields, setFields, fieldsSent] = useDraftOf(`commitment.about.${agreement.id}`, EMPTY);
  const change = (changed: Partial<Fields>) => setFields({ ...fields, ...changed });
  const { how, due, companions, inName } = fields;
  const signing = useSigning(agreement.id);
  const seen = useSeen(version?.id);
  const problems: Problems<"how" | "text" | "due" | "name" | "organization" | "changed"> = {
    ...problemsIn("commitment.make", { text }, { text: commit.whatMissing }),
    ...signing.problems,
    how: how === null ? commit.howMissing : null,
    due: dayProblem(fields),
    changed: seen.changed ? meanwhile.title : null,
  };
  const checked = useChecked(problems);
  const make = () => {
    if (!checked.check() || how === null) return;
    const commitmentId = makeId<CommitmentId>(randomBytes);
    const refusal = submit({
      kind: "commitment.make",
      commitmentId,
      agreementId: agreement.id,
      hands: how,
      text,
      due,
      with: [...companions],
      asOrganization: inName === "organization" && signing.organization !== null,
      ...signing.asked(),
      base: seen.seen,
    });
    if (refusal) return;
    sent();
    fieldsSent();
    signing.sent();
    onClose();
    focusMade(commitmentId);
  };
  return { text, setText, fields, change, signing, seen, checked, make };
}

function Foot({ onMake, onClose }: { onMake: () => void; onClose: () => void }) {
  const t = useSay();
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(commit.nothing)}
      </Button>
      <Button variant="primary" onClick={onMake}>
        {t(commit.make)}
      </Button>
    </>
  );
}

/** 'What do you bring?': how, one line with a verb, by when, with whom, in whose name. */
export function MakeCommitment(props: MakeCommitmentProps) {
  const { agreement, onClose } = props;
  const t = useSay();
  const { text, setText, fields, change, signing, seen, checked, make } = useMaking(props);
  const { how, companions, inName } = fields;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(commit.askFor, { n: agreement.number })}
      footer={<Foot onMake={make} onClose={onClose} />}
    >
      <div ref={checked.ref} className="ac-commit-form">
        <TheirWords as="blockquote" className="ac-commit-for">
          {props.version?.text}
        </TheirWords>
        <ChangedWords seen={seen} />
        <Chips
          legend={t(commit.how)}
          value={how}
          onChange={(to) => change({ how: to })}
          error={checked.errorOf("how")}
          options={HANDS.map((value) => ({ value, label: t(hands[value]), icon: HAND_ICONS[value] }))}
        />
        <TextField
          label={t(commit.what)}
          placeholder={t(commitExamples[how ?? "do"])}
          value={text}
          onChange={setText}
          max={LIMITS.commitment}
          error={checked.errorOf("text")}
        />
        <WhenField value={fields} onChange={change} error={checked.errorOf("due")} />
        <WithWhom value={companions} onChange={(to) => change({ companions: to })} />
        {signing.isAsked && <SignedAs {...signing} checked={checked} />}
        <InWhoseName organization={signing.organization} value={inName} onChange={(to) => change({ inName: to })} />
      </div>
    </Dialog>
  );
}
