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
import { Toggle } from "../ui/Chips.tsx";
import { Choice } from "../ui/Choice.tsx";
import { TextArea, TextField, type TextFieldProps } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { type Problems, problemsIn } from "../ui/problems.ts";
import { type Checked, useChecked } from "../ui/use-checked.ts";
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
  /** Drafts of before have none. */
  readonly takesPart?: boolean;
}

type Typed = Pick<ReturnType<typeof useFields>, "title" | "objective" | "name" | "isNamed">;
type OpenField = "title" | "objective" | "name" | "password";
/** No password is longer; see the server's `openSchema`. */
const LONGEST_PASSWORD = 200;

/** What is wrong before it is sent; a password is only known to be missing. */
function problemsOf({ title, objective, name, isNamed }: Typed, password: string | null): Problems<OpenField> {
  return {
    ...problemsIn("board.open", { title, objective }, open.missing),
    ...(isNamed && problemsIn("member.join", { name }, { name: arrive.join.nameMissing })),
    password:
      password === "" ? open.missing.password : (password?.length ?? 0) > LONGEST_PASSWORD ? common.tooLong : null,
  };
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
    takesPart: chosen.takesPart ?? false,
  });
  return { title, setTitle, objective, setObjective, name, setName, language, chosen, choose, isNamed, asked, sent };
}

export function OpenForm() {
  const t = useSay();
  const fields = useFields();
  const { busy, problem, send, password } = useOpening();
  const checked = useChecked(problemsOf(fields, password.asked ? password.value : null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checked.check()) void send(fields.asked(), fields.sent);
  };
  const { chosen, choose } = fields;
  return (
    <form ref={checked.ref} className="ac-form" onSubmit={submit} noValidate>
      <WhatFor {...fields} checked={checked} />
      <VoiceChoice value={chosen.voices} onChange={(voices) => choose({ ...chosen, voices })} />
      <div className="ac-open-pair">
        {fields.isNamed && <MyName value={fields.name} onChange={fields.setName} error={checked.errorOf("name")} />}
        <LanguageChoice value={fields.language} onChange={(language) => choose({ ...chosen, language })} />
      </div>
      <Toggle
        label={t(arrive.join.takePart)}
        hint={t(arrive.join.takePartHint)}
        checked={chosen.takesPart ?? false}
        onChange={(takesPart) => choose({ ...chosen, takesPart })}
      />
      {password.asked && (
        <PasswordField value={password.value} onChange={password.set} error={checked.errorOf("password")} />
      )}
      {problem && <Notice tone="bad">{problem}</Notice>}
      <Button type="submit" variant="primary" size="large" block busy={busy}>
        {t(open.submit)}
      </Button>
      <NotMine />
    </form>
  );
}

type WhatForProps = Pick<ReturnType<typeof useFields>, "title" | "setTitle" | "objective" | "setObjective"> & {
  readonly checked: Checked<OpenField>;
};

function WhatFor({ title, setTitle, objective, setObjective, checked }: WhatForProps) {
  const t = useSay();
  return (
    <>
      <TextField
        label={t(open.name)}
        placeholder={t(open.nameExample)}
        value={title}
        onChange={setTitle}
        max={LIMITS.title}
        clean={cleanLine}
        error={checked.errorOf("title")}
        autoComplete="off"
      />
      <TextArea
        label={t(open.objective)}
        hint={t(open.objectiveHint)}
        rows={2}
        value={objective}
        onChange={setObjective}
        max={LIMITS.objective}
        clean={cleanLine}
        error={checked.errorOf("objective")}
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
    <TextField label={t(arrive.join.name)} max={LIMITS.name} clean={cleanLine} autoComplete="given-name" {...field} />
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

function LanguageChoice({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const t = useSay();
  const options = LANGUAGES.map((code) => ({ value: code, label: common.language[code][code], lang: code }));
  return <Choice legend={t(open.language)} row value={value} onChange={onChange} options={options} />;
}

function PasswordField(field: Pick<TextFieldProps, "value" | "onChange" | "error">) {
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
