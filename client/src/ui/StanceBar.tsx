import {
  cleanText,
  common,
  type Grade,
  gradeWords,
  LIMITS,
  meanwhile,
  type Stance,
  type StatementId,
  stanceBar,
} from "@acuerdo/shared";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { AnonymityNote } from "./AnonymityNote.tsx";
import { Button } from "./Button.tsx";
import { bringIn } from "./bring-in.ts";
import { TextArea } from "./Field.tsx";
import { focusOn } from "./focus.ts";
import { Grades } from "./Grades.tsx";
import "./stance.css";
import { isWrong, problemsIn } from "./problems.ts";
import { useChecked } from "./use-checked.ts";
import { stanceDraft, useDraftOf } from "./use-draft.ts";
import { useLowScreen } from "./viewport.ts";

export interface Answered {
  readonly grade: Grade;
  readonly reason: string;
  readonly condition: string;
}

export interface StanceBarProps {
  /** What it answers. Give the bar a `key` of it. */
  readonly statementId: StatementId;
  /** My stance as it stands; null before the first. */
  readonly value: Stance | null;
  readonly statementKind: "position" | "version";
  /** Five in one row with short words: for panels and cards. Else a column of whole sentences where it is narrow. */
  readonly compact?: boolean;
  /** False where it was not taken on: then what was written stays. */
  readonly onTake: (answer: Answered) => boolean;
  /** Given when my objection can be marked as resolved. */
  readonly onEase?: () => void;
  /** Given where a stance can be taken back. */
  readonly onWithdraw?: () => void;
  readonly disabled?: boolean;
  /** Nothing can be given for now; what is being written stays. */
  readonly held?: boolean;
  /** Why it is disabled, in a sentence. */
  readonly why?: ReactNode;
}

/** Words to an answer that have not been given. */
interface Written extends Answered {
  /** The answer itself waits for them, and has not been left for another. */
  readonly picked: boolean;
}

/** Tapped: given already, or once its words are. */
const ANSWER = ".ac-stance-picked, .ac-stance-grade[aria-pressed=true]";

const problemsOf = ({ reason, condition }: Pick<Answered, "reason" | "condition">, needed: boolean) =>
  problemsIn("stance.take", { reason, condition }, needed ? { reason: stanceBar.reasonNeeded } : {});

const asksCondition = (grade: Grade) => grade === "reserve" || grade === "object";

type Draft = ReturnType<typeof useDraftOf<Written | null>>;

/** What was tapped, and what a tap does: an answer is given at once, but for one that waits for its reason. */
function useTapping({ value, statementKind, onTake }: StanceBarProps, [written, write]: Draft) {
  const waits = (to: Grade) => to === "object" && statementKind === "version" && value?.grade !== "object";
  const [picked, setPicked] = useState<Grade | null>(written?.picked && waits(written.grade) ? written.grade : null);
  const [tapped, setTapped] = useState(false);
  const pick = (to: Grade) => {
    setTapped(true);
    setPicked(waits(to) ? to : null);
    if (written && written.grade !== to) write({ ...written, picked: false });
    if (!waits(to) && to !== value?.grade) onTake({ grade: to, reason: "", condition: "" });
  };
  return { picked, tapped, pick, done: () => setPicked(null) };
}

/**
 * Seven answers, none preselected, no slider. A tap gives the stance at once, and then there is a line for its reason;
 * only an objection to a version waits for its reason.
 */
export function StanceBar(props: StanceBarProps) {
  const { statementId, value, compact, disabled, held, why } = props;
  const t = useSay();
  const low = useLowScreen();
  const draft = useDraftOf<Written | null>(stanceDraft(statementId), null);
  useKeepOnLeaving(props, draft);
  const { picked, tapped, pick, done } = useTapping(props, draft);
  const bar = useRef<HTMLFieldSetElement>(null);
  const dense = compact === true || low;
  const grade = picked ?? value?.grade ?? null;
  const answers = {
    statementId,
    dense,
    given: value?.grade ?? null,
    picked,
    disabled: Boolean(disabled),
    held: Boolean(held),
    pick,
  };
  return (
    <fieldset ref={bar} className={dense ? "ac-stance ac-stance-compact" : "ac-stance"}>
      <legend className="ac-hidden">{t(stanceBar.label)}</legend>
      <Grades {...answers}>
        {disabled && why && <p className="ac-field-hint">{why}</p>}
        {grade && !disabled && (
          <Words
            key={grade}
            {...props}
            draft={draft}
            grade={grade}
            given={picked === null}
            tapped={tapped}
            done={done}
            toGrade={() => focusOn(bar.current?.querySelector<HTMLElement>(`.ac-stance-grade.ac-grade-${grade}`))}
          />
        )}
      </Grades>
    </fieldset>
  );
}

/** Leaving the place, by whatever way, keeps what was added to an answer that stands, as leaving the line does; what is held stays a draft. */
function useKeepOnLeaving({ value, held, onTake }: StanceBarProps, [written, , sent]: Draft) {
  const keep = () => {
    if (held || !written || written.picked || written.grade !== value?.grade) return;
    const { grade, reason, condition } = written;
    if (isWrong(problemsOf(written, false))) return;
    if (onTake({ grade, reason: cleanText(reason), condition: cleanText(condition) })) sent();
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => latest.current(), []);
}

