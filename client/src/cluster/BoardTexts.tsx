import { canvasColours, clipped, lists, mayWriteCanvas, type PositionId } from "@acuerdo/shared";
import { Eraser, PenLine, Plus } from "lucide-react";
import { useState } from "react";
import { removeShapes } from "../sync/canvas/list.ts";
import { type BoardArrow, type BoardText, type BoardWords, colourText, useBoardWords } from "../sync/canvas/texts.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
import { Menu } from "../ui/Menu.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { ForgetWords } from "./ForgetWords.tsx";
import { TextForm } from "./TextForm.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import "./cluster.css";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

/** What is written and drawn on the board beside its cards, as a list: to be read, written, changed and taken away. */

const COLOURS = Object.keys(canvasColours) as (keyof typeof canvasColours)[];

function Colour({ text }: { text: BoardText }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const known = COLOURS.find((colour) => colour === text.color);
  const actions = COLOURS.map((colour) => ({
    label: t(canvasColours[colour]),
    checked: colour === text.color,
    onSelect: () =>
      done({
        said: lists.coloured,
        params: { colour: t(canvasColours[colour]) },
        undo: colourText(doc, text.id, colour),
      }),
  }));
  const label = known ? t(lists.colour, { colour: t(canvasColours[known]) }) : t(lists.otherColour);
  return <Menu label={label} groups={[actions]} />;
}

function TextItem({ text, mayWrite }: { text: BoardText; mayWrite: boolean }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const [changing, setChanging] = useState(false);
  const remove = () => done({ said: lists.removedText, undo: removeShapes(doc, [text.id]) });
  if (changing)
    return (
      <li className="ac-board-text">
        <TextForm text={text} onDone={() => setChanging(false)} />
      </li>
    );
  return (
    <li className="ac-board-text">
      <TheirWords as="p" className="ac-board-words">
        {text.words}
      </TheirWords>
      {mayWrite && (
        <div className="ac-acts">
          <Button variant="quiet" icon={PenLine} onClick={() => setChanging(true)}>
            {t(lists.changeText)}
          </Button>
          <Colour text={text} />
          <Button variant="quiet" icon={Eraser} onClick={remove}>
            {t(lists.removeText)}
          </Button>
          <ForgetWords id={text.id} words={text.words} />
        </div>
      )}
    </li>
  );
}

/** What a shape is called in a sentence: the words of its position, or its own. */
function useNameOf({ texts }: BoardWords): (key: BoardArrow["from"]) => string {
  const t = useSay();
  const mark = useTheirs();
  const { positions } = useLedger("positions");
  return (key) => {
    const words =
      key &&
      (positions.get(key.slice("shape:".length) as PositionId)?.text ?? texts.find(({ id }) => id === key)?.words);
    return words ? mark(clipped(words, 48)) : t(lists.free);
  };
}

function Arrows({ words, mayWrite }: { words: BoardWords; mayWrite: boolean }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const nameOf = useNameOf(words);
  if (words.arrows.length === 0) return null;
  return (
    <Fold summary={t(lists.arrows, { n: words.arrows.length })}>
      <ul className="ac-board-texts">
        {words.arrows.map(({ id, from, to, words: label }) => (
          <li key={id} className="ac-board-text">
            <p>
              <Marked said={t(lists.arrow, { from: nameOf(from), to: nameOf(to) })} />
            </p>
            {label && (
              <TheirWords as="p" className="ac-board-words">
                {label}
              </TheirWords>
            )}
            {mayWrite && (
              <div className="ac-acts">
                <Button
                  variant="quiet"
                  icon={Eraser}
                  onClick={() => done({ said: lists.removedArrow, undo: removeShapes(doc, [id]) })}
                >
                  {t(lists.removeArrow)}
                </Button>
                {label && <ForgetWords id={id} words={label} />}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function NewText() {
  const t = useSay();
  const [writing, setWriting] = useState(false);
  if (writing) return <TextForm text={null} onDone={() => setWriting(false)} />;
  return (
    <Button variant="quiet" icon={Plus} onClick={() => setWriting(true)}>
      {t(lists.writeText)}
    </Button>
  );
}

export function BoardTexts() {
  const t = useSay();
  const mayWrite = mayWriteCanvas(useMe().role);
  const words = useBoardWords();
  const { texts, drawings } = words;
  return (
    <section className="ac-clusters">
      <Fold summary={t(lists.texts, { n: texts.length })}>
        {texts.length === 0 && <p className="ac-aside">{t(lists.noTexts)}</p>}
        <ul className="ac-board-texts">
          {texts.map((text) => (
            <TextItem key={text.id} text={text} mayWrite={mayWrite} />
          ))}
        </ul>
        {drawings > 0 && <p className="ac-aside">{t(lists.drawings, { n: drawings })}</p>}
        {mayWrite && <NewText />}
      </Fold>
      <Arrows words={words} mayWrite={mayWrite} />
    </section>
  );
}
