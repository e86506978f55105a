import {
  cleanLine,
  common,
  facilitate,
  isInPlace,
  LANGUAGES,
  type Language,
  LIMITS,
  mayAsk,
  meanwhile,
  modeOf,
  PRESET_NAMES,
  type Preset,
  presetRules,
  presets,
  thresholds as words,
} from "@acuerdo/shared";
import { type ReactNode, useMemo } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea, TextField } from "../ui/Field.tsx";
import { ChangedField } from "../ui/Meanwhile.tsx";
import { problemsIn } from "../ui/problems.ts";
import { type Checked, useChecked } from "../ui/use-checked.ts";
import { useTouched } from "../ui/use-draft.ts";
import type { Fields } from "../ui/use-fields.ts";
import "./facilitate.css";
import "../ui/parts.css";

function ThresholdsChoice({ value, onChange }: { value: Preset; onChange: (value: Preset) => void }) {
  const t = useSay();
  const rules = presetRules[modeOf(useLedger("board", "members"))];
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

interface Settings {
  readonly title: string;
  readonly objective: string;
  readonly language: Language;
  readonly thresholds: Preset;
}

interface FormProps {
  readonly form: Fields<Settings>;
  readonly board: Settings;
  readonly mayChange: boolean;
  readonly onSend: () => void;
  readonly checked: Checked<"title" | "objective" | "overtaken">;
}

/** What the board is about. */
function Words({ form, board, mayChange, onSend, checked }: FormProps) {
  const t = useSay();
  const { fields, change } = form;
  return (
    <>
      <TextField
        label={t(facilitate.boardTitle)}
        value={fields.title}
        onChange={(title) => change({ title })}
        max={LIMITS.title}
        clean={cleanLine}
        error={checked.errorOf("title")}
        disabled={!mayChange}
      />
      <ChangedField form={form} name="title" now={board.title} />
      <TextArea
        label={t(facilitate.objective)}
        hint={t(facilitate.objectiveHint)}
        value={fields.objective}
        onChange={(objective) => change({ objective })}
        onSend={onSend}
        max={LIMITS.objective}
        clean={cleanLine}
        error={checked.errorOf("objective")}
        disabled={!mayChange}
      />
      <ChangedField form={form} name="objective" now={board.objective} />
    </>
  );
}

function Choices({ form, board }: Pick<FormProps, "form" | "board">) {
  const t = useSay();
  const { fields, change } = form;
  return (
    <>
      <Choice
        row
        legend={t(facilitate.language)}
        value={fields.language}
        onChange={(language) => change({ language })}
        options={LANGUAGES.map((value) => ({ value, label: common.language[value][value], lang: value }))}
      />
      <ChangedField form={form} name="language" now={t(common.language[board.language])} />
      <ThresholdsChoice value={fields.thresholds} onChange={(thresholds) => change({ thresholds })} />
      <ChangedField form={form} name="thresholds" now={t(presets[board.thresholds])} />
    </>
  );
}

function Foot({ onSave, onClose }: { onSave: () => void; onClose: () => void }) {
  const t = useSay();
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(facilitate.cancel)}
      </Button>
      <Button variant="primary" onClick={onSave}>
        {t(facilitate.save)}
      </Button>
    </>
  );
}

const MISSING = { title: facilitate.titleMissing, objective: facilitate.objectiveMissing };

/** A title that was taken out is to be written anew: what stands in its place is no title. */
function useBoardToFill() {
  const { board } = useLedger("board");
  const { title, objective } = board;
  return useMemo(
    () => ({ ...board, title: isInPlace(title) ? "" : title, objective: isInPlace(objective) ? "" : objective }),
    [board, title, objective],
  );
}

export interface BoardSettingsProps {
  readonly onClose: () => void;
  /** The ways in, for mediators. */
  readonly children: ReactNode;
}

function WaysIn({ children }: { children: ReactNode }) {
  const t = useSay();
  return (
    <section className="ac-settings-links">
      <h3>{t(facilitate.links)}</h3>
      {children}
    </section>
  );
}

/** Title, objective, language and thresholds, changed by mediators and read by everybody. */
export function BoardSettings({ onClose, children }: BoardSettingsProps) {
  const t = useSay();
  const submit = useSubmitAny();
  const mayChange = mayAsk("board.change", useMe().role);
  const board = useBoardToFill();
  const form = useTouched<Settings>("settings", board);
  const { fields, touched, base, overtaken } = form;
  const { title, objective } = fields;
  const checked = useChecked({
    ...problemsIn("board.change", { title, objective }, MISSING),
    overtaken: overtaken.length > 0 ? meanwhile.field : null,
  });
  const letGo = () => {
    form.sent();
    onClose();
  };
  const save = () => {
    if (checked.check() && !submit({ kind: "board.change", ...touched, base })) letGo();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(facilitate.settings)}
      footer={mayChange && <Foot onSave={save} onClose={letGo} />}
    >
      <div ref={checked.ref} className="ac-settings">
        {!mayChange && <p className="ac-aside">{t(facilitate.settingsHint)}</p>}
        <Words form={form} board={board} mayChange={mayChange} onSend={save} checked={checked} />
        {mayChange && <Choices form={form} board={board} />}
        <Facts mayChange={mayChange} />
        {mayChange && <WaysIn>{children}</WaysIn>}
      </div>
    </Dialog>
  );
}
