import { anonymity, arrive, common, LIMITS } from "@acuerdo/shared";
import { type FormEvent, useState } from "react";
import { useNames } from "../sync/use-names.ts";
import { useLedger, useMe, useSay, useSession, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import "./arrive.css";

const { join, profile } = arrive;

/** My name, where I come from and what I bring, on this board. */
export function ProfileDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useSay();
  const { voices } = useLedger("board").board;
  return open ? (
    <Dialog open onClose={onClose} title={t(profile.title)} size="small">
      {voices === "named" ? <Form onDone={onClose} /> : <Anonymous />}
    </Dialog>
  ) : null;
}

/** Where voices are anonymous nothing is known of anybody: only under which name one is heard, and whether one is. */
function Anonymous() {
  const t = useSay();
  const me = useMe();
  const { takePart } = useSession();
  return (
    <div className="ac-form">
      <p>{t(me.role === "observer" ? anonymity.joinObserver : anonymity.noList)}</p>
      {me.role === "mediator" && <TakesPart checked={me.takesPart} onChange={(wanted) => void takePart(wanted)} />}
      <MyAlias />
      {me.role !== "observer" && <p className="ac-soft">{t(anonymity.limits)}</p>}
    </div>
  );
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
  return <p className="ac-soft">{t(profile.alias, { alias: names.speaker(me.voiceId) })}</p>;
}
