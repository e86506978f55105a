import { type Asked, askedAnew, clipped, common, meanwhile, refusals, sayGround } from "@acuerdo/shared";
import { CircleCheck, CloudOff, Info, type LucideIcon, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import type { Notice as SessionNotice } from "../sync/notices.ts";
import { useFromLedger, useLanguage, useMe, useSay, useSession, useSessionPart } from "../sync/use-session.ts";
import { IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./overlay.css";

const ICONS = { info: Info, good: CircleCheck, warn: CloudOff, bad: TriangleAlert } as const;

export interface NoticeProps {
  readonly tone?: keyof typeof ICONS;
  readonly title?: string;
  readonly children?: ReactNode;
  /** A button, if there is something to do. */
  readonly action?: ReactNode;
  /** Instead of the tone's own. */
  readonly icon?: LucideIcon;
}

/** Something said in the page, where it matters. */
export function Notice({ tone = "info", title, children, action, icon = ICONS[tone] }: NoticeProps) {
  return (
    <div className={`ac-notice ac-notice-${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <Icon icon={icon} />
      <div className="ac-notice-words">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {action}
      </div>
    </div>
  );
}

const STAYS_MS = 8_000;
/** Of words in a notice: the whole stands in the list of what was refused. */
const NOW_LENGTH = 140;

/** What the words that somebody acted on have become. */
function NowSays({ asked }: { asked: Asked }) {
  const t = useSay();
  const { language } = useLanguage();
  const me = useMe();
  const text = useFromLedger((ledger) => sayGround(language, ledger, askedAnew(ledger, asked, me)));
  return text && <p>{t(meanwhile.itSays, { text: clipped(text, NOW_LENGTH) })}</p>;
}

function Toast({ notice, dismiss }: { notice: SessionNotice; dismiss: (id: number) => void }) {
  const t = useSay();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(notice.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice.id, dismiss]);
  return (
    <li className="ac-toast">
      <div>
        <span>{notice.code === "offline" ? t(common.offline) : t(refusals[notice.code])}</span>
        {notice.code === "changed-meanwhile" && notice.asked && <NowSays asked={notice.asked} />}
      </div>
      <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => dismiss(notice.id)} />
    </li>
  );
}

/** What the session has to say: refusals, mostly. Once in each shell. */
export function Toasts() {
  const session = useSession();
  const notices = useSessionPart((state) => state.notices);
  const t = useSay();
  return (
    <ol className="ac-toasts" aria-live="polite" aria-label={t(common.notice.title)}>
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} dismiss={session.dismiss} />
      ))}
    </ol>
  );
}
