import { agree, meanwhile } from "@acuerdo/shared";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import type { Rewording } from "./use-rewording.ts";
import { WordingField } from "./WordingField.tsx";
import "../ui/parts.css";
import "./draft.css";
import { WithSpeaker } from "../ui/SpeakerName.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Somebody reworded it meanwhile: both texts, and a choice. */
function Overtaken({ rewording }: { rewording: Rewording }) {
  const t = useSay();
  const { voiceId } = useMe();
  const { other, text, settle } = rewording;
  if (!other) return null;
  return (
    <div data-wrong>
      <Notice
        tone="bad"
        title={
          other.by === voiceId ? (
            t(agree.changedElsewhere)
          ) : (
            <WithSpeaker sentence={agree.changedTitle} name="who" voice={other.by} seq={other.seq} />
          )
        }
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
    </div>
  );
}

/** The draft's text, open for rewording. */
export function Reword({ rewording }: { rewording: Rewording }) {
  const t = useSay();
  const { text, setText, other, keep, cancel } = rewording;
  const checked = useChecked({
    ...problemsIn("agreement.word", { text }, { text: agree.wordingMissing }),
    other: other ? meanwhile.field : null,
  });
  const send = () => checked.check() && keep();
  return (
    <div ref={checked.ref} className="ac-reword">
      <Overtaken rewording={rewording} />
      <WordingField autoFocus value={text} onChange={setText} onSend={send} error={checked.errorOf("text")} />
      <div className="ac-acts">
        <Button variant="primary" onClick={send}>
          {t(agree.keepDraft)}
        </Button>
        <Button variant="quiet" onClick={cancel}>
          {t(agree.cancel)}
        </Button>
      </div>
    </div>
  );
}
