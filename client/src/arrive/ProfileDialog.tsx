import {
  anonymity,
  arrive,
  cleanLine,
  common,
  crowd,
  isLastMediator,
  isNameless,
  LIMITS,
  meanwhile,
  membership,
  profile,
  ways,
  withholding,
} from "@acuerdo/shared";
import { type FormEvent, useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useTakePart } from "../sync/ledger/use-take-part.ts";
import { useSpeechWish, wishSpeech } from "../sync/saved/speech-wish.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Chips.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { ChangedField } from "../ui/Meanwhile.tsx";
import { type Problems, problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useTouched } from "../ui/use-draft.ts";
import type { Fields } from "../ui/use-fields.ts";
import { WithholdDialog } from "../ui/Withholding.tsx";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";
import { JoinDevices } from "./JoinDevices.tsx";
import "./arrive.css";

const { join } = arrive;

/** My name, where I come from and what I bring, on this board. */
export function ProfileDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useSay();
  const { voices } = useLedger("board").board;
  return open ? (
    <Dialog open onClose={onClose} title={t(profile.title)} size="small">
      {voices === "named" ? <Form onDone={onClose} /> : <Anonymous />}
      <Speech />
      <Membership />
      <JoinDevices />
      <MyName onDone={onClose} />
    </Dialog>
  ) : null;
}

/** Of this device, at once. */
function Speech() {
  const t = useSay();
  return <Toggle label={t(ways.speakOthers)} checked={useSpeechWish()} onChange={wishSpeech} />;
}

/** Where voices are anonymous, there is no list that one could leave; and somebody always mediates. */
function Membership() {
  const t = useSay();
  const me = useMe();
  const submit = useSubmitAny();
  const { members, board } = useLedger("members", "board");
  const member = members.get(me.memberId);
  if (!member || board.voices === "anonymous" || isLastMediator({ members }, me.memberId)) return null;
  return (
    <div className="ac-membership">
      <p className="ac-soft">{t(member.left ? membership.gone : membership.leaveHint)}</p>
      <Button onClick={() => submit({ kind: member.left ? "member.return" : "member.leave" })}>
        {t(member.left ? membership.comeBack : membership.leave)}
      </Button>
    </div>
  );
}

/** Where voices are anonymous, people sign what they commit to: that name goes. */
function MyName({ onDone }: { onDone: () => void }) {
  const t = useSay();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const { board, commitments } = useLedger("board", "commitments");
  const about = board.voices === "named" ? me.memberId : me.signature;
  const isNamed = board.voices === "named" || [...commitments.values()].some(({ by }) => by === me.signature);
  if (!isNamed) return null;
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t(withholding.name)}
      </Button>
      {asking && <WithholdDialog asked={{ kind: "words.withhold", about }} isOwn isName onClose={onDone} />}
    </>
  );
}

/** Where voices are anonymous nothing is known of anybody: only under which name one is heard, and whether one is. */
function Anonymous() {
  const t = useSay();
  const me = useMe();
  const takePart = useTakePart();
  return (
    <div className="ac-form">
      <p>{t(me.role === "observer" ? anonymity.joinObserver : crowd.noList)}</p>
      {me.role === "mediator" && <TakesPart checked={me.takesPart} onChange={(wanted) => void takePart(wanted)} />}
      <MyAlias />
      {me.role !== "observer" && <p className="ac-soft">{t(anonymity.limits)}</p>}
    </div>
  );
}

interface Card {
  readonly name: string;
  readonly organization: string;
  readonly brings: string;
  readonly takesPart: boolean;
}

/** My card as it stands: another device of mine may change it too. */
function useCard(): Card {
  const { members } = useLedger("members");
  const { name = "", organization, brings = "", takesPart = false } = members.get(useMe().memberId) ?? {};
  return { name: isNameless(name) ? "" : name, organization: organization ?? "", brings, takesPart };
}

/** Nobody's organisation is empty: who comes alone has none. */
const withoutBlank = ({ organization, ...rest }: Partial<Card>) =>
  organization === undefined ? rest : { ...rest, organization: cleanLine(organization) || null };

/** Whoever took theirs out need not say another. */
const NO_NAME = "–";

function useProfile(card: Card, onDone: () => void) {
  const submit = useSubmitAny();
  const form = useTouched<Card>("profile", card);
  const { name, organization, brings } = form.fields;
  const problems: Problems<"name" | "organization" | "brings" | "overtaken"> = {
    ...problemsIn("member.change", { name: cleanLine(name) || card.name || NO_NAME, organization, brings }),
    overtaken: form.overtaken.length > 0 ? meanwhile.field : null,
  };
  const checked = useChecked(problems);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.check()) return;
    const { name, ...others } = form.touched;
    // without a name they keep the one they have
    const asked = { ...withoutBlank(others), ...(name && cleanLine(name) && { name }) };
    if (submit({ kind: "member.change", ...asked, base: withoutBlank(form.base) })) return;
    form.sent();
    onDone();
  };
  return { form, save, checked };
}

/** Whoever only looks on commits to nothing, and is not asked. */
function BringsField({ form, card, error }: { form: Fields<Card>; card: Card; error: string | null }) {
  const t = useSay();
  if (useMe().role === "observer") return null;
  return (
    <>
      <TextField
        label={t(join.brings)}
        optional
        value={form.fields.brings}
        onChange={(brings) => form.change({ brings })}
        max={LIMITS.brings}
        clean={cleanLine}
        error={error}
      />
      <ChangedField form={form} name="brings" now={card.brings} />
    </>
  );
}

function PartField({ form, card }: { form: Fields<Card>; card: Card }) {
  const t = useSay();
  const { role } = useMe();
  return (
    <>
      {role === "mediator" && (
        <TakesPart checked={form.fields.takesPart} onChange={(takesPart) => form.change({ takesPart })} />
      )}
      <ChangedField form={form} name="takesPart" now={t(card.takesPart ? meanwhile.takesPart : meanwhile.aside)} />
    </>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useSay();
  const card = useCard();
  const { form, save, checked } = useProfile(card, onDone);
  const { fields, change } = form;
  return (
    <form ref={checked.ref} className="ac-form" noValidate onSubmit={save}>
      <TextField
        label={t(join.name)}
        value={fields.name}
        onChange={(name) => change({ name })}
        max={LIMITS.name}
        clean={cleanLine}
        error={checked.errorOf("name")}
        autoComplete="given-name"
      />
      <ChangedField form={form} name="name" now={card.name} />
      <TextField
        label={t(join.from)}
        hint={t(profile.organizationHint)}
        value={fields.organization}
        onChange={(organization) => change({ organization })}
        max={LIMITS.organization}
        clean={cleanLine}
        error={checked.errorOf("organization")}
        autoComplete="organization"
      />
      <ChangedField form={form} name="organization" now={card.organization} />
      <BringsField form={form} card={card} error={checked.errorOf("brings")} />
      <PartField form={form} card={card} />
      <Button type="submit" variant="primary" block>
        {t(common.save)}
      </Button>
    </form>
  );
}

function TakesPart(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  const t = useSay();
  return <Toggle label={t(join.takePart)} hint={t(join.takePartHint)} {...props} />;
}

/** Under which name my words are seen. */
function MyAlias() {
  const t = useSay();
  const me = useMe();
  const names = useNames();
  if (me.role === "observer") return null;
  if (me.role === "mediator" && !me.takesPart) return <p className="ac-soft">{t(anonymity.asWheel)}</p>;
  return (
    <p className="ac-soft">
      <WithTheirWords sentence={profile.alias} name="alias" words={names.speaker(me.voiceId)} />
    </p>
  );
}
