import { common, refusals } from "@acuerdo/shared";
import { X } from "lucide-react";
import { useEffect } from "react";
import type { Notice } from "../sync/notices.ts";
import { useSay, useSession, useSessionPart } from "../sync/use-session.ts";
import { IconButton } from "./Button.tsx";
import { fetched } from "./fetched.tsx";
import "./toasts.css";

/** Knows what every kind of intent is decided on, clusters and thresholds too: more than a phone needs until it meets one. */
const NowSays = fetched(() => import("./NowSays.tsx").then((module) => module.NowSays), { shape: "line" });

const STAYS_MS = 8_000;

function Toast({ notice, dismiss }: { notice: Notice; dismiss: (id: number) => void }) {
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
