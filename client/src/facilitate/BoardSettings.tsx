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

/** Title, objective and language, changed by mediators and read by everybody. */
export function BoardSettings({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const mayChange = mayAsk("board.change", useMe().role);
  const { board } = useLedger();
  const [title, setTitle] = useState(board.title);
  const [objective, setObjective] = useState(board.objective);
  const [language, setLanguage] = useState<Language>(board.language);
  const filled = title.trim() !== "" && objective.trim() !== "";
  const save = () => {
    const asked = { kind: "board.change", title: title.trim(), objective: objective.trim(), language } as const;
    if (filled && !submit(asked)) onClose();
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
  const field = { disabled: !mayChange, onSend: save };
  return (
    <Dialog open onClose={onClose} title={t(facilitate.settings)} footer={mayChange && footer}>
      <div className="ac-settings">
        {!mayChange && <p className="ac-aside">{t(facilitate.settingsHint)}</p>}
        <TextField
          label={t(facilitate.boardTitle)}
          value={title}
          onChange={setTitle}
          max={LIMITS.title}
          disabled={!mayChange}
        />
        <TextArea
          {...field}
          label={t(facilitate.objective)}
          hint={t(facilitate.objectiveHint)}
          value={objective}
          onChange={setObjective}
          max={LIMITS.objective}
        />
        {mayChange && (
          <Choice
            row
            legend={t(facilitate.language)}
            value={language}
            onChange={setLanguage}
            options={LANGUAGES.map((value) => ({ value, label: t(facilitate[value]) }))}
          />
        )}
        <Facts />
      </div>
    </Dialog>
  );
}
