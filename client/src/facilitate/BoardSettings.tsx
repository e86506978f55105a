import { facilitate, LANGUAGES, type Language, LIMITS, mayAsk } from "@acuerdo/shared";
import { useState } from "react";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea, TextField } from "../ui/Field.tsx";
import "./facilitate.css";
import "../ui/parts.css";

function Facts() {
  const t = useSay();
  const { board } = useLedger();
  return (
    <dl className="ac-settings-facts">
      <dt>{t(facilitate.voices)}</dt>
      <dd>
        {t(board.voices === "named" ? facilitate.voicesNamed : facilitate.voicesAnonymous)}.{" "}
        <span className="ac-aside">{t(facilitate.voicesFixed)}</span>
      </dd>
    </dl>
  );
}

interface Fields {
  readonly title: string;
  readonly objective: string;
  readonly language: Language;
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
          options={LANGUAGES.map((value) => ({ value, label: t(facilitate[value]) }))}
        />
      )}
    </>
  );
}

/** Title, objective and language, changed by mediators and read by everybody. */
export function BoardSettings({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const mayChange = mayAsk("board.change", useMe().role);
  const { board } = useLedger();
  const [fields, setFields] = useState<Fields>(board);
  const { language } = fields;
  const title = fields.title.trim();
  const objective = fields.objective.trim();
  const filled = title !== "" && objective !== "";
  const save = () => {
    if (filled && !submit({ kind: "board.change", title, objective, language })) onClose();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(facilitate.cancel)}
      </Button>
      <Button variant="primary" disabled={!filled} onClick={save}>
        {t(facilitate.save)}
      </Button>
    </>
  );
  const change = (changed: Partial<Fields>) => setFields((before) => ({ ...before, ...changed }));
  return (
    <Dialog open onClose={onClose} title={t(facilitate.settings)} footer={mayChange && footer}>
      <div className="ac-settings">
        {!mayChange && <p className="ac-aside">{t(facilitate.settingsHint)}</p>}
        <Form fields={fields} change={change} mayChange={mayChange} onSend={save} />
        <Facts />
      </div>
    </Dialog>
  );
}
