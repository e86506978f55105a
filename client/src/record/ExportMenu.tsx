import { type Language, record } from "@acuerdo/shared";
import { Download, FileJson, FileText } from "lucide-react";
import { useSay } from "../sync/use-session.ts";
import { Menu } from "../ui/Menu.tsx";
import { Exported } from "./Exported.tsx";
import { useExport } from "./use-export.ts";

/** Takes the minutes or everything away as a file. */
export function ExportMenu({ language }: { language: Language }) {
  const t = useSay();
  const exporting = useExport();
  const { start } = exporting;
  return (
    <>
      <Menu
        label={t(record.export)}
        icon={Download}
        variant="secondary"
        groups={[
          [
            { label: t(record.markdown), icon: FileText, onSelect: () => void start("md", language) },
            { label: t(record.json), icon: FileJson, onSelect: () => void start("json", language) },
          ],
        ]}
      />
      <Exported {...exporting} />
    </>
  );
}
