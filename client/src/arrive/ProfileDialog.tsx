import { aliasOf, arrive, cleanLine, common, LIMITS, meanwhile } from "@acuerdo/shared";
import type { FormEvent } from "react";
import { useLanguage, useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { ChangedField } from "../ui/Meanwhile.tsx";
import { useFields } from "../ui/use-fields.ts";
import "./arrive.css";

const { join, profile } = arrive;

/** My name, where I come from and what I bring, on this board. */
export function ProfileDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useSay();
  return open ? (
    <Dialog open onClose={onClose} title={t(profile.title)} size="small">
      <Form onDone={onClose} />
    </Dialog>
  ) : null;
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
  return { name, organization: organization ?? "", brings, takesPart };
}

/** Nobody's organisation is empty: who comes alone has none. */
const withoutBlank = ({ organization, ...rest }: Partial<Card>) =>
  organization === undefined ? rest : { ...rest, organization: cleanLine(organization) || null };

function useProfile(card: Card, onDone: () => void) {
  const submit = useSubmit();
  const form = useFields<Card>(card);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (form.overtaken.length > 0) return;
    const { name, ...others } = form.touched;
    const asked = { ...withoutBlank(others), ...(name && cleanLine(name) && { name }) };
    if (!submit({ kind: "member.change", ...asked, base: withoutBlank(form.base) })) onDone();
  };
  return { form, save };
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useSay();
  const me = useMe();
  const card = useCard();
  const { form, save } = useProfile(card, onDone);
  const { fields, change } = form;
  return (
    <form className="ac-form" noValidate onSubmit={save}>
      <TextField
        label={t(join.name)}
        value={fields.name}
        onChange={(name) => change({ name })}
        max={LIMITS.name}
        autoComplete="given-name"
      />
      <ChangedField form={form} name="name" now={card.name} />
      <TextField
        label={t(join.organization)}
        hint={t(profile.organizationHint)}
        value={fields.organization}
        onChange={(organization) => change({ organization })}
        max={LIMITS.organization}
        autoComplete="organization"
      />
      <ChangedField form={form} name="organization" now={card.organization} />
      <TextField
        label={t(join.brings)}
        optional
        value={fields.brings}
        onChange={(brings) => change({ brings })}
        max={LIMITS.brings}
      />
      <ChangedField form={form} name="brings" now={card.brings} />
      {me.role === "mediator" && (
        <TakesPart checked={fields.takesPart} onChange={(takesPart) => change({ takesPart })} />
      )}
      <ChangedField form={form} name="takesPart" now={t(card.takesPart ? meanwhile.takesPart : meanwhile.aside)} />
      <MyAlias />
      <Button type="submit" variant="primary" block disabled={form.overtaken.length > 0}>
        {t(common.save)}
      </Button>
    </form>
  );
}

function TakesPart(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  const t = useSay();
  return <Toggle label={t(join.takePart)} hint={t(join.takePartHint)} {...props} />;
}

/** Under which name my words are seen, where that is not my own. */
function MyAlias() {
  const t = useSay();
  const { language } = useLanguage();
  const { board } = useLedger("board");
  const me = useMe();
  if (board.voices === "named" || me.role === "observer") return null;
  return <p className="ac-soft">{t(profile.alias, { alias: aliasOf(me.voiceId, language) })}</p>;
}
