import { common, membership, refusals } from "@acuerdo/shared";
import { X } from "lucide-react";
import { useComeBack } from "../sync/ledger/use-come-back.ts";
import type { Notice } from "../sync/notices.ts";
import { useSay, useSession } from "../sync/use-session.ts";
import { Button, IconButton } from "./Button.tsx";
import { NowSays } from "./NowSays.tsx";

/** Each notice with a way to be rid of it: more than a phone needs until it meets one. */
export function ToastList({ notices }: { notices: readonly Notice[] }) {
  const t = useSay();
  const { dismiss } = useSession();
  const comeBack = useComeBack();
  return notices.map((notice) => (
    <li key={notice.id} className="ac-toast">
      <div>
        <span>{notice.code === "offline" ? t(common.offline) : t(refusals[notice.code])}</span>
        {notice.code === "changed-meanwhile" && notice.asked && <NowSays asked={notice.asked} />}
        {notice.code === "you-left" && (
          <Button onClick={() => void comeBack().then(() => dismiss(notice.id))}>{t(membership.comeBack)}</Button>
        )}
      </div>
      <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => dismiss(notice.id)} />
    </li>
  ));
}
