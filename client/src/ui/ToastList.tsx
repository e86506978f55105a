import { common, refusals } from "@acuerdo/shared";
import { X } from "lucide-react";
import type { Notice } from "../sync/notices.ts";
import { useSay, useSession } from "../sync/use-session.ts";
import { IconButton } from "./Button.tsx";
import { NowSays } from "./NowSays.tsx";

/** Each notice with a way to be rid of it: more than a phone needs until it meets one. */
export function ToastList({ notices }: { notices: readonly Notice[] }) {
  const t = useSay();
  const { dismiss } = useSession();
  return notices.map((notice) => (
    <li key={notice.id} className="ac-toast">
      <div>
        <span>{notice.code === "offline" ? t(common.offline) : t(refusals[notice.code])}</span>
        {notice.code === "changed-meanwhile" && notice.asked && <NowSays asked={notice.asked} />}
      </div>
      <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => dismiss(notice.id)} />
    </li>
  ));
}
