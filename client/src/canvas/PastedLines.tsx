import {
  CARD_SIZE,
  common,
  kinds,
  LIMITS,
  makeId,
  type Place,
  POSITION_KINDS,
  type PositionId,
  type PositionKind,
  pasted as words,
} from "@acuerdo/shared";
import { useEditor, useValue, type VecLike } from "@tldraw/tldraw";
import { useState } from "react";
import { randomBytes } from "../sync/saved/device.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips } from "../ui/Chips.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { KIND_ICONS } from "../ui/Marks.tsx";
import { isWrong, problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { type PastedText, runtimeOf } from "./runtime.ts";

/** A list or a table that was pasted lies there as a text; whoever wants its lines as positions chooses which. */

/** Positions that are put on the table in one go: somebody who reads them one by one is done in minutes. */
const AT_ONCE = 50;
const GAP = 20;
/** On screen a card is as tall as its words; most take no more. */
const ROW = 200;

/** Row by row, from where the text lies. */
function placesFrom({ x, y }: VecLike, count: number): Place[] {
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, n) => [
    Math.round(x + (n % columns) * (CARD_SIZE.w + GAP)),
    Math.round(y + Math.floor(n / columns) * ROW),
  ]);
}

export function PastedLines() {
  const editor = useEditor();
  const { pasted } = runtimeOf(editor);
  const text = useValue("pasted", () => {
    const now = pasted.get();
    return now && editor.getShape(now.id) ? now : null;
  }, [editor, pasted]);
  return text && <Offer key={text.id} text={text} />;
}

function Offer({ text }: { text: PastedText }) {
  const t = useSay();
  const { pasted } = runtimeOf(useEditor());
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="cv-left" role="status">
      <span>{t(words.offer, { n: text.statements.length })}</span>
      <Button onClick={() => setChoosing(true)}>{t(words.choose)}</Button>
      <Button variant="quiet" onClick={() => pasted.set(null)}>
        {t(words.leave)}
      </Button>
      {choosing && <Choice text={text} onClose={() => setChoosing(false)} />}
    </div>
  );
}

const fits = (text: string): boolean => !isWrong(problemsIn("position.place", { text }));

/** Puts them on the table in their order, in the place of the text. */
function usePlacing({ id, at, statements }: PastedText, onClose: () => void) {
  const editor = useEditor();
  const { submit, pasted } = runtimeOf(editor);
  const offered = statements.slice(0, AT_ONCE);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [kind, setKind] = useState<PositionKind>("position");
  const isChosen = (n: number) => !left.has(n) && fits(offered[n] ?? "");
  const chosen = offered.filter((_, n) => isChosen(n));
  const checked = useChecked({ chosen: chosen.length === 0 ? words.none : null });
  const place = () => {
    if (!checked.check()) return;
    const places = placesFrom(at, chosen.length);
    for (const [n, text] of chosen.entries()) {
      const positionId = makeId<PositionId>(randomBytes);
      submit({ kind: "position.place", positionId, positionKind: kind, text, place: places[n] ?? [0, 0] }, true);
    }
    // what could not be chosen stays there to be read
    if (statements.length <= AT_ONCE && statements.every(fits)) editor.deleteShapes([id]);
    pasted.set(null);
    onClose();
  };
  const toggle = (n: number) => {
    const others = [...left].filter((one) => one !== n);
    setLeft(new Set(left.has(n) ? others : [...others, n]));
  };
  return { offered, isChosen, chosen, toggle, kind, setKind, place, checked };
}

function Choice({ text, onClose }: { text: PastedText; onClose: () => void }) {
  const t = useSay();
  const { offered, isChosen, chosen, toggle, kind, setKind, place, checked } = usePlacing(text, onClose);
  const options = POSITION_KINDS.map((value) => ({ value, label: t(kinds[value]), icon: KIND_ICONS[value] }));
  const footer = (
    <>
      <Button onClick={onClose}>{t(common.cancel)}</Button>
      <Button variant="primary" onClick={place}>
        {t(words.place, { n: chosen.length })}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(words.title)} footer={footer}>
      <p>{t(words.how)}</p>
      {text.statements.length > AT_ONCE && <p>{t(words.many, { most: AT_ONCE, n: text.statements.length })}</p>}
      <Chips legend={t(words.kind)} value={kind} onChange={setKind} options={options} />
      <p className="ac-field-error" role="status">
        {checked.errorOf("chosen")}
      </p>
      <ol ref={checked.ref} className="cv-pasted">
        {offered.map((statement, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal, and none moves
          <li key={n} data-wrong={checked.errorOf("chosen") ? "" : undefined}>
            <label>
              <input type="checkbox" checked={isChosen(n)} disabled={!fits(statement)} onChange={() => toggle(n)} />
              <span dir="auto">{statement}</span>
            </label>
            {!fits(statement) && <p className="ac-field-hint">{t(words.tooLong, { most: LIMITS.position })}</p>}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
