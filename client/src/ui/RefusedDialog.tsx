import {
  askedAnew,
  common,
  type Intent,
  meanwhile,
  membership,
  reasonOf,
  sayAsked,
  sayGround,
  saved as words,
} from "@acuerdo/shared";
import { useEffect } from "react";
import { CANVAS, type RefusedEdit } from "../sync/ledger/refused.ts";
import "../sync/ledger/all-rules.ts";
import { useComeBack } from "../sync/ledger/use-come-back.ts";
import { useFromLedger, useLanguage, useMe, useSaved, useSay, useSession } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { RefusedWords, type Rewritten, useRewriting } from "./RefusedWords.tsx";
import { TheirWords } from "./TheirWords.tsx";
import "./refused.css";

/** What it was decided on, as it was and as it is now; null where that is the same. */
function useMoved(intent: Intent | null, seen: string | null) {
  const { language } = useLanguage();
  const me = useMe();
  const now = useFromLedger((ledger) => intent && sayGround(language, ledger, askedAnew(ledger, intent, me)));
  const before = useFromLedger((ledger) => intent && (seen ?? sayGround(language, ledger, intent)));
  return now !== null && now !== before ? { before, now } : null;
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <>
      <p>{title}</p>
      <TheirWords as="blockquote">{text}</TheirWords>
    </>
  );
}

/**
 * Never on words that have not been shown: where they are others now they stand beside the earlier ones, and what is sent was
 * decided on exactly these.
 * @param words others than were refused, by their fields; null for the same.
 */
function useAgain({ id, intent }: RefusedEdit, moved: ReturnType<typeof useMoved>, words: Rewritten | null) {
  const session = useSession();
  const { language } = useLanguage();
  const me = useMe();
  return (): boolean => {
    const { ledger } = session.state;
    const anew = intent && words ? ({ ...intent, ...words } as Intent) : intent;
    if (!anew || !intent || !ledger) return session.askAgain(id);
    // what has come since the last drawing is shown first
    if (moved && sayGround(language, ledger, askedAnew(ledger, intent, me)) !== moved.now) return false;
    return session.askAgain(id, askedAnew(ledger, anew, me));
  };
}

function Refused(edit: RefusedEdit) {
  const { id, code, intent, words: written, seen, count } = edit;
  const t = useSay();
  const { language } = useLanguage();
  const session = useSession();
  const isCanvas = id === CANVAS;
  const moved = useMoved(intent, seen);
  const rewriting = useRewriting(edit);
  const again = useAgain(edit, moved, rewriting.words);
  const tryAgain = () => {
    if (rewriting.checked.check() && again()) rewriting.sent();
  };
  return (
    <li className="ac-refused">
      <strong>{t(reasonOf(code, isCanvas ? "canvas" : "ledger"))}</strong>
      <p>{intent ? sayAsked(language, intent) : t(words.list.canvas, { n: count })}</p>
      {rewriting.words && intent ? (
        <RefusedWords intent={intent} {...rewriting} words={rewriting.words} />
      ) : (
        written && <TheirWords as="blockquote">{written}</TheirWords>
      )}
      {moved?.before && <Words title={t(meanwhile.before)} text={moved.before} />}
      {moved?.now && <Words title={t(meanwhile.now)} text={moved.now} />}
      <div className="ac-refused-acts">
        {code === "you-left" && <ComeBack />}
        <Button onClick={() => session.letGo(id)}>{t(words.list.letGo)}</Button>
        {written && intent && !rewriting.words && <Button onClick={rewriting.begin}>{t(words.list.change)}</Button>}
        <Button variant="primary" onClick={tryAgain}>
          {t(moved ? meanwhile.theSame : common.tryAgain)}
        </Button>
      </div>
    </li>
  );
}

/** For whoever has left and is not back: with it, what was refused for that is taken. */
function ComeBack() {
  const t = useSay();
  const me = useMe();
  const comeBack = useComeBack();
  const hasLeft = useFromLedger(({ members }) => members.get(me.memberId)?.left === true);
  return hasLeft ? <Button onClick={() => void comeBack()}>{t(membership.comeBack)}</Button> : null;
}

/** What the server did not take, in its author's words, with why; until they have seen to it. */
export function RefusedDialog({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const { refused } = useSaved();
  const session = useSession();
  useEffect(() => {
    // what was said of them in passing is said here
    for (const { id } of session.state.notices) session.dismiss(id);
  }, [session]);
  useEffect(() => {
    if (refused.length === 0) onClose();
  }, [refused.length, onClose]);
  return (
    <Dialog open onClose={onClose} title={t(words.list.title)}>
      <p>{t(words.list.lead)}</p>
      <ul className="ac-refused-list">
        {refused.map((edit) => (
          <Refused key={edit.id} {...edit} />
        ))}
      </ul>
    </Dialog>
  );
}
