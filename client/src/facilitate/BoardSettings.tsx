import {
  facilitate,
  LANGUAGES,
  type Language,
  LIMITS,
  mayAsk,
  modeOf,
  PRESET_NAMES,
  type Preset,
  presetRules,
  presets,
  thresholds as words,
} from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea, TextField } from "../ui/Field.tsx";
import { useTouched } from "../ui/use-draft.ts";
import "./facilitate.css";
import "../ui/parts.css";

function ThresholdsChoice({ value, onChange }: { value: Preset; onChange: (value: Preset) => void }) {
  const t = useSay();
  const rules = presetRules[modeOf(useLedger("members"))];
  const options = PRESET_NAMES.map((each) => ({ value: each, label: t(presets[each]), hint: t(rules[each]) }));
  return (
    <div className="ac-settings-thresholds">
      <Choice legend={t(words.title)} value={value} onChange={onChange} options={options} />
      <p className="ac-aside">{t(words.hint)}</p>
    </div>
  );
}

function Facts({ mayChange }: { mayChange: boolean }) {
  const t = useSay();
  const ledger = useLedger("board", "members");
  const { board } = ledger;
  return (
    <dl className="ac-settings-facts">
      {!mayChange && (
        <>
          <dt>{t(words.title)}</dt>
          <dd>
            <span>{`${t(presets[board.thresholds])}.`}</span>{" "}
            <span className="ac-aside">{t(presetRules[modeOf(ledger)][board.thresholds])}</span>
          </dd>
        </>
      )}
      <dt>{t(facilitate.voices)}</dt>
      <dd>
        <span>{`${t(board.voices === "named" ? facilitate.voicesNamed : facilitate.voicesAnonymous)}.`}</span>{" "}
        <span className="ac-aside">{t(facilitate.voicesFixed)}</span>
      </dd>
    </dl>
  );
}

interface Fields {
  readonly title: string;
  readonly objective: string;
  readonly language: Language;
  readonly thresholds: Preset;
}

interface FormProps {
  readonly fields: Fields;
  readonly change: (changed: Partial<Fields>) => void;
  readonly mayChange: boolean;
  readonly onSend: () => void;
}

function Form({ fields, change, mayChange, onSend }: FormProps) {
  const t = useSay();
  return (
    <>
      <TextField
        label={t(facilitate.boardTitle)}
        value={fields.title}
        onChange={(title) => change({ title })}
        max={LIMITS.title}
        disabled={!mayChange}
      />
      <TextArea
        label={t(facilitate.objective)}
        hint={t(facilitate.objectiveHint)}
        value={fields.objective}
        onChange={(objective) => change({ objective })}
        onSend={onSend}
        max={LIMITS.objective}
        disabled={!mayChange}
      />
      {mayChange && (
        <Choice
          row
          legend={t(facilitate.language)}
          value={fields.language}
          onChange={(language) => change({ language })}
          options={LANGUAGES.map((value) => ({ value, label: t(facilitate[value]), lang: value }))}
        />
      )}
      {mayChange && <ThresholdsChoice value={fields.thresholds} onChange={(thresholds) => change({ thresholds })} />}
    </>
  );
}

export interface BoardSettingsProps {
  readonly onClose: () => void;
  /** The ways in, for mediators. */
  readonly children: ReactNode;
}

/** Title, objective, language and thresholds, changed by mediators and read by everybody. */
export function BoardSettings({ onClose, children }: BoardSettingsProps) {
  const t = useSay();
  const submit = useSubmit();
  const mayChange = mayAsk("board.change", useMe().role);
  const { board } = useLedger("board");
  const { title, objective, language, thresholds } = board;
  const { fields, touched, change, sent } = useTouched<Fields>("settings", { title, objective, language, thresholds });
  const filled = fields.title.trim() !== "" && fields.objective.trim() !== "";
  const letGo = () => {
    sent();
    onClose();
  };
  const save = () => {
    if (filled && !submit({ kind: "board.change", ...touched })) letGo();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={letGo}>
        {t(facilitate.cancel)}
      </Button>
      <Button variant="primary" disabled={!filled} onClick={save}>
        {t(facilitate.save)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(facilitate.settings)} footer={mayChange && footer}>
      <div className="ac-settings">
        {!mayChange && <p className="ac-aside">{t(facilitate.settingsHint)}</p>}
        <Form fields={fields} change={change} mayChange={mayChange} onSend={save} />
        <Facts mayChange={mayChange} />
        {mayChange && (
          <section className="ac-settings-links">
            <h3>{t(facilitate.links)}</h3>
            {children}
          </section>
        )}
      </div>
    </Dialog>
  );
}
