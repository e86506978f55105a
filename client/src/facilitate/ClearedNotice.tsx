import {
  type Actor,
  arrive,
  isSelf,
  type Ledger,
  type MemberId,
  refusals,
  sayThings,
  type Things,
  canvasHistory as words,
} from "@acuerdo/shared";
import { useState } from "react";
import { bringBack, type Clearing, canvasPast, lastClearing, momentBefore } from "../sync/canvas/history.ts";
import { serverNow } from "../sync/link/server-time.ts";
import { recall, remember } from "../sync/saved/device.ts";
import type { Session } from "../sync/session.ts";
import { useFromLedger, useLanguage, useLedger, useMe, useSay, useSession } from "../sync/use-session.ts";
import { type Answer, isFailure } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import "./canvas-history.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

/** Things, from which on it may have been a slip of whoever did it. */
const MUCH = 10;

const keyOf = (boardId: string) => `cleared.${boardId}`;

/** Who has tidied up a little themselves knows that, and undoes it by what undoes everything. */
function isOwnAndSmall({ members }: Pick<Ledger, "members">, { actor, data }: Clearing, me: Actor): boolean {
  return isSelf({ members }, me, actor) && Object.values(data as Things).reduce((sum, count) => sum + count, 0) < MUCH;
}

/** Brings back what was taken away, as far as it is not there. */
async function putBack(session: Session): Promise<Answer<unknown>> {
  const past = await canvasPast(session);
  if (isFailure(past)) return past;
  const moment = momentBefore(past.ok);
  return moment ? bringBack(session, { at: moment.at, only: "missing" }) : { failed: "no-such-moment" };
}

/** For whoever holds the wheel: somebody has taken much off the canvas, and with one press it is back. */
export function ClearedNotice() {
  const { boardId } = useSession();
  const me = useMe();
  const [left, setLeft] = useState(() => recall<number>(keyOf(boardId), "number") ?? 0);
  const clearing = useFromLedger(({ record, board }) => lastClearing(record, serverNow(), board.voices));
  const members = useLedger("members");
  if (me.role !== "mediator" || !clearing || clearing.seq <= left || isOwnAndSmall(members, clearing, me)) return null;
  const leave = () => {
    remember(keyOf(boardId), clearing.seq);
    setLeft(clearing.seq);
  };
  return <Cleared key={clearing.seq} clearing={clearing} onLeave={leave} />;
}

function Cleared({ clearing, onLeave }: { clearing: Clearing; onLeave: () => void }) {
  const t = useSay();
  const session = useSession();
  const { language } = useLanguage();
  const { members } = useLedger("members");
  const mark = useTheirs();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<keyof typeof refusals | "offline" | null>(null);
  // the server itself, where nobody is named
  const who = mark(members.get(clearing.actor as MemberId)?.name ?? "") || t(words.somebody);
  const bring = async () => {
    setBusy(true);
    const answer = await putBack(session);
    setBusy(false);
    setFailed(isFailure(answer) ? answer.failed : null);
  };
  const things = sayThings(language, clearing.data as Parameters<typeof sayThings>[1]);
  return (
    <div className="ac-cleared" role="status">
      <span>
        <Marked said={t(words.notice, { who, things })} />
      </span>
      {failed && <span>{t(failed === "offline" ? arrive.refused.notSent : refusals[failed])}</span>}
      <Button variant="primary" busy={busy} onClick={() => void bring()}>
        {t(words.putBack)}
      </Button>
      <Button variant="quiet" onClick={onLeave}>
        {t(words.dismiss)}
      </Button>
    </div>
  );
}
