import { aliasOf, arrive, common, LIMITS } from "@acuerdo/shared";
import { type FormEvent, useState } from "react";
import { useLanguage, useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
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

function useProfile(onDone: () => void) {
  const { members } = useLedger("members");
  const me = useMe();
  const submit = useSubmit();
  const member = members.get(me.memberId);
  const [name, setName] = useState(member?.name ?? "");
  const [organization, setOrganization] = useState(member?.organization ?? "");
  const [brings, setBrings] = useState(member?.brings ?? "");
  const [takesPart, setTakesPart] = useState(member?.takesPart ?? false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const fields = { name: name.trim() || undefined, organization: organization.trim() || null, brings: brings.trim() };
    const part = me.role === "mediator" ? { takesPart } : {};
    if (!submit({ kind: "member.change", ...fields, ...part })) onDone();
  };
  return { name, setName, organization, setOrganization, brings, setBrings, takesPart, setTakesPart, save };
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useSay();
  const me = useMe();
  const { save, ...fields } = useProfile(onDone);
  return (
    <form className="ac-form" noValidate onSubmit={save}>
      <TextField
        label={t(join.name)}
        value={fields.name}
        onChange={fields.setName}
        max={LIMITS.name}
        autoComplete="given-name"
      />
      <TextField
        label={t(join.organization)}
        hint={t(profile.organizationHint)}
        value={fields.organization}
        onChange={fields.setOrganization}
        max={LIMITS.organization}
        autoComplete="organization"
      />
      <TextField
        label={t(join.brings)}
        optional
        value={fields.brings}
        onChange={fields.setBrings}
        max={LIMITS.brings}
      />
      {me.role === "mediator" && <TakesPart checked={fields.takesPart} onChange={fields.setTakesPart} />}
      <MyAlias />
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

/** Under which name my words are seen, where that is not my own. */
function MyAlias() {
  const t = useSay();
  const { language } = useLanguage();
  const { board } = useLedger("board");
  const me = useMe();
  if (board.voices === "named" || me.role === "observer") return null;
  return <p className="ac-soft">{t(profile.alias, { alias: aliasOf(me.voiceId, language) })}</p>;
}
