import { common, record } from "@acuerdo/shared";
import { X } from "lucide-react";
import { useSay } from "../sync/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import "./record.css";
import type { Exporting } from "./use-export.ts";

/** What became of the file, for eyes and for screen readers, until it is dismissed; in no row of buttons, which it would move. */
export function Exported({ exported, dismiss }: Exporting) {
  const t = useSay();
  const said = {
    idle: "",
    fetching: t(record.exporting),
    failed: t(record.exportFailed),
    done: exported.state === "done" ? t(record.exported, { file: exported.file }) : "",
  };
  return (
    <div className={exported.state === "idle" ? "ac-hidden" : "ac-exported"}>
      <span className="ac-export-said" role="status">
        {said[exported.state]}
      </span>
      {exported.state !== "idle" && <IconButton icon={X} label={t(common.notice.dismiss)} onClick={dismiss} />}
    </div>
  );
}
