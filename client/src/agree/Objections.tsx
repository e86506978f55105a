import { agree, type Objection, type VersionId } from "@acuerdo/shared";
import { ChevronLeft, ChevronRight, OctagonX } from "lucide-react";
import { useState } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useHeardOn } from "../sync/presence/use-heard.ts";
import { useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { openObjections } from "./versions.ts";
import "../ui/parts.css";
import "./said.css";
import { SpeakerFrom, SpeakerName } from "../ui/SpeakerName.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

interface Answering {
  /** Opens the draft, to answer the objection with other words. */
  readonly onReword?: (() => void) | undefined;
  /** Leads to the stance bar of this version. */
  readonly onChangeStance: () => void;
}

function OwnActs({ objection, onChangeStance }: { objection: Objection } & Pick<Answering, "onChangeStance">) {
  const t = useSay();
  const submit = useSubmit();
  const ease = () => {
    if (!submit({ kind: "objection.ease", versionId: objection.versionId })) onChangeStance();
  };
  return (
    <>
      <p className="ac-aside">{t(agree.easeHint)}</p>
      <div className="ac-acts">
        <Button onClick={ease}>{t(agree.ease)}</Button>
        <Button variant="quiet" onClick={onChangeStance}>
          {t(agree.changeStance)}
        </Button>
      </div>
    </>
  );
}

function ObjectionCard({ objection, onReword, onChangeStance }: { objection: Objection } & Answering) {
  const t = useSay();
  const names = useNames();
  const mine = names.isMe(objection.by);
  return (
    <div className="ac-objection">
      <p className="ac-voice-who">
        <strong>{mine ? t(agree.yourObjection) : <SpeakerName voice={objection.by} seq={objection.said} />}</strong>
        {!mine && <SpeakerFrom voice={objection.by} seq={objection.said} className="ac-aside" />}
      </p>
      <TheirWords as="p" className="ac-objection-reason">
        {objection.reason}
      </TheirWords>
      {objection.condition && (
        <p>
          <WithTheirWords sentence={agree.wouldAccept} name="condition" words={objection.condition} />
        </p>
      )}
      {mine ? (
        <OwnActs objection={objection} onChangeStance={onChangeStance} />
      ) : (
        <p className="ac-aside">{t(agree.onlyObjector)}</p>
      )}
      {onReword && (
        <div className="ac-acts">
          <Button onClick={onReword}>{t(agree.answerObjection)}</Button>
        </div>
      )}
    </div>
  );
}

/** The open objections to a version, one at a time: each is worth the whole room's attention. */
export function Objections({ versionId, ...answering }: { versionId: VersionId } & Answering) {
  const t = useSay();
  const names = useNames();
  const mineFirst = (objection: Objection) => (names.isMe(objection.by) ? 0 : 1);
  const objections = openObjections(useHeardOn(versionId), versionId).sort((a, b) => mineFirst(a) - mineFirst(b));
  const [at, setAt] = useState(0);
  const n = objections.length;
  const shown = objections[Math.min(at, n - 1)];
  if (!shown) return null;
  const i = objections.indexOf(shown);
  return (
    <section className="ac-objections" aria-label={t(agree.objections)}>
      <header className="ac-objections-head">
        <h4>
          <Icon icon={OctagonX} size={18} />{" "}
          <span>{n === 1 ? t(agree.objection) : t(agree.objectionOf, { i: i + 1, n })}</span>
        </h4>
        {n > 1 && (
          <span className="ac-acts">
            <Button
              variant="quiet"
              icon={ChevronLeft}
              aria-label={t(agree.before)}
              onClick={() => setAt((i + n - 1) % n)}
            >
              {t(agree.beforeShort)}
            </Button>
            <Button variant="quiet" icon={ChevronRight} aria-label={t(agree.next)} onClick={() => setAt((i + 1) % n)}>
              {t(agree.nextShort)}
            </Button>
          </span>
        )}
      </header>
      <ObjectionCard key={shown.id} objection={shown} {...answering} />
    </section>
  );
}
