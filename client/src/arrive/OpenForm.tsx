import { cleanLine, common, LANGUAGES, type Language, LIMITS, opening, VOICES, type Voices } from "@acuerdo/shared";
import { type FormEvent, useEffect, useState } from "react";
import { deviceSecret, rememberBoard } from "../sync/device.ts";
import { askOpening, isFailure, type OpenedBoard, type OpenFields, openBoard } from "../sync/http.ts";
import { serverNow } from "../sync/server-time.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { TextArea, TextField, type TextFieldProps } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { type Problems, problemsIn } from "../ui/problems.ts";
import { type Checked, useChecked } from "../ui/use-checked.ts";
import { useDraft, useDraftOf } from "../ui/use-draft.ts";
import { keepKeys } from "./kept-keys.ts";
import { useSayFailure } from "./use-say-failure.ts";

const { open } = opening;
const VOICE_WORDS = {
  named: { label: open.named, hint: open.namedMeans },
  anonymous: { label: open.anonymous, hint: open.anonymousMeans },
} as const;

/** Where a password is needed, as the server says or answers. What is typed is kept nowhere. */
function usePassword() {
  const [asked, setAsked] = useState(false);
  const [value, set] = useState("");
  useEffect(() => {
    let gone = false;
    void askOpening().then((answer) => {
      if (!gone && !isFailure(answer)) setAsked(answer.ok.password);
    });
    return () => {
      gone = true;
    };
  }, []);
  return { asked, setAsked, value, set };
}

/** Opens a board, as the device that may come in to it from then on, and hands its links on. */
function useOpening(onOpened: (board: OpenedBoard) => void) {
  const sayFailure = useSayFailure();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const password = usePassword();
  const send = async (fields: Omit<OpenFields, "secret" | "password">): Promise<boolean> => {
    setProblem(null);
    setBusy(true);
    const given = password.asked ? { password: password.value } : {};
    const answer = await openBoard({ ...fields, secret: deviceSecret(), ...given });
    setBusy(false);
    if (isFailure(answer)) {
      if (answer.failed === "password-missing") password.setAsked(true);
      setProblem(sayFailure(answer));
      return false;
    }
    const { id } = answer.ok;
    keepKeys(answer.ok);
    rememberBoard({ id, title: fields.title, objective: fields.objective, role: "mediator", at: serverNow() });
    password.set("");
    onOpened(answer.ok);
    return true;
  };
  return { busy, problem, send, password };
}

interface Chosen {
  /** Null: the screen's. */
  readonly language: Language | null;
  readonly voices: Voices;
}

type OpenField = "title" | "objective" | "password";
/** No password is longer; see the server's `openSchema`. */
const LONGEST_PASSWORD = 200;

/** What is wrong before it is sent; a password is only known to be missing. */
function problemsOf(title: string, objective: string, password: string | null): Problems<OpenField> {
  return {
    ...problemsIn("board.open", { title, objective }, open.missing),
    password:
      password === "" ? open.missing.password : (password?.length ?? 0) > LONGEST_PASSWORD ? common.tooLong : null,
  };
}

export function OpenForm({ onOpened }: { onOpened: (board: OpenedBoard) => void }) {
  const t = useSay();
  const screen = useLanguage().language;
  const [title, setTitle, titleSent] = useDraft("open.title");
  const [objective, setObjective, objectiveSent] = useDraft("open.objective");
  const [chosen, choose, chosenSent] = useDraftOf<Chosen>("open.chosen", { language: null, voices: "named" });
  const { busy, problem, send, password } = useOpening(onOpened);
  const { voices } = chosen;
  const language = chosen.language ?? screen;
  const checked = useChecked(problemsOf(title, objective, password.asked ? password.value : null));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!checked.check()) return;
    const done = await send({ title: cleanLine(title), objective: cleanLine(objective), language, voices });
    if (!done) return;
    for (const sent of [titleSent, objectiveSent, chosenSent]) sent();
  };
  return (
    <form ref={checked.ref} className="ac-form" onSubmit={(event) => void submit(event)} noValidate>
      <WhatFor {...{ title, setTitle, objective, setObjective, checked }} />
      <Choice
        legend={t(open.language)}
        row
        value={language}
        onChange={(to) => choose({ ...chosen, language: to })}
        options={LANGUAGES.map((code) => ({ value: code, label: common.language[code][code], lang: code }))}
      />
      <VoiceChoice value={voices} onChange={(to) => choose({ ...chosen, voices: to })} />
      {password.asked && (
        <PasswordField value={password.value} onChange={password.set} error={checked.errorOf("password")} />
      )}
      {problem && <Notice tone="bad">{problem}</Notice>}
      <Button type="submit" variant="primary" size="large" block busy={busy}>
        {t(open.submit)}
      </Button>
    </form>
  );
}

interface WhatForProps {
  readonly title: string;
  readonly setTitle: (text: string) => void;
  readonly objective: string;
  readonly setObjective: (text: string) => void;
  readonly checked: Checked<OpenField>;
}

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

function VoiceChoice({ value, onChange }: { value: Voices; onChange: (voices: Voices) => void }) {
  const t = useSay();
  const options = VOICES.map((each) => ({
    value: each,
    label: t(VOICE_WORDS[each].label),
    hint: t(VOICE_WORDS[each].hint),
  }));
  return <Choice legend={t(open.voices)} value={value} onChange={onChange} options={options} />;
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
