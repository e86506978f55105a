import {
  CARD_SIZE,
  canvas,
  clipped,
  common,
  gather,
  kinds,
  LIMITS,
  makeId,
  type Place,
  POSITION_KINDS,
  type PositionId,
} from "@acuerdo/shared";
import { stopEventPropagation, useEditor, useValue, type VecLike } from "@tldraw/tldraw";
import { useLayoutEffect, useRef } from "react";
import { randomBytes } from "../sync/saved/device.ts";
import { useSay } from "../sync/use-session.ts";
import { AnonymityNote } from "../ui/AnonymityNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Chips } from "../ui/Chips.tsx";
import { TextArea } from "../ui/Field.tsx";
import { KIND_ICONS } from "../ui/Marks.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";
import { runtimeOf } from "./runtime.ts";
import { useOwnKeys } from "./use-own-keys.ts";

/** Writes a position at the place on the table where it will lie. */
export function Composer() {
  const editor = useEditor();
  const runtime = runtimeOf(editor);
  const at = useValue("composer", () => runtime.composer.get(), [runtime]);
  return at && <ComposerAt at={at} />;
}

const WIDTH = 440;
const HEIGHT = 310;
const EDGE = 12;

/** On the spot, as far as there is room. */
function useSpot(at: VecLike): { left: number; top: number } {
  const editor = useEditor();
  return useValue("spot", () => {
    const { x, y } = editor.pageToViewport(at);
    const { w, h } = editor.getViewportScreenBounds();
    const within = (value: number, most: number) => Math.max(EDGE, Math.min(value, most - EDGE));
    return { left: within(x - CARD_SIZE.w / 2, w - WIDTH), top: within(y - 40, h - HEIGHT) };
  }, [editor, at]);
}

/** The middle of the card is where it was written. */
const placeOf = ({ x, y }: VecLike): Place => [Math.round(x - CARD_SIZE.w / 2), Math.round(y - CARD_SIZE.h / 2)];

function usePlacing(at: VecLike) {
  const editor = useEditor();
  const { submit, composer } = runtimeOf(editor);
  const [text, setText, sent] = useDraft("canvas.position");
  const [kept, setKind, kindSent] = useDraft("canvas.kind");
  const kind = POSITION_KINDS.find((one) => one === kept) ?? "position";
  const [left, leave, leftSent] = useDraft("canvas.left");
  const checked = useChecked(problemsIn("position.place", { text }, { text: gather.empty }));
  const close = () => {
    composer.set(null);
    editor.getContainer().focus();
  };
  /** What is left is not the beginning of the next card, and can be had back. */
  const cancel = () => {
    if (text !== "") leave(text);
    sent();
    kindSent();
    close();
  };
  const takeBack = () => {
    setText(left);
    leftSent();
  };
  const place = () => {
    if (!checked.check()) return;
    const positionId = makeId<PositionId>(randomBytes);
    if (submit({ kind: "position.place", positionId, positionKind: kind, text, place: placeOf(at) })) return;
    sent();
    kindSent();
    close();
  };
  const write = (next: string) => {
    checked.reset();
    setText(next);
  };
  return { text, write, kind, setKind, checked, place, cancel, left, takeBack };
}

function ComposerAt({ at }: { at: VecLike }) {
  const t = useSay();
  const spot = useSpot(at);
  const form = useRef<HTMLFormElement>(null);
  const placing = usePlacing(at);
  useOwnKeys(form, (event) => {
    if (event.key === "Escape") placing.cancel();
    if (event.key !== "Enter" || event.shiftKey) return;
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    placing.place();
  });
  useLayoutEffect(() => {
    const field = form.current?.querySelector("textarea");
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return (
    <form
      ref={(element) => {
        form.current = element;
        placing.checked.ref(element);
      }}
      className={`cv-composer ac-tint-${placing.kind}`}
      aria-label={t(canvas.composer)}
      style={{ ...spot, width: WIDTH }}
      noValidate
      onPointerDown={stopEventPropagation}
      onWheelCapture={stopEventPropagation}
      onSubmit={(event) => {
        event.preventDefault();
        placing.place();
      }}
    >
      <Fields {...placing} />
    </form>
  );
}

function Fields({ text, write, kind, setKind, checked, cancel, left, takeBack }: ReturnType<typeof usePlacing>) {
  const t = useSay();
  const options = POSITION_KINDS.map((value) => ({ value, label: t(kinds[value]), icon: KIND_ICONS[value] }));
  return (
    <>
      <TextArea
        label={t(gather.text)}
        hideLabel
        placeholder={t(gather.text)}
        max={LIMITS.position}
        value={text}
        onChange={write}
        error={checked.errorOf("text")}
      />
      {text === "" && left !== "" && (
        <Button variant="quiet" onClick={takeBack}>
          <WithTheirWords sentence={canvas.takeBack} name="text" words={clipped(left, 40)} />
        </Button>
      )}
      <Chips legend={t(gather.kind)} hideLegend value={kind} onChange={setKind} options={options} />
      <AnonymityNote />
      <div className="cv-composer-foot">
        <p className="cv-composer-keys">{t(canvas.composerKeys)}</p>
        <Button variant="quiet" onClick={cancel}>
          {t(common.cancel)}
        </Button>
        <Button variant="primary" type="submit">
          {t(gather.place)}
        </Button>
      </div>
    </>
  );
}
