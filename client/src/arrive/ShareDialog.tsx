import { crowd, type Member, mayAsk, opening, presentMembers } from "@acuerdo/shared";
import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { useCount } from "../sync/use-here.ts";
import { useNames } from "../sync/use-names.ts";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Initials } from "../ui/Marks.tsx";
import { LinksOf } from "./Links.tsx";
import { useKeys } from "./use-keys.ts";
import { Way } from "./Way.tsx";
import "./share.css";

const { share } = opening;

/** What the projector shows so that a room comes in: large, white, three things. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useSay();
  const { board } = useLedger("board");
  return (
    <Dialog open={open} onClose={onClose} title={`${t(share.title)} · ${board.title}`} size="full">
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
      <footer className="ac-share-foot">
        <p className="ac-share-objective">{board.objective}</p>
        <div className="ac-share-acts">
          <Door count={count} />
          {role === "mediator" && (
            <Button onClick={() => setLinks(true)} aria-haspopup="dialog">
              {t(share.links)}
            </Button>
          )}
        </div>
      </footer>
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

function Arriving({ members }: { members: readonly Member[] }) {
  const t = useSay();
  const names = useNames();
  return (
    <ol className="ac-share-names" aria-live="polite" aria-relevant="additions">
      {members.length === 0 && <li>{t(share.nobody)}</li>}
      {members.map((member) => (
        <li key={member.id}>
          <Initials name={member.name} />
          <span>
            <span>{names.member(member.id)}</span>
            {names.from(member.id) && <span className="ac-soft">{` · ${names.from(member.id)}`}</span>}
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
  const submit = useSubmit();
  const open = board.doorOpen;
  const doorWords = t(open ? share.doorOpen : share.doorClosed);
  return (
    <>
      <span className="ac-share-door" role="status">
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
