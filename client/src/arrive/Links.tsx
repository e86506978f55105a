import { opening, presentMembers, type Role } from "@acuerdo/shared";
import { Link2, QrCode, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useFromLedger, useMe, useSay } from "../sync/use-session.ts";
import { isFailure } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Notice } from "../ui/Notice.tsx";
import { grouped } from "./CodeForm.tsx";
import { linkTo, screenLink } from "./links.ts";
import { type KnownKeys, useKeys } from "./use-keys.ts";
import { useSayFailure } from "./use-say-failure.ts";
import { AddressChoice } from "./Way.tsx";
import "./share.css";

const Qr = fetched(() => import("./Qr.tsx").then((module) => module.Qr), { waiting: <div className="ac-qr" /> });
const ROLES = ["participant", "observer", "mediator"] as const satisfies Role[];
const { links, opened } = opening;

const COUNTED = { mediator: "mediators", participant: "participants", observer: "observers" } as const;

/** How many came in by a role's link, but for whoever asks: where voices are anonymous as was last counted, 0 while they are too few. */
function useOthers(role: Role): number {
  const me = useMe();
  return useFromLedger((ledger) => {
    const { voices, people } = ledger.board;
    const own = role === me.role ? 1 : 0;
    if (voices === "anonymous") return people ? people[COUNTED[role]] - own : 0;
    return presentMembers(ledger).filter((member) => member.role === role && member.id !== me.memberId).length;
  });
}

interface MakingProps {
  readonly role: Role;
  readonly make: KnownKeys["make"];
  readonly onDone: () => void;
}

/** Whom a new link puts out is said before it is made. */
function Making({ role, make, onDone }: MakingProps) {
  const t = useSay();
  const me = useMe();
  const others = useOthers(role);
  const sayFailure = useSayFailure();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    const answer = await make(role);
    setBusy(false);
    if (isFailure(answer)) setProblem(sayFailure(answer));
    else onDone();
  };
  const said = [
    t(links.sure),
    others > 0 && t(links.sureOut, { n: others }),
    role === me.role && t(links.sureYou),
    role === "participant" && t(links.sureCode),
  ];
  const acts = (
    <div className="ac-acts">
      <Button variant="danger" busy={busy} onClick={() => void confirm()}>
        {t(busy ? links.making : links.make)}
      </Button>
      <Button variant="quiet" onClick={onDone}>
        {t(links.cancel)}
      </Button>
    </div>
  );
  return (
    <>
      <Notice tone="warn" icon={TriangleAlert} title={t(links.sureTitle)} action={acts}>
        {said.filter(Boolean).join(" ")}
      </Notice>
      {problem && <Notice tone="bad">{problem}</Notice>}
    </>
  );
}

/** A link that is known here: its field, and its QR where it is asked for. */
function Known({ label, hint, address }: { label: string; hint: string; address: string }) {
  const t = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <CopyField label={label} hint={hint} value={address} />
      <Button variant="quiet" icon={QrCode} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? links.hideQr : links.showQr)}
      </Button>
      {open && <Qr address={address} />}
    </>
  );
}

function LinkOf({ role, keys, boardId }: { role: Role; keys: KnownKeys; boardId: string }) {
  const t = useSay();
  const [asking, setAsking] = useState(false);
  const key = keys.keys[role];
  const [label, hint] = [t(opened[role]), t(opened[`${role}Hint`])];
  return (
    <div className="ac-link">
      {key ? (
        <Known label={label} hint={hint} address={linkTo(keys.base, boardId, key, role)} />
      ) : (
        <>
          <h4>{label}</h4>
          <p className="ac-field-hint">{hint}</p>
        </>
      )}
      {asking ? (
        <Making role={role} make={keys.make} onDone={() => setAsking(false)} />
      ) : (
        <Button icon={Link2} onClick={() => setAsking(true)} aria-label={`${t(links.make)}: ${label}`}>
          {t(links.make)}
        </Button>
      )}
    </div>
  );
}

/** The links of a board for whoever mediates: those that were made in this tab, and a new one for each role. */
export function LinksOf({ keys }: { keys: KnownKeys }) {
  const t = useSay();
  const boardId = useFromLedger(({ board }) => board.id);
  return (
    <div className="ac-links">
      <p className="ac-field-hint">{t(links.lead)}</p>
      {keys.owner && (
        <CopyField
          label={t(opened.owner)}
          hint={t(opened.ownerHint)}
          value={linkTo(keys.base, boardId, keys.owner, "owner")}
        />
      )}
      {ROLES.map((role) => (
        <LinkOf key={role} role={role} keys={keys} boardId={boardId} />
      ))}
      {keys.keys.observer && keys.code && (
        <CopyField
          label={t(opened.screen)}
          hint={t(opened.screenHint)}
          value={screenLink(keys.base, boardId, keys.keys.observer, keys.code)}
        />
      )}
      {keys.code && <CopyField label={t(opened.code)} value={grouped(keys.code)} />}
      <AddressChoice {...keys} />
    </div>
  );
}

/** The same, where nobody has asked for them yet. */
export function Links() {
  return <LinksOf keys={useKeys()} />;
}
