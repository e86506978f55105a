import { crowd, type Member, mayAsk, opening, presentMembers, sayList } from "@acuerdo/shared";
import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { useCount } from "../sync/use-here.ts";
import { useNames } from "../sync/use-names.ts";
import { useLanguage, useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Initials } from "../ui/Marks.tsx";
import { Notice } from "../ui/Notice.tsx";
import { grouped } from "./CodeForm.tsx";
import { LinksOf } from "./Links.tsx";
import { codeLink, linkTo, onlyOnThisMachine } from "./links.ts";
import { type KnownKeys, useKeys } from "./use-keys.ts";
import "./share.css";
import { BASE } from "../sync/base.ts";

const Qr = fetched(() => import("./Qr.tsx").then((module) => module.Qr), {
  waiting: <div className="ac-qr" />,
});
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
        <Way keys={keys} open={board.doorOpen} />
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

/** Who can show the way in, for those who cannot themselves; where voices are anonymous nobody is named. */
function AskMediator() {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const present = presentMembers(useLedger("members"));
  const mediators = present.filter(({ role }) => role === "mediator").map(({ id }) => names.member(id));
  const who = mediators.length > 0 ? ` ${t(share.askThem, { who: sayList(language, mediators) })}` : "";
  return <Notice>{t(share.askMediator) + who}</Notice>;
}

function Way({ keys: { code, keys, asking }, open }: { keys: KnownKeys; open: boolean }) {
  const t = useSay();
  const { role } = useMe();
  const boardId = useLedger("board").board.id;
  const address = code ? codeLink(code) : keys.participant ? linkTo(boardId, keys.participant, "participant") : null;
  if (role !== "mediator") return <AskMediator />;
  if (!address) return <Notice>{t(asking ? share.asking : share.unknown)}</Notice>;
  return (
    <>
      {onlyOnThisMachine() && <Notice tone="warn">{t(share.onlyHere)}</Notice>}
      {open ? (
        <>
          <p className="ac-share-scan">{t(share.scan)}</p>
          <Qr address={address} />
        </>
      ) : (
        <Notice tone="warn" icon={Lock} title={t(share.doorClosed)}>
          {t(share.doorClosedText)}
        </Notice>
      )}
      {open && code && (
        <p className="ac-share-code">
          <span>{t(share.orCode, { address: location.host + BASE })}</span>
          {/* each letter by itself, so that it is spelt and not read as a word */}
          <strong aria-hidden="true" translate="no">
            {grouped(code)}
          </strong>
          <span className="ac-hidden" translate="no">
            {[...code].join(" ")}
          </span>
        </p>
      )}
    </>
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
