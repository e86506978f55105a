import {
  arrive,
  cleanLine,
  common,
  LANGUAGES,
  type Language,
  LIMITS,
  opening,
  VOICES,
  type Voices,
} from "@acuerdo/shared";
import type { FormEvent } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { TextArea, TextField } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useDraft, useDraftOf } from "../ui/use-draft.ts";
import { NotMine } from "./NotMine.tsx";
import { lastName } from "./use-join-fields.ts";
import { useOpening } from "./use-opening.ts";

const { open } = opening;
const VOICE_WORDS = {
  named: { label: open.named, hint: open.namedMeans },
  anonymous: { label: open.anonymous, hint: open.anonymousMeans },
} as const;

interface Chosen {
  /** Null: the screen's. */
  readonly language: Language | null;
  readonly voices: Voices;
}

/** What somebody has put into the form so far; `sent` lets go of it. */
function useFields() {
  const screen = useLanguage().language;
  const [title, setTitle, titleSent] = useDraft("open.title");
  const [objective, setObjective, objectiveSent] = useDraft("open.objective");
  const [chosen, choose, chosenSent] = useDraftOf<Chosen>("open.chosen", { language: null, voices: "named" });
  const [name, setName, nameSent] = useDraftOf("open.name", lastName());
  const sent = () => {
    for (const each of [titleSent, objectiveSent, nameSent, chosenSent]) each();
  };
  const language = chosen.language ?? screen;
  const isNamed = chosen.voices === "named";
  const asked = () => ({
    title: cleanLine(title),
    objective: cleanLine(objective),
    name: isNamed ? cleanLine(name) : "",
    language,
    voices: chosen.voices,
  });
  return { title, setTitle, objective, setObjective, name, setName, language, chosen, choose, isNamed, asked, sent };
}

export function OpenForm() {
  const t = useSay();
  const fields = useFields();
  const { busy, problem, errorOf, send, password } = useOpening();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const missing = await send(fields.asked(), fields.sent);
    if (missing) form.querySelector<HTMLElement>(`[name=${missing}]`)?.focus();
  };
  const { language, chosen, choose } = fields;
  return (
    <form className="ac-form" onSubmit={(event) => void submit(event)} noValidate>
      <WhatFor {...fields} errorOf={errorOf} />
      <VoiceChoice value={chosen.voices} onChange={(voices) => choose({ ...chosen, voices })} />
      {fields.isNamed && <MyName value={fields.name} onChange={fields.setName} error={errorOf("name")} />}
      <Choice
        legend={t(open.language)}
        row
        value={language}
        onChange={(to) => choose({ ...chosen, language: to })}
        options={LANGUAGES.map((code) => ({ value: code, label: common.language[code][code], lang: code }))}
      />
      {password.asked && <PasswordField value={password.value} onChange={password.set} />}
      {problem && <Notice tone="bad">{problem}</Notice>}
      <Button type="submit" variant="primary" size="large" block busy={busy}>
        {t(open.submit)}
      </Button>
      <NotMine />
    </form>
  );
}

type WhatForProps = Pick<ReturnType<typeof useFields>, "title" | "setTitle" | "objective" | "setObjective"> &
  Pick<ReturnType<typeof useOpening>, "errorOf">;

function WhatFor({ title, setTitle, objective, setObjective, errorOf }: WhatForProps) {
  const t = useSay();
  return (
    <>
      <TextField
        label={t(open.name)}
        placeholder={t(open.nameExample)}
        name="title"
        error={errorOf("title")}
        value={title}
        onChange={setTitle}
        max={LIMITS.title}
        autoComplete="off"
      />
      <TextArea
        label={t(open.objective)}
        hint={t(open.objectiveHint)}
        name="objective"
        error={errorOf("objective")}
        rows={2}
        value={objective}
        onChange={setObjective}
        max={LIMITS.objective}
      />
    </>
  );
}

interface MyNameProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: string | null;
}

/** So that whoever opens it stands on it at once. */
function MyName(field: MyNameProps) {
  const t = useSay();
  return (
    <TextField
      label={t(arrive.join.name)}
      hint={t(open.myNameHint)}
      name="name"
      max={LIMITS.name}
      autoComplete="given-name"
      {...field}
    />
  );
}

function VoiceChoice({ value, onChange }: { value: Voices; onChange: (voices: Voices) => void }) {
  const t = useSay();
  const options = VOICES.map((each) => ({
    value: each,
    label: t(VOICE_WORDS[each].label),
    hint: t(VOICE_WORDS[each].hint),
  }));
  return <Choice legend={t(open.voices)} value={value} onChange={onChange} options={options} />;
}

function PasswordField(field: { value: string; onChange: (password: string) => void }) {
  const t = useSay();
  return (
    <TextField
      label={t(open.password)}
      hint={t(open.passwordHint)}
      type="password"
      autoComplete="current-password"
      {...field}
    />
  );
}
