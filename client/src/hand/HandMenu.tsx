import { common, hand, LANGUAGES, phases } from "@acuerdo/shared";
import {
  DoorOpen,
  EllipsisVertical,
  FileText,
  Flag,
  Group,
  History,
  LogOut,
  Presentation,
  QrCode,
  ScrollText,
  Settings,
  UserRound,
  Users,
} from "lucide-react";
import { useState } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import { go } from "../ui/route.ts";
import { useView } from "../ui/view.ts";
import type { Spot } from "./use-place.ts";

const DIALOG = { shape: "dialog" } as const;
const ProfileDialog = fetched(
  () => import("../arrive/ProfileDialog.tsx").then((module) => module.ProfileDialog),
  DIALOG,
);
const LeaveDialog = fetched(() => import("../arrive/LeaveDialog.tsx").then((module) => module.LeaveDialog), DIALOG);
const HandDialog = fetched(() => import("./HandDialog.tsx").then((module) => module.default), DIALOG);
const ShareDialog = fetched(() => import("../arrive/ShareDialog.tsx").then((module) => module.ShareDialog), DIALOG);

type Asked = "profile" | "share" | "leave" | "phase" | "settings" | "earlier";

/** The lists and dialogs that have no place of their own on a phone. */
function useListActions(open: (spot: Spot) => void, ask: (asked: Asked) => void): MenuAction[] {
  const t = useSay();
  const me = useMe();
  const { phase } = useLedger("board").board;
  const earlier: MenuAction = { label: t(hand.earlier), icon: History, onSelect: () => ask("earlier") };
  return [
    { label: t(hand.phase, { phase: t(phases[phase]) }), icon: Flag, onSelect: () => ask("phase") },
    { label: t(hand.clusters), icon: Group, onSelect: () => open("clusters") },
    { label: t(hand.people), icon: Users, onSelect: () => open("people") },
    { label: t(hand.record), icon: ScrollText, onSelect: () => open("record") },
    { label: t(hand.settings), icon: Settings, onSelect: () => ask("settings") },
    ...(me.role === "mediator" ? [earlier] : []),
  ];
}

function usePersonalActions(ask: (asked: Asked) => void): MenuAction[] {
  const t = useSay();
  const me = useMe();
  const { board } = useLedger("board");
  const names = useNames();
  const share: MenuAction = { label: t(hand.share), icon: QrCode, onSelect: () => ask("share") };
  return [
    {
      label: t(hand.whoIAm),
      hint: board.voices === "named" ? names.member(me.memberId) : "",
      icon: UserRound,
      onSelect: () => ask("profile"),
    },
    share,
    { label: t(hand.minutes), icon: FileText, onSelect: () => go(`/b/${board.id}/minutes`) },
  ];
}

/** Everything that is not a task, and every list that has no place. Fetched when the button is pressed, and open then. */
export default function HandMenu({ open }: { open: (spot: Spot) => void }) {
  const t = useSay();
  const { hasTable, choose, leave } = useView();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const table: MenuAction = { label: t(hand.table), icon: Presentation, onSelect: () => choose("table") };
  const groups: MenuAction[][] = [
    [...usePersonalActions(ask), ...(hasTable ? [table] : [])],
    useListActions(open, ask),
    useLanguageActions(),
    [
      { label: t(hand.leave), icon: LogOut, onSelect: leave },
      { label: t(common.leaveComputer), icon: DoorOpen, onSelect: () => ask("leave") },
    ],
  ];
  return (
    <>
      <Menu label={t(common.menu)} icon={EllipsisVertical} groups={groups} begun />
      {asked === "profile" && <ProfileDialog open onClose={close} />}
      {asked === "share" && <ShareDialog open onClose={close} />}
      {asked === "leave" && <LeaveDialog onClose={close} />}
      {(asked === "phase" || asked === "settings" || asked === "earlier") && (
        <HandDialog dialog={asked} onClose={close} />
      )}
    </>
  );
}

function useLanguageActions(): MenuAction[] {
  const { language, choose } = useLanguage();
  return LANGUAGES.map((code) => ({
    label: common.language[code][code],
    lang: code,
    checked: language === code,
    onSelect: () => choose(code),
  }));
}
