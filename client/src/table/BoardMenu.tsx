import { common, facilitate, LANGUAGES, record, table as words } from "@acuerdo/shared";
import {
  DoorOpen,
  FileJson,
  FileText,
  Home,
  IdCard,
  Menu as MenuIcon,
  ScrollText,
  Settings,
  Smartphone,
} from "lucide-react";
import { ExportSaid } from "../record/ExportMenu.tsx";
import { useExport } from "../record/use-export.ts";
import { useLanguage, useSay, useSession } from "../sync/use-session.ts";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import { go } from "../ui/route.ts";
import { useView } from "../ui/view.ts";
import type { TableDialog } from "./TableDialogs.tsx";

/** What is not needed every minute. */
export function BoardMenu({ onDialog }: { onDialog: (dialog: TableDialog) => void }) {
  const t = useSay();
  const { boardId } = useSession();
  const { language, choose } = useLanguage();
  const view = useView();
  const [exported, start] = useExport();
  const take: MenuAction[] = [
    { label: t(words.minutes), icon: ScrollText, onSelect: () => go(`/b/${boardId}/minutes`) },
    { label: t(record.markdown), icon: FileText, onSelect: () => void start("md", language) },
    { label: t(record.json), icon: FileJson, onSelect: () => void start("json", language) },
  ];
  const languages: MenuAction[] = LANGUAGES.map((code) => ({
    label: t(common.language[code]),
    lang: code,
    checked: code === language,
    onSelect: () => choose(code),
  }));
  const settings: MenuAction[] = [
    { label: t(facilitate.editCard), icon: IdCard, onSelect: () => onDialog("card") },
    { label: t(words.settings), icon: Settings, onSelect: () => onDialog("settings") },
  ];
  const leave: MenuAction[] = [
    { label: t(words.phoneView), icon: Smartphone, onSelect: () => view.choose("hand") },
    { label: t(words.home), icon: Home, onSelect: view.leave },
    { label: t(common.leaveComputer), icon: DoorOpen, onSelect: () => onDialog("leave") },
  ];
  return (
    <>
      <span className="ac-topbar-said">
        <ExportSaid exported={exported} />
      </span>
      <Menu label={t(words.menu)} icon={MenuIcon} groups={[take, languages, settings, leave]} />
    </>
  );
}
