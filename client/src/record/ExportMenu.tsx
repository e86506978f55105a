import { type Language, record } from "@acuerdo/shared";
import { Download, FileJson, FileText } from "lucide-react";
import { useSay } from "../sync/use-session.ts";
import { Menu } from "../ui/Menu.tsx";
import { type ExportState, useExport } from "./use-export.ts";
import "./record.css";

/** What became of the file, for eyes and for screen readers. */
export function ExportSaid({ exported }: { exported: ExportState }) {
  const t = useSay();
  const said = {
    idle: "",
    fetching: t(record.exporting),
    failed: t(record.exportFailed),
    done: exported.state === "done" ? t(record.exported, { file: exported.file }) : "",
  };
  return (
    <span className="ac-export-said" role="status">
      {said[exported.state]}
    </span>
  );
}

/** Takes the minutes or everything away as a file. */
export function ExportMenu({ language }: { language: Language }) {
  const t = useSay();
  const [exported, start] = useExport();
  return (
    <span className="ac-export">
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
      <ExportSaid exported={exported} />
    </span>
  );
}
