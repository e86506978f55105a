import {
  canvasHistory,
  facilitate,
  goesWith,
  isSelf,
  LIMITS,
  type MemberId,
  mayAsk,
  memberName,
  memberThen,
  type Removal,
  type RemovedId,
  speakerName,
  type VoiceId,
  withholding,
} from "@acuerdo/shared";
import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLanguage, useLedger, useMe, useSay, useWholeLedger } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { Fold } from "../ui/Fold.tsx";
import { Initials } from "../ui/Initials.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { WithholdDialog } from "../ui/Withholding.tsx";
import "./facilitate.css";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

/** Taking somebody off the board, who was taken off it and why, and letting them back in. */

interface Whom {
  readonly id: RemovedId;
  readonly name: string;
}

interface WhyFieldProps {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly error: string | null;
}

/** Why somebody is taken off: of one, and of many at once. */
export function WhyField({ reason, setReason, error }: WhyFieldProps) {
  const t = useSay();
  return (
    <TextArea
      label={t(facilitate.removeWhy)}
      value={reason}
      onChange={setReason}
      max={LIMITS.reason}
      rows={2}
      error={error}
    />
  );
}

interface FooterProps {
  readonly n: number;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Under a list of those who are to be taken off. */
export function RemovingFooter({ n, onClose, onRemove }: FooterProps) {
  const t = useSay();
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(facilitate.cancel)}
      </Button>
      <Button variant="danger" onClick={onRemove}>
        {t(facilitate.removeChosen, { n })}
      </Button>
    </>
  );
}

/** What goes off the table with them, and what others have answered of it: nothing of that goes unseen. */
export function Goes({ ids }: { readonly ids: readonly RemovedId[] }) {
  const t = useSay();
  const { positions, answered } = goesWith(useWholeLedger(), ids);
  if (positions === 0) return null;
  return (
    <p>
      <span>{t(facilitate.removeGoes, { n: positions })}</span>{" "}
      {answered > 0 && <span>{t(facilitate.removeAnswered, { n: answered })}</span>}
    </p>
  );
}

/** Where what they drew is taken away: with them go their words alone. */
export function Drawn() {
  const t = useSay();
  return <p className="ac-aside">{t(facilitate.removeDrawn, { menu: t(canvasHistory.menu) })}</p>;
}

function RemoveDialog({ id, name, onClose }: Whom & { readonly onClose: () => void }) {
  const t = useSay();
  const submit = useSubmitAny();
  const [reason, setReason, sent] = useDraft(`remove.${id}`);
  const checked = useChecked(problemsIn("member.remove", { reason }, { reason: facilitate.removeWhyMissing }));
  const remove = () => {
    if (!checked.check()) return;
    if (submit({ kind: "member.remove", memberId: id, reason })) return;
    sent();
    onClose();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(facilitate.cancel)}
      </Button>
      <Button variant="danger" onClick={remove}>
        {t(facilitate.remove)}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={<WithTheirWords sentence={facilitate.removeTitle} name="name" words={name} />}
      size="small"
      footer={footer}
    >
      <div ref={checked.ref} className="ac-settings">
        <p>{t(facilitate.removeText)}</p>
        <Goes ids={[id]} />
        <Drawn />
        <WhyField reason={reason} setReason={setReason} error={checked.errorOf("reason")} />
      </div>
    </Dialog>
  );
}

/** For whoever holds the wheel, beside everybody but themselves. */
export function RemoveButton({ id, name }: Whom) {
  const t = useSay();
  const me = useMe();
  const members = useLedger("members");
  const [asking, setAsking] = useState(false);
  if (!mayAsk("member.remove", me.role) || isSelf(members, me, id)) return null;
  return (
    <>
      <Button variant="quiet" icon={UserRoundX} onClick={() => setAsking(true)}>
        {t(facilitate.remove)}
      </Button>
      {asking && <RemoveDialog id={id} name={name} onClose={() => setAsking(false)} />}
    </>
  );
}

function RemovedPerson({ removal }: { removal: Removal }) {
  const t = useSay();
  const me = useMe();
  const submit = useSubmitAny();
  const { language } = useLanguage();
  const ledger = useLedger("members", "board", "aliases");
  const mark = useTheirs();
  const { id, by, reason } = removal;
  const named = (whom: RemovedId) => speakerName(ledger, whom as VoiceId, language);
  const who = memberName(ledger, id as MemberId) ?? named(id);
  const whose = memberThen(ledger, by, language, 0) ?? named(by);
  return (
    <li className="ac-person">
      <Initials name={who} />
      <div className="ac-person-words">
        <strong>
          <TheirWords>{who}</TheirWords>
        </strong>
        <p className="ac-aside">
          <Marked said={t(facilitate.removedBy, { who: mark(whose), why: mark(reason) })} />
        </p>
        {mayAsk("member.restore", me.role) && (
          <Button variant="quiet" onClick={() => submit({ kind: "member.restore", memberId: id })}>
            {t(facilitate.restore)}
          </Button>
        )}
        <NameButton id={id} />
      </div>
    </li>
  );
}

/** For whoever mediates: the name of somebody who is gone goes too. */
function NameButton({ id }: { readonly id: RemovedId }) {
  const t = useSay();
  const { role } = useMe();
  const [asking, setAsking] = useState(false);
  const isKnown = useLedger("members").members.has(id as MemberId);
  if (role !== "mediator" || !isKnown) return null;
  const asked = { kind: "words.withhold", about: id as MemberId } as const;
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t(withholding.theirName)}
      </Button>
      {asking && <WithholdDialog asked={asked} isOwn={false} isName onClose={() => setAsking(false)} />}
    </>
  );
}

/** Who was taken off the board; nothing while nobody was. */
export function RemovedPeople() {
  const t = useSay();
  const { removed } = useLedger("removed");
  if (removed.size === 0) return null;
  return (
    <Fold summary={t(facilitate.removed, { n: removed.size })}>
      <ul className="ac-people-list">
        {[...removed.values()].map((removal) => (
          <RemovedPerson key={removal.id} removal={removal} />
        ))}
      </ul>
    </Fold>
  );
}
