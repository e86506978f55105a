import { common, hand, LANGUAGES } from "@acuerdo/shared";
import {
  ChevronDown,
  DoorOpen,
  EllipsisVertical,
  FileText,
  LogOut,
  Presentation,
  QrCode,
  UserRound,
} from "lucide-react";
import { useState } from "react";
import { useNames } from "../sync/use-names.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import { go } from "../ui/route.ts";
import { SavedSign } from "../ui/SavedSign.tsx";
import { useView } from "../ui/view.ts";

const DIALOG = { shape: "dialog" } as const;
const ProfileDialog = fetched(
  () => import("../arrive/ProfileDialog.tsx").then((module) => module.ProfileDialog),
  DIALOG,
);
const LeaveDialog = fetched(() => import("../arrive/LeaveDialog.tsx").then((module) => module.LeaveDialog), DIALOG);
const ShareDialog = fetched(() => import("../arrive/ShareDialog.tsx").then((module) => module.ShareDialog), DIALOG);

/** Which board this is, what for, whether mine is saved, and everything that is not a task. */
export function HandHead() {
  const { board } = useLedger("board");
  const [open, setOpen] = useState(false);
  return (
    <header className="ac-hand-head">
      <div className="ac-hand-bar">
        <h1 className="ac-hand-title">{board.title}</h1>
        <SavedSign />
        <HandMenu />
      </div>
      <button
        type="button"
        className={open ? "ac-objective ac-objective-open" : "ac-objective"}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="ac-objective-words">{board.objective}</span>
        <Icon icon={ChevronDown} size={18} />
      </button>
    </header>
  );
}

function HandMenu() {
  const t = useSay();
  const me = useMe();
  const { board } = useLedger("board");
  const names = useNames();
  const { choose: view, leave } = useView();
  const [asked, setAsked] = useState<"profile" | "share" | "leave" | null>(null);
  const close = () => setAsked(null);
  const languages = useLanguageActions();
  const share: MenuAction = { label: t(hand.share), icon: QrCode, onSelect: () => setAsked("share") };
  const groups: MenuAction[][] = [
    [
      {
        label: t(hand.whoIAm),
        hint: board.voices === "named" ? names.member(me.memberId) : "",
        icon: UserRound,
        onSelect: () => setAsked("profile"),
      },
      share,
      { label: t(hand.minutes), icon: FileText, onSelect: () => go(`/b/${board.id}/minutes`) },
      { label: t(hand.table), icon: Presentation, onSelect: () => view("table") },
    ],
    languages,
    [
      { label: t(hand.leave), icon: LogOut, onSelect: leave },
      { label: t(common.leaveComputer), icon: DoorOpen, onSelect: () => setAsked("leave") },
    ],
  ];
  return (
    <>
      <Menu label={t(common.menu)} icon={EllipsisVertical} groups={groups} />
      {asked === "profile" && <ProfileDialog open onClose={close} />}
      {asked === "share" && <ShareDialog open onClose={close} />}
      {asked === "leave" && <LeaveDialog onClose={close} />}
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
