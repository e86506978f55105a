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
} from "@acuerdo/shared";
import { BookOpenText, Footprints, Hammer, HandHelping, Search } from "lucide-react";
import { randomBytes } from "../sync/device.ts";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips, Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import type { LucideIcon } from "../ui/Icon.tsx";
import { useDraft, useDraftOf } from "../ui/use-draft.ts";
import "./commit.css";
import { WhenField } from "./WhenField.tsx";
import { WithWhom } from "./WithWhom.tsx";
import "../ui/parts.css";

const HAND_ICONS: Readonly<Record<Hands, LucideIcon>> = {
  do: Hammer,
  lend: HandHelping,
  "find-out": Search,
  tell: BookOpenText,
  accompany: Footprints,
};

export interface MakeCommitmentProps {
  readonly agreement: Agreement;
  /** The words that the commitment is for. */
  readonly text: string;
  readonly onClose: () => void;
}

interface Fields {
  readonly how: Hands | null;
  readonly due: string | null;
  readonly companions: readonly MemberId[];
  readonly inName: "me" | "organization";
}

const EMPTY: Fields = { how: null, due: null, companions: [], inName: "me" };

/** Whether the commitment is one's own or one's organisation's; only asked of those who have one. */
function InWhoseName({ value, onChange }: { value: Fields["inName"]; onChange: (name: Fields["inName"]) => void }) {
  const t = useSay();
  const organization = useLedger("members").members.get(useMe().memberId)?.organization;
  if (!organization) return null;
  return (
    <Choice
      legend={t(commit.as)}
      value={value}
      onChange={onChange}
      options={[
        { value: "me", label: t(commit.asMe) },
        { value: "organization", label: t(commit.asOrganization, { organization }) },
      ]}
    />
  );
}

function useMaking({ agreement, onClose }: MakeCommitmentProps) {
  const submit = useSubmit();
  const [text, setText, sent] = useDraft(`commitment.${agreement.id}`);
  const [fields, setFields, fieldsSent] = useDraftOf(`commitment.about.${agreement.id}`, EMPTY);
  const change = (changed: Partial<Fields>) => setFields({ ...fields, ...changed });
  const { how, due, companions, inName } = fields;
  const ready = how !== null && text.trim() !== "" && text.length <= LIMITS.commitment;
  const make = () => {
    if (!ready) return;
    const refusal = submit({
      kind: "commitment.make",
      commitmentId: makeId<CommitmentId>(randomBytes),
      agreementId: agreement.id,
      hands: how,
      text: text.replace(/\s+/g, " ").trim(),
      due,
      with: [...companions],
      asOrganization: inName === "organization",
    });
    if (refusal) return;
    sent();
    fieldsSent();
    onClose();
  };
  return { text, setText, fields, change, ready, make };
}

function Foot({ ready, onMake, onClose }: { ready: boolean; onMake: () => void; onClose: () => void }) {
  const t = useSay();
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(commit.nothing)}
      </Button>
      <Button variant="primary" disabled={!ready} onClick={onMake}>
        {t(commit.make)}
      </Button>
    </>
  );
}

/** 'What do you bring?': how, one line with a verb, by when, with whom, in whose name. */
export function MakeCommitment(props: MakeCommitmentProps) {
  const { agreement, onClose } = props;
  const t = useSay();
  const { board } = useLedger("board");
  const { text, setText, fields, change, ready, make } = useMaking(props);
  const { how, due, companions, inName } = fields;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(commit.askFor, { n: agreement.number })}
      footer={<Foot ready={ready} onMake={make} onClose={onClose} />}
    >
      <div className="ac-commit-form">
        <blockquote className="ac-commit-for">{props.text}</blockquote>
        <Chips
          legend={t(commit.how)}
          value={how}
          onChange={(to) => change({ how: to })}
          options={HANDS.map((value) => ({ value, label: t(hands[value]), icon: HAND_ICONS[value] }))}
        />
        <TextField
          label={t(commit.what)}
          placeholder={t(commitExamples[how ?? "do"])}
          value={text}
          onChange={setText}
          max={LIMITS.commitment}
        />
        <WhenField value={due} onChange={(to) => change({ due: to })} />
        <WithWhom value={companions} onChange={(to) => change({ companions: to })} />
        <InWhoseName value={inName} onChange={(to) => change({ inName: to })} />
        {board.voices === "anonymous" && <p className="ac-aside">{t(commit.openName)}</p>}
      </div>
    </Dialog>
  );
}
