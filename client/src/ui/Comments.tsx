import {
  type Comment,
  type CommentId,
  commentsAbout,
  LIMITS,
  makeId,
  mayAsk,
  meanwhile,
  type Position,
  type PositionId,
  spoken,
  comments as words,
} from "@acuerdo/shared";
import { useEffect, useRef } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useLedger, useMe, useSay, useSession } from "../sync/use-session.ts";
import { AnonymityNote } from "./AnonymityNote.tsx";
import { Button } from "./Button.tsx";
import { TextArea } from "./Field.tsx";
import { focusOn } from "./focus.ts";
import { useDone } from "./last-done.ts";
import { ChangedWords } from "./Meanwhile.tsx";
import { problemsIn } from "./problems.ts";
import { SpeakerFrom, SpeakerName } from "./SpeakerName.tsx";
import { TheirWords } from "./TheirWords.tsx";
import { useChecked } from "./use-checked.ts";
import { useBegunOn, useDraft } from "./use-draft.ts";
import "./comments.css";

const newComment = () => makeId<CommentId>(randomBytes);

/** What people have said about a position, oldest first, and room for one's own. */
export default function Comments({ position }: { position: Position }) {
  const t = useSay();
  const me = useMe();
  const around = useRef<HTMLElement>(null);
  const said = commentsAbout(useLedger("comments").comments, position);
  return (
    <section ref={around} tabIndex={-1} className="ac-comments" aria-label={t(words.title, { text: position.text })}>
      {said.length === 0 && <p className="ac-field-hint">{t(words.none)}</p>}
      {said.length > 0 && (
        <ul>
          {said.map((comment) => (
            <One key={comment.id} comment={comment} onGone={() => focusOn(around.current ?? undefined)} />
          ))}
        </ul>
      )}
      {mayAsk("comment.add", me.role) && <AddComment position={position} />}
    </section>
  );
}

function One({ comment, onGone }: { comment: Comment; onGone: () => void }) {
  const t = useSay();
  const submit = useSubmitAny();
  const done = useDone();
  const { isMe } = useNames();
  const { id: commentId, by, seq, text } = comment;
  const add = () => !submit({ kind: "comment.add", commentId: newComment(), positionId: comment.positionId, text });
  const withdraw = () => {
    if (submit({ kind: "comment.withdraw", commentId })) return;
    done({ said: spoken.commentWithdrawn, told: true, undo: add });
    onGone();
  };
  return (
    <li>
      <TheirWords as="p" className="ac-comment-text">
        {text}
      </TheirWords>
      <p className="ac-field-hint">
        <SpeakerName voice={by} seq={seq} />
        <SpeakerFrom voice={by} seq={seq} />
      </p>
      {isMe(by) && (
        <Button variant="quiet" onClick={withdraw} aria-label={t(words.withdrawOf, { text })}>
          {t(words.withdraw)}
        </Button>
      )}
    </li>
  );
}

/** What somebody was writing is shown to them where its position goes off the table under it. */
function useTold(id: PositionId, text: string): void {
  const session = useSession();
  const done = useDone();
  const last = useRef({ text, done });
  last.current = { text, done };
  useEffect(
    () => () => {
      const { text, done } = last.current;
      if (text && session.state.ledger?.positions.get(id)?.withdrawn)
        done({ said: words.gone, theirs: { text }, undo: null });
    },
    [session, id],
  );
}

/** What is being written, and what adds it. */
function useAdding(position: Position) {
  const submit = useSubmitAny();
  const name = `comment.${position.id}`;
  const [text, setText, sent] = useDraft(name);
  const basis = useBegunOn(name, position.revision, text !== "");
  const checked = useChecked({
    ...problemsIn("comment.add", { text }, { text: words.empty }),
    changed: basis.changed ? meanwhile.title : null,
  });
  useTold(position.id, text);
  const add = () => {
    if (!checked.check()) return;
    const commentId = newComment();
    if (submit({ kind: "comment.add", commentId, positionId: position.id, text, base: basis.seen })) return;
    sent();
    basis.sent();
    checked.reset();
  };
  const write = (next: string) => {
    basis.begin();
    setText(next);
  };
  return { text, write, basis, checked, add };
}

function AddComment({ position }: { position: Position }) {
  const t = useSay();
  const { text, write, basis, checked, add } = useAdding(position);
  return (
    <form
      ref={checked.ref}
      className="ac-write"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
        event.currentTarget.querySelector("textarea")?.focus();
      }}
    >
      <ChangedWords seen={basis} now={position.text} />
      <TextArea
        label={t(words.field)}
        placeholder={t(words.example)}
        rows={2}
        max={LIMITS.comment}
        value={text}
        onChange={write}
        onSend={add}
        error={checked.errorOf("text")}
      />
      <div>
        <Button type="submit">{t(words.add)}</Button>
      </div>
      <AnonymityNote />
    </form>
  );
}
