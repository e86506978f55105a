import {
  gather,
  kindHints,
  kinds,
  LIMITS,
  makeId,
  type Place,
  POSITION_KINDS,
  type PositionId,
  type PositionKind,
} from "@acuerdo/shared";
import { useState } from "react";
import { randomBytes } from "../sync/saved/device.ts";
import { useFromLedger, useLedger, useMe, useSay, useSession, useSessionPart, useSubmit } from "../sync/use-session.ts";
import { AnonymityNote } from "../ui/AnonymityNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Chips } from "../ui/Chips.tsx";
import { TextArea } from "../ui/Field.tsx";
import { fetched } from "../ui/fetched.tsx";
import { KIND_ICONS } from "../ui/Marks.tsx";
import { Notice } from "../ui/Notice.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft, useDraftOf } from "../ui/use-draft.ts";
import { useLate } from "../ui/use-late.ts";
import "./gather.css";

const SeenAs = fetched(() => import("./SeenAs.tsx").then((module) => module.default), { shape: "line" });

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

function usePlacing(placeFor: (() => Place) | undefined) {
  const submit = useSubmit();
  const [text, setText, sent] = useDraft("position");
  const [kind, setKind] = useDraftOf<PositionKind>("position.kind", "position");
  const [placed, setPlaced] = useState<PositionId | null>(null);
  const checked = useChecked(problemsIn("position.place", { text }, { text: gather.empty }));
  const place = () => {
    // a double tap: the first one has emptied the field
    if ((placed && text === "") || !checked.check()) return;
    const positionId = makeId<PositionId>(randomBytes);
    const place = placeFor && { place: placeFor() };
    if (submit({ kind: "position.place", positionId, positionKind: kind, text, ...place })) return;
    sent();
    setPlaced(positionId);
  };
  const write = (next: string) => {
    setText(next);
    checked.reset();
    if (next) setPlaced(null);
  };
  return { text, write, kind, setKind, checked, placed, place };
}

/** Where it is: on the table, still on this device, or not even there; the sign says so. What passes at once is not read aloud. */
function Placed({ id }: { id: PositionId }) {
  const t = useSay();
  const session = useSession();
  const waits = useSessionPart(() => session.asked.waiting.has(id));
  const isThere = useFromLedger(({ positions }) => positions.has(id));
  const kept = useSessionPart(() => session.asked.written);
  const isLate = useLate();
  if (waits) return <span aria-hidden={!isLate}>{t(kept ? gather.waits : gather.waitsYet)}</span>;
  return isThere ? t(gather.placed) : t(gather.notTaken);
}

interface WritePositionProps {
  /** Where on the canvas, for whoever has it in sight; else it goes to the tray. Where voices are anonymous the server alone chooses. */
  readonly placeFor?: () => Place;
  /** Whoever opened it is about to write. */
  readonly autoFocus?: boolean;
  /** Given where Enter sends, as on the canvas beside it: what the keys do. On a phone's screen Enter makes a line. */
  readonly keys?: string;
}

/** What stands under the field: where what was placed is, else how it will be seen; and the way to place it. */
function Foot({ placed, isSpoken }: { placed: PositionId | null; isSpoken: boolean }) {
  const t = useSay();
  const anonymous = useLedger("board").board.voices === "anonymous";
  const seen = anonymous ? <SeenAs /> : t(gather.seenNamed);
  return (
    <div className="ac-write-foot">
      <p className="ac-field-hint" role={isSpoken ? "status" : undefined}>
        {placed ? <Placed key={placed} id={placed} /> : seen}
      </p>
      <Button type="submit" variant="primary" size="large" block>
        {t(gather.place)}
      </Button>
      <AnonymityNote />
    </div>
  );
}

/** One thing at a time on the table. */
export function WritePosition({ placeFor, autoFocus, keys }: WritePositionProps) {
  const t = useSay();
  const me = useMe();
  const anonymous = useLedger("board").board.voices === "anonymous";
  const { text, write, kind, setKind, checked, placed, place } = usePlacing(anonymous ? undefined : placeFor);
  if (me.role === "observer") return <Notice>{t(gather.observing)}</Notice>;
  return (
    <form
      ref={checked.ref}
      className="ac-write"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        place();
        // the next one is written at once; on a phone the keyboard would cover what has been said of this one
        if (keys) event.currentTarget.querySelector("textarea")?.focus();
      }}
    >
      <KindChips value={kind} onChange={setKind} />
      <TextArea
        label={t(gather.text)}
        placeholder={t(gather.example)}
        rows={3}
        autoFocus={autoFocus}
        max={LIMITS.position}
        value={text}
        onChange={write}
        onSend={place}
        enterSends={keys !== undefined}
        error={checked.errorOf("text")}
      />
      {keys && <p className="ac-field-hint">{keys}</p>}
      <Foot placed={placed} isSpoken={!keys} />
    </form>
  );
}
