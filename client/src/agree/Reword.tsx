import { agree, cleanText } from "@acuerdo/shared";
import { useNames } from "../sync/use-names.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { Rewording } from "./use-rewording.ts";
import { WordingField } from "./WordingField.tsx";
import "../ui/parts.css";
import "./draft.css";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Somebody reworded it meanwhile: both texts, and a choice. */
function Overtaken({ rewording }: { rewording: Rewording }) {
  const t = useSay();
  const names = useNames();
  const { other, text, settle } = rewording;
  if (!other) return null;
  return (
    <Notice
      tone="bad"
      title={t(agree.changedTitle, { who: names.speaker(other.by, other.seq) })}
      action={
        <div className="ac-acts">
          <Button onClick={() => settle(other.text)}>{t(agree.takeTheirs)}</Button>
          <Button onClick={() => settle(text)}>{t(agree.keepMine)}</Button>
        </div>
      }
    >
      <p>{t(agree.changedHint)}</p>
      <TheirWords as="blockquote" className="ac-quote">
        {other.text}
      </TheirWords>
    </Notice>
  );
}

/** The draft's text, open for rewording. */
export function Reword({ rewording }: { rewording: Rewording }) {
  const t = useSay();
  const { text, setText, other, keep, cancel } = rewording;
  const sendable = cleanText(text) !== "" && other === null;
  return (
    <div className="ac-reword">
      <Overtaken rewording={rewording} />
      <WordingField autoFocus value={text} onChange={setText} onSend={() => sendable && keep()} />
      <div className="ac-acts">
        <Button variant="primary" disabled={!sendable} onClick={keep}>
          {t(agree.keepDraft)}
        </Button>
        <Button variant="quiet" onClick={cancel}>
          {t(agree.cancel)}
        </Button>
      </div>
    </div>
  );
}
