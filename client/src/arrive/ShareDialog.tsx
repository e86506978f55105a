import { crowd, type Member, mayAsk, opening, presentMembers, sayList, spoken } from "@acuerdo/shared";
import { Lock, LockOpen } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useCount } from "../sync/presence/use-here.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Batch } from "../ui/batch.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Initials } from "../ui/Initials.tsx";
import { tell } from "../ui/speech.ts";
import { LinksOf } from "./Links.tsx";
import { useKeys } from "./use-keys.ts";
import { Way } from "./Way.tsx";
import "./share.css";
import { TheirWords } from "../ui/TheirWords.tsx";

const { share } = opening;

/** What the projector shows so that a room comes in: large, white, three things. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useSay();
  const { board } = useLedger("board");
  const title = (
    <>
      <span>{`${t(share.title)} · `}</span>
      <TheirWords>{board.title}</TheirWords>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} size="full">
      <JoinScreen />
    </Dialog>
  );
}

function JoinScreen() {
  const t = useSay();
  const ledger = useLedger("board", "members");
  const { board } = ledger;
  const { role } = useMe();
  const keys = useKeys();
  const [links, setLinks] = useState(false);
  const count = useCount();
  return (
    <div className="ac-share">
      <section className="ac-share-way">
        <Way keys={keys} />
      </section>
      <section className="ac-share-who">
        <h3>
          <span>{t(share.arriving)}</span> {count !== null && <Count n={count} />}
        </h3>
        {board.voices === "named" ? <Arriving members={presentMembers(ledger).reverse()} /> : <Unlisted />}
      </section>
      <div className="ac-share-foot">
        <TheirWords as="p" className="ac-share-objective">
          {board.objective}
        </TheirWords>
        <div className="ac-share-acts">
          <Door count={count} />
          {role === "mediator" && (
            <Button onClick={() => setLinks(true)} aria-haspopup="dialog">
              {t(share.links)}
            </Button>
          )}
        </div>
      </div>
      <Dialog open={links} onClose={() => setLinks(false)} title={t(opening.links.title)}>
        <LinksOf keys={keys} />
      </Dialog>
    </div>
  );
}

function Count({ n }: { n: number }) {
  return (
    <span className="ac-count" translate="no">
      {n}
    </span>
  );
}

/** Who has come since it was opened, some together. */
function useTellArrivals(members: readonly Member[]): void {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const all = useRef(members.length);
  const known = useRef(new Set(members.map(({ id }) => id)));
  const [batch] = useState(() => ({ now: null as Batch | null }));
  useEffect(() => {
    const say = (who: readonly string[], left: number) =>
      tell(t(spoken.arrived, { n: who.length + left, list: sayList(language, who), all: all.current }));
    batch.now = new Batch({ isHeld: () => false, say });
    return () => batch.now?.stop();
  }, [batch, t, language]);
  useEffect(() => {
    all.current = members.length;
    const fresh = members.filter(({ id }) => !known.current.has(id));
    for (const { id } of fresh) known.current.add(id);
    batch.now?.add(fresh.map(({ id }) => names.member(id)));
  }, [batch, members, names]);
}

function Arriving({ members }: { members: readonly Member[] }) {
  const t = useSay();
  const names = useNames();
  useTellArrivals(members);
  return (
    <ol className="ac-share-names">
      {members.length === 0 && <li>{t(share.nobody)}</li>}
      {members.map((member) => (
        <li key={member.id}>
          <Initials name={member.name} />
          <span>
            <TheirWords>{names.member(member.id)}</TheirWords>
            {names.from(member.id) && <TheirWords className="ac-soft">{` · ${names.from(member.id)}`}</TheirWords>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Where voices are anonymous nobody is shown to arrive. */
function Unlisted() {
  const t = useSay();
  const { people } = useLedger("board").board;
  return (
    <>
      {!people && <p>{t(crowd.few)}</p>}
      <p>{t(crowd.noList)}</p>
    </>
  );
}

function Door({ count }: { count: number | null }) {
  const t = useSay();
  const { board } = useLedger("board");
  const { role } = useMe();
  const submit = useSubmitAny();
  const open = board.doorOpen;
  const doorWords = t(open ? share.doorOpen : share.doorClosed);
  return (
    <>
      <span className="ac-share-door">
        {count === null ? doorWords : `${t(share.count, { n: count })} · ${doorWords}`}
      </span>
      {mayAsk("door.set", role) && (
        <Button icon={open ? Lock : LockOpen} onClick={() => submit({ kind: "door.set", open: !open })}>
          {t(open ? share.closeDoor : share.openDoor)}
        </Button>
      )}
    </>
  );
}
