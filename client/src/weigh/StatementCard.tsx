import { type Ledger, objectionId, type Version, type VersionId, weigh } from "@acuerdo/shared";
import { ArrowDown } from "lucide-react";
import { type RefObject, useRef } from "react";
import { useFromLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { bringIn } from "../ui/bring-in.ts";
import { CommentsFold } from "../ui/CommentsFold.tsx";
import { KindMark } from "../ui/Marks.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { ChangedSince, ChangedText } from "../ui/Pieces.tsx";
import { WithSpeaker } from "../ui/SpeakerName.tsx";
import { StanceBar } from "../ui/StanceBar.tsx";
import { StanceSpread } from "../ui/StanceSpread.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useSeen } from "../ui/use-seen.ts";
import { useStance } from "../ui/use-stance.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";
import type { Statement } from "./queue.ts";
import { answersBelow, useAnswersInSight } from "./use-answers-in-sight.ts";

interface StepsProps {
  readonly onNext: () => void;
  readonly onSkip: () => void;
  readonly onBack: (() => void) | undefined;
}

/** The words, my stance, and after it how the others see it. */
export function StatementCard({ statement, ...steps }: StepsProps & { statement: Statement }) {
  const t = useSay();
  const stance = useStance(statement.id);
  const ease = useEase(statement);
  const seen = useSeen(stance.revision);
  const answered = stance.value !== null;
  const article = useRef<HTMLElement>(null);
  const { below, isTooTall } = useAnswersInSight(article, answered);
  return (
    <>
      <article ref={article} className="ac-statement">
        {statement.kind === "version" ? <VersionWords {...statement} /> : <PositionWords {...statement} />}
        <div className="ac-statement-others">
          {answered ? <StanceSpread counts={stance.counts} /> : <p>{t(weigh.hidden)}</p>}
          {answered && statement.kind === "position" && <CommentsFold position={statement.position} />}
        </div>
        <ChangedWords seen={seen} />
        <StanceBar
          statementId={statement.id}
          value={stance.value}
          statementKind={statement.kind}
          compact={isTooTall}
          held={seen.changed}
          onTake={(answer) => stance.take(answer, seen.seen)}
          onWithdraw={stance.withdraw}
          onEase={ease}
        />
      </article>
      {below > 0 && <AnswersBelow n={below} statement={article} />}
      <Steps {...steps} answered={answered} />
    </>
  );
}

function Steps({ answered, onNext, onSkip, onBack }: StepsProps & { answered: boolean }) {
  const t = useSay();
  return (
    <footer className="ac-respond-foot">
      <Button variant="quiet" onClick={onBack} disabled={!onBack}>
        {t(weigh.back)}
      </Button>
      {answered ? (
        <Button variant="primary" size="large" onClick={onNext}>
          {t(weigh.next)}
        </Button>
      ) : (
        <Button size="large" onClick={onSkip}>
          {t(weigh.skip)}
        </Button>
      )}
    </footer>
  );
}

/** To the eye, and for whoever presses: the keys go through them anyway. */
function AnswersBelow({ n, statement }: { n: number; statement: RefObject<HTMLElement | null> }) {
  const t = useSay();
  const show = () => {
    const hidden = statement.current ? answersBelow(statement.current) : [];
    const [first, last] = [hidden[0], hidden.at(-1)];
    if (!first || !last) return;
    first.focus({ preventScroll: true });
    bringIn(last, first);
  };
  return (
    <div className="ac-answers-below">
      <Button variant="quiet" icon={ArrowDown} onClick={show}>
        {t(weigh.below, { n })}
      </Button>
    </div>
  );
}

function versionBefore({ agreements, versions }: Ledger, { id, agreementId }: Version): Version | null {
  const ids = agreements.get(agreementId)?.versionIds ?? [];
  return versions.get(ids[ids.indexOf(id) - 1] as VersionId) ?? null;
}

function VersionWords({ version, number }: Statement & { kind: "version" }) {
  const t = useSay();
  const before = useFromLedger((ledger) => versionBefore(ledger, version));
  return (
    <>
      <p className="ac-statement-about">{t(weigh.version, { n: number, version: version.number })}</p>
      {before && <ChangedSince before={before} text={version.text} />}
      <ChangedText as="h2" className="ac-statement-words" text={version.text} before={before?.text ?? null} />
      {version.why && (
        <p className="ac-field-hint">
          <WithTheirWords sentence={weigh.changed} name="why" words={version.why} />
        </p>
      )}
    </>
  );
}

function PositionWords({ position }: Statement & { kind: "position" }) {
  return (
    <div className={`ac-statement-card ac-tint-${position.kind}`}>
      <p className="ac-statement-about">
        <KindMark kind={position.kind} />
        <span>
          <WithSpeaker sentence={weigh.by} name="name" voice={position.by} seq={position.said} />
        </span>
      </p>
      <TheirWords as="h2" className="ac-statement-words">
        {position.text}
      </TheirWords>
    </div>
  );
}

/** Marks my own objection to a version as resolved, while it is open. */
function useEase(statement: Statement): (() => void) | undefined {
  const me = useMe();
  const submit = useSubmit();
  const versionId = statement.id as VersionId;
  const objection = useFromLedger(({ objections }) => objections.get(objectionId(versionId, me.voiceId)));
  if (objection?.state !== "open") return undefined;
  return () => void submit({ kind: "objection.ease", versionId });
}
