import {
  gather,
  kindHints,
  kinds,
  LIMITS,
  makeId,
  POSITION_KINDS,
  type PositionId,
  type PositionKind,
} from "@acuerdo/shared";
import { useState } from "react";
import { randomBytes } from "../sync/device.ts";
import { useNames } from "../sync/use-names.ts";
import { useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips } from "../ui/Choice.tsx";
import { TextArea } from "../ui/Field.tsx";
import { KIND_ICONS } from "../ui/Marks.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useDraft, useDraftOf } from "../ui/use-draft.ts";
import "./gather.css";

export function KindChips({ value, onChange }: { value: PositionKind; onChange: (kind: PositionKind) => void }) {
  const t = useSay();
  const options = POSITION_KINDS.map((kind) => ({
    value: kind,
    label: t(kinds[kind]),
    hint: t(kindHints[kind]),
    icon: KIND_ICONS[kind],
  }));
  return (
    <div className="ac-kinds">
      <Chips legend={t(gather.kind)} hideLegend value={value} onChange={onChange} options={options} />
      <p className="ac-field-hint">{t(kindHints[value])}</p>
    </div>
  );
}

/** Why this text cannot be placed; null when it can. */
function problemOf(text: string) {
  if (text.trim() === "") return gather.empty;
  return text.trim().length > LIMITS.position ? gather.tooLong : null;
}

function usePlacing(onPlaced: ((id: PositionId) => void) | undefined) {
  const submit = useSubmit();
  const [text, setText, sent] = useDraft("position");
  const [kind, setKind] = useDraftOf<PositionKind>("position.kind", "position");
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null);
  const [placed, setPlaced] = useState(0);
  const place = () => {
    const no = problemOf(text);
    setProblem(no);
    if (no) return;
    const positionId = makeId<PositionId>(randomBytes);
    if (submit({ kind: "position.place", positionId, positionKind: kind, text: text.trim() })) return;
    sent();
    setPlaced((count) => count + 1);
    onPlaced?.(positionId);
  };
  const write = (next: string) => {
    setText(next);
    setProblem(null);
    if (next) setPlaced(0);
  };
  return { text, write, kind, setKind, problem, placed, place };
}

/** One thing at a time on the table. `onPlaced` for whoever gives it a place on the canvas. */
export function WritePosition({ onPlaced }: { onPlaced?: (id: PositionId) => void }) {
  const t = useSay();
  const me = useMe();
  const { anonymous, speaker } = useNames();
  const { text, write, kind, setKind, problem, placed, place } = usePlacing(onPlaced);
  if (me.role === "observer") return <Notice>{t(gather.observing)}</Notice>;
  const seen = anonymous ? t(gather.seenAs, { alias: speaker(me.voiceId) }) : t(gather.seenNamed);
  return (
    <form
      className="ac-write"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        place();
      }}
    >
      <KindChips value={kind} onChange={setKind} />
      <TextArea
        label={t(gather.text)}
        placeholder={t(gather.example)}
        rows={3}
        max={LIMITS.position}
        value={text}
        onChange={write}
        onSend={place}
        error={problem ? t(problem) : null}
      />
      <div className="ac-write-foot">
        <p className="ac-field-hint" role="status">
          {placed > 0 ? t(gather.placed) : seen}
        </p>
        <Button type="submit" variant="primary" size="large" block>
          {t(gather.place)}
        </Button>
      </div>
    </form>
  );
}
