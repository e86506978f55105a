import { aliasOf, arrive, common, LIMITS } from "@acuerdo/shared";
import type { FormEvent } from "react";
import { useLanguage, useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { useTouched } from "../ui/use-draft.ts";
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
  const { fields, touched, change, sent } = useTouched("profile", {
    name: member?.name ?? "",
    organization: member?.organization ?? "",
    brings: member?.brings ?? "",
    takesPart: member?.takesPart ?? false,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { name, ...others } = touched;
    // without a name they keep the one they have
    if (submit({ kind: "member.change", ...others, ...(name?.trim() ? { name } : {}) })) return;
    sent();
    onDone();
  };
  return { fields, change, save };
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useSay();
  const me = useMe();
  const { save, fields, change } = useProfile(onDone);
  return (
    <form className="ac-form" noValidate onSubmit={save}>
      <TextField
        label={t(join.name)}
        value={fields.name}
        onChange={(name) => change({ name })}
        max={LIMITS.name}
        autoComplete="given-name"
      />
      <TextField
        label={t(join.organization)}
        hint={t(profile.organizationHint)}
        value={fields.organization}
        onChange={(organization) => change({ organization })}
        max={LIMITS.organization}
        autoComplete="organization"
      />
      <TextField
        label={t(join.brings)}
        optional
        value={fields.brings}
        onChange={(brings) => change({ brings })}
        max={LIMITS.brings}
      />
      {me.role === "mediator" && (
        <TakesPart checked={fields.takesPart} onChange={(takesPart) => change({ takesPart })} />
      )}
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
