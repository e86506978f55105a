import {
  bareCanvas,
  canvasHistory,
  common,
  facilitate,
  LANGUAGES,
  record,
  wall,
  table as words,
} from "@acuerdo/shared";
import {
  DoorOpen,
  Eraser,
  FileJson,
  FileText,
  History,
  Home,
  IdCard,
  Menu as MenuIcon,
  MonitorPlay,
  ScrollText,
  Settings,
  Smartphone,
} from "lucide-react";
import type { Exporting } from "../record/use-export.ts";
import { setBare, useBare } from "../sync/canvas/bare.ts";
import { useLanguage, useMe, useSay, useSession } from "../sync/use-session.ts";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import { go } from "../ui/route.ts";
import { useSpeechAction } from "../ui/use-speech-action.ts";
import { useView } from "../ui/view.ts";
import type { TableDialog } from "./TableDialogs.tsx";

/** The canvas without what makes it slow, and as it was: the second is for whoever holds the wheel. */
function useCanvasActions(onDialog: (dialog: TableDialog) => void): MenuAction[] {
  const t = useSay();
  const { boardId } = useSession();
  const { role } = useMe();
  const bare = useBare(boardId);
  const drawings: MenuAction = {
    label: t(bare ? bareCanvas.show : bareCanvas.hide),
    icon: Eraser,
    onSelect: () => setBare(boardId, !bare),
  };
  const earlier = { label: t(canvasHistory.menu), icon: History, onSelect: () => onDialog("earlier") };
  return role === "mediator" ? [earlier, drawings] : [drawings];
}

interface BoardMenuProps {
  readonly onDialog: (dialog: TableDialog) => void;
  readonly onExport: Exporting["start"];
}

/** What is not needed every minute. */
export function BoardMenu({ onDialog, onExport }: BoardMenuProps) {
  const t = useSay();
  const { boardId } = useSession();
  const { language, choose } = useLanguage();
  const view = useView();
  const take: MenuAction[] = [
    { label: t(words.minutes), icon: ScrollText, onSelect: () => go(`/b/${boardId}/minutes`) },
    { label: t(record.markdown), icon: FileText, onSelect: () => void onExport("md", language) },
    { label: t(record.json), icon: FileJson, onSelect: () => void onExport("json", language) },
  ];
  const languages: MenuAction[] = LANGUAGES.map((code) => ({
    label: t(common.language[code]),
    lang: code,
    checked: code === language,
    onSelect: () => choose(code),
  }));
  const speech = useSpeechAction();
  const settings: MenuAction[] = [
    speech,
    { label: t(facilitate.editCard), icon: IdCard, onSelect: () => onDialog("card") },
    { label: t(words.settings), icon: Settings, onSelect: () => onDialog("settings") },
  ];
  const canvas = useCanvasActions(onDialog);
  const leave: MenuAction[] = [
    { label: t(wall.title), icon: MonitorPlay, onSelect: () => go(`/b/${boardId}/screen`) },
    { label: t(words.phoneView), icon: Smartphone, onSelect: () => view.choose("hand") },
    { label: t(words.home), icon: Home, onSelect: view.leave },
    { label: t(common.leaveComputer), icon: DoorOpen, onSelect: () => onDialog("leave") },
  ];
  return <Menu label={t(words.menu)} icon={MenuIcon} groups={[take, languages, canvas, settings, leave]} />;
}
