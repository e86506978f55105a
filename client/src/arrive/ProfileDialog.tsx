import { aliasOf, arrive, common, LIMITS } from "@acuerdo/shared";
import { useState } from "react";
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

function Form({ onDone }: { onDone: () => void }) {
  const t = useSay();
  const { language } = useLanguage();
  const { board, members } = useLedger();
  const me = useMe();
  const submit = useSubmit();
  const member = members.get(me.memberId);
  const [name, setName] = useState(member?.name ?? "");
  const [organization, setOrganization] = useState(member?.organization ?? "");
  const [brings, setBrings] = useState(member?.brings ?? "");
  const [takesPart, setTakesPart] = useState(member?.takesPart ?? false);
  const save = () => {
    const fields = { name: name.trim() || undefined, organization: organization.trim() || null, brings: brings.trim() };
    const part = me.role === "mediator" ? { takesPart } : {};
    if (!submit({ kind: "member.change", ...fields, ...part })) onDone();
  };
  return (
    <form
      className="ac-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={t(join.name)} value={name} onChange={setName} max={LIMITS.name} autoComplete="given-name" />
      <TextField
        label={t(join.organization)}
        hint={t(profile.organizationHint)}
        value={organization}
        onChange={setOrganization}
        max={LIMITS.organization}
        autoComplete="organization"
      />
      <TextField label={t(join.brings)} optional value={brings} onChange={setBrings} max={LIMITS.brings} />
      {me.role === "mediator" && (
        <Toggle label={t(join.takePart)} hint={t(join.takePartHint)} checked={takesPart} onChange={setTakesPart} />
      )}
      {board.voices === "anonymous" && me.role !== "observer" && (
        <p className="ac-soft">{t(profile.alias, { alias: aliasOf(me.voiceId, language) })}</p>
      )}
      <Button type="submit" variant="primary" block>
        {t(common.save)}
      </Button>
    </form>
  );
}
