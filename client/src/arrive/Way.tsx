import { type BoardId, opening, presentMembers, sayList } from "@acuerdo/shared";
import { Lock } from "lucide-react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Chips } from "../ui/Chips.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Notice } from "../ui/Notice.tsx";
import { grouped } from "./CodeForm.tsx";
import { codeLink, hostOf, isOnlyHere, linkTo } from "./links.ts";
import type { KnownKeys } from "./use-keys.ts";
import "./share.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

export const Qr = fetched(() => import("./Qr.tsx").then((module) => module.Qr), {
  waiting: <div className="ac-qr" />,
});
const { share } = opening;

/** What a phone is to open; null where this device knows no way in. */
export function addressIn({ keys, code, base }: KnownKeys, board: BoardId): string | null {
  if (code) return codeLink(base, code);
  return keys.participant ? linkTo(base, board, keys.participant, "participant") : null;
}

/** The way in as a room reads it from afar: a QR that phones can use, the address and the code; or who has it, and where to ask. */
export function Way({ keys }: { keys: KnownKeys }) {
  const { doorOpen, id } = useLedger("board").board;
  const { role } = useMe();
  const { code, base, asking } = keys;
  const address = addressIn(keys, id);
  if (asking && !address) return <Asking />;
  if (!doorOpen && (code || role !== "mediator")) return <DoorClosed />;
  if (!address) return role === "mediator" ? <Unknown /> : <AskMediator base={base} />;
  return (
    <>
      {isOnlyHere(base) ? <OnlyHere asking={asking} /> : <Scan address={address} />}
      {code && <CodeAloud code={code} base={isOnlyHere(base) ? null : base} />}
      <AddressChoice {...keys} />
    </>
  );
}

function Asking() {
  return <Notice>{useSay()(share.asking)}</Notice>;
}

function Unknown() {
  return <Notice>{useSay()(share.unknown)}</Notice>;
}

/** No QR: a phone that scans it would look for the server in itself. */
function OnlyHere({ asking }: { asking: boolean }) {
  const t = useSay();
  return asking ? <Asking /> : <Notice tone="warn">{t(share.onlyHere)}</Notice>;
}

function Scan({ address }: { address: string }) {
  const t = useSay();
  return (
    <>
      <p className="ac-share-scan">{t(share.scan)}</p>
      <Qr address={address} />
    </>
  );
}

function DoorClosed() {
  const t = useSay();
  const { role } = useMe();
  return (
    <Notice tone="warn" icon={Lock} title={t(share.doorClosed)}>
      {t(role === "mediator" ? share.doorClosedText : share.doorClosedAsk)}
    </Notice>
  );
}

/** @param base null where it leads nobody else here. */
export function CodeAloud({ code, base }: { code: string; base: string | null }) {
  const t = useSay();
  return (
    <p className="ac-share-code">
      {base !== null && <span>{t(share.orCode, { address: hostOf(base) })}</span>}
      {/* each letter by itself, so that it is spelt and not read as a word */}
      <strong aria-hidden="true" translate="no">
        {grouped(code)}
      </strong>
      <span className="ac-hidden" translate="no">
        {[...code].join(" ")}
      </span>
    </p>
  );
}

/** A machine has several addresses where it has cable and Wi-Fi, tunnels, containers: which one the room is in only people know. */
export function AddressChoice({ addresses, base, chooseBase }: KnownKeys) {
  const t = useSay();
  if (addresses.length < 2) return null;
  const options = addresses.map(({ url, network }) => ({
    value: url,
    label: network ? `${hostOf(url)} · ${network}` : hostOf(url),
  }));
  return (
    <div className="ac-share-address">
      <Chips legend={t(share.address)} value={base} onChange={chooseBase} options={options} />
      <p className="ac-field-hint">{t(share.addressHint)}</p>
    </div>
  );
}

/** Who can show the way in, for those who cannot themselves; where voices are anonymous nobody is named. */
function AskMediator({ base }: { base: string }) {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const mark = useTheirs();
  const present = presentMembers(useLedger("members"));
  const mediators = present.filter(({ role }) => role === "mediator").map(({ id }) => mark(names.member(id)));
  const said = [
    t(share.askMediator),
    mediators.length > 0 && t(share.askThem, { who: sayList(language, mediators) }),
    !isOnlyHere(base) && t(share.whereToWrite, { address: hostOf(base) }),
  ];
  return (
    <Notice>
      <Marked said={said.filter(Boolean).join(" ")} />
    </Notice>
  );
}