interface WordsProps extends StanceBarProps {
  readonly grade: Grade;
  /** What is being written to an answer, and not given yet: it is there again when somebody comes back to it. */
  readonly draft: Draft;
  /** The stance is taken already: words are added to it. Else they go with it. */
  readonly given: boolean;
  /** Opened by a tap just now: it comes into sight, and a reason that is waited for takes the focus. */
  readonly tapped: boolean;
  readonly done: () => void;
  /** The buttons below go with what they did: the focus goes to the answer. */
  readonly toGrade: () => void;
}

/** The line after the tap: the reason, and for a reservation or an objection what would make it acceptable. */
function Words(props: WordsProps) {
  const { grade, given, tapped } = props;
  const t = useSay();
  const box = useInSight(tapped, !given);
  const words = useWords(props);
  const field = { rows: 1, onSend: words.give, onBlur: words.keep } as const;
  return (
    <div
      ref={(element) => {
        box.current = element;
        words.checked.ref(element);
      }}
      className="ac-stance-words"
    >
      <TextArea
        {...field}
        label={t(gradeWords[grade].prompt)}
        optional={!words.needed}
        hint={words.needed && !given ? t(stanceBar.reasonNeeded) : undefined}
        max={LIMITS.reason}
        value={words.reason}
        onChange={words.setReason}
        error={words.checked.errorOf("reason")}
      />
      {asksCondition(grade) && <Condition words={words} {...field} />}
      {words.changed && <AnonymityNote />}
      <Acts {...props} {...words} />
    </div>
  );
}

function Condition({
  words,
  ...field
}: {
  words: ReturnType<typeof useWords>;
  rows: number;
  onSend: () => void;
  onBlur: () => void;
}) {
  const t = useSay();
  return (
    <TextArea
      {...field}
      label={t(stanceBar.condition)}
      optional
      placeholder={t(stanceBar.conditionHint)}
      max={LIMITS.condition}
      value={words.condition}
      onChange={words.setCondition}
      error={words.checked.errorOf("condition")}
    />
  );
}

function useWords({ value, statementKind, grade, given, held, onTake, done, draft }: WordsProps) {
  const stands = value?.grade === grade ? value : null;
  const [written, write, sent] = draft;
  const shown = written?.grade === grade ? written : stands;
  const { reason, condition } = { reason: shown?.reason ?? "", condition: shown?.condition ?? "" };
  const changed = cleanText(reason) !== (stands?.reason ?? "") || cleanText(condition) !== (stands?.condition ?? "");
  const setReason = (to: string) => write({ grade, reason: to, condition, picked: !given });
  const setCondition = (to: string) => write({ grade, reason, condition: to, picked: !given });
  const needed = grade === "object" && statementKind === "version";
  const problems = { ...problemsOf({ reason, condition }, needed), ...(held && { reason: meanwhile.title }) };
  const checked = useChecked(problems);
  const give = () => {
    if (!checked.check()) return false;
    if (!onTake({ grade, reason: cleanText(reason), condition: cleanText(condition) })) return false;
    sent();
    done();
    return true;
  };
  // leaving the line keeps what it says; a stance that waits for its reason is given by its button alone
  const keep = () => given && changed && !isWrong(problems) && give();
  /** The words are there again for whoever comes back to it. */
  const cancel = () => {
    write(written && { ...written, picked: false });
    done();
  };
  return { reason, setReason, condition, setCondition, checked, changed, needed, give, keep, cancel };
}

function Acts(props: WordsProps & ReturnType<typeof useWords>) {
  const { grade, given, changed, reason, condition, give, cancel, onEase, onWithdraw, toGrade } = props;
  const t = useSay();
  const press = (act: () => unknown) => () => {
    if (act() !== false) toGrade();
  };
  if (!given)
    return (
      <div className="ac-stance-acts">
        <Button variant="primary" onClick={press(give)}>
          {t(stanceBar.give)}
        </Button>
        <Button variant="quiet" onClick={press(cancel)}>
          {t(common.cancel)}
        </Button>
        <span className="ac-field-hint">{t(stanceBar.notGiven)}</span>
      </div>
    );
  return (
    <div className="ac-stance-acts">
      {changed && <Button onClick={press(give)}>{t(stanceBar.keep)}</Button>}
      {!changed && (reason || condition) && <span className="ac-field-hint">{t(stanceBar.kept)}</span>}
      {onEase && grade === "object" && (
        <Button variant="quiet" title={t(stanceBar.easeHint)} onClick={press(onEase)}>
          {t(stanceBar.ease)}
        </Button>
      )}
      {onWithdraw && !changed && (
        <Button variant="quiet" onClick={press(onWithdraw)}>
          {t(stanceBar.takeBack)}
        </Button>
      )}
    </div>
  );
}

function useInSight(tapped: boolean, waits: boolean) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it opens
  useEffect(() => {
    if (!tapped || !box.current) return;
    if (waits) box.current.querySelector("textarea")?.focus({ preventScroll: true });
    bringIn(box.current, box.current.closest(".ac-stance")?.querySelector(ANSWER) ?? null);
  }, []);
  return box;
}
