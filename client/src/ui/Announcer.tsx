import {
  type Asked,
  isNews,
  isSelf,
  type Ledger,
  type RecordEntry,
  say,
  sayDone,
  sayNews,
  sayStandingNews,
  spoken,
} from "@acuerdo/shared";
import { useEffect } from "react";
import { floorOf } from "../sync/ledger/use-floor.ts";
import { wantsSpeech } from "../sync/saved/speech-wish.ts";
import type { Session } from "../sync/session.ts";
import { useLanguage, useSession } from "../sync/use-session.ts";
import { Batch, isWriting } from "./batch.ts";
import { Spoken } from "./Spoken.tsx";
import { tell, untell } from "./speech.ts";
import { useSavedTelling } from "./use-saved-telling.ts";

/** Tells a screen reader of one's own acts at once, and of what others do that matters to everybody in one go. */

type Said = (ledger: Ledger) => string[];

/** Where voices are anonymous, what mediators do bears no name: what was asked here a moment ago is mine. */
const MINE_MS = 15_000;
const ASKED_AS: Partial<Record<Asked["kind"], RecordEntry["kind"]>> = {
  "phase.move": "phase.moved",
  "version.test": "version.tested",
  "agreement.let-go": "agreement.let-go",
  "door.set": "door.set",
};

/** Where the form itself says what becomes of what was written in it. */
const PLACED = ".ac-write [role=status]";

class OwnActs {
  readonly #asked = new Map<RecordEntry["kind"], number>();

  add({ kind }: Asked): void {
    const as = ASKED_AS[kind];
    if (as) this.#asked.set(as, performance.now());
  }

  has({ me }: Session, ledger: Ledger, { actor, kind }: RecordEntry): boolean {
    if (isSelf(ledger, me, actor)) return true;
    const isNameless = actor === "wheel" || actor === "somebody";
    return isNameless && performance.now() - (this.#asked.get(kind) ?? Number.NEGATIVE_INFINITY) < MINE_MS;
  }
}

/** Whether somebody has answered the version before this one: their answer stays with it. */
function isAskedAgain({ me }: Session, before: Ledger, { kind, data }: RecordEntry): boolean {
  if (kind !== "version.tested") return false;
  const last = before.agreements.get((data as { agreementId: never }).agreementId)?.versionIds.at(-1);
  return last !== undefined && (before.stances.get(last)?.has(me.voiceId) ?? false);
}

/** What has come since it was asked last, in sentences. */
function newsOf(session: Session, own: OwnActs, say: { language: "en" | "es" }): Said {
  let before = session.state.ledger;
  let seen = before?.seq ?? 0;
  return (ledger) => {
    const was = before ?? ledger;
    before = ledger;
    const fresh = ledger.record.filter((entry) => entry.seq > seen && !own.has(session, ledger, entry));
    seen = Math.max(seen, ...fresh.map(({ seq }) => seq));
    const told = fresh.filter((entry) => isNews(ledger, entry));
    return [
      ...told.map((entry) => sayNews(say.language, ledger, entry, isAskedAgain(session, was, entry))),
      ...sayStandingNews(say.language, floorOf(was), floorOf(ledger)),
    ];
  };
}

export default function Announcer() {
  const session = useSession();
  const { language } = useLanguage();
  useEffect(() => {
    const own = new OwnActs();
    const batch = new Batch({
      isHeld: isWriting,
      say: (sentences, n) => tell([...sentences, ...(n > 0 ? [say(language, spoken.more, { n })] : [])].join(" ")),
    });
    let drafted = "";
    const done = (asked: Asked) => {
      own.add(asked);
      const { ledger } = session.state;
      if (!ledger || (asked.kind === "position.place" && document.querySelector(PLACED))) return;
      const said = sayDone(language, ledger, asked);
      // a draft that is put to the test at once
      if (asked.kind === "version.test") untell(drafted);
      drafted = said;
      tell(said);
    };
    const news = newsOf(session, own, { language });
    let last = session.state.ledger;
    const stop = session.subscribe(() => {
      const { ledger } = session.state;
      if (!ledger || ledger === last) return;
      last = ledger;
      const sentences = news(ledger);
      if (wantsSpeech()) batch.add(sentences);
    });
    session.taken.add(done);
    return () => {
      session.taken.delete(done);
      stop();
      batch.stop();
    };
  }, [session, language]);
  useSavedTelling();
  return <Spoken />;
}
