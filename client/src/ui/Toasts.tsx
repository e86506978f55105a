import { common } from "@acuerdo/shared";
import { createPortal } from "react-dom";
import { useSay, useSessionPart } from "../sync/use-session.ts";
import { fetched } from "./fetched.tsx";
import "./toasts.css";
import { useTopDialog } from "./top-dialog.ts";

const ToastList = fetched(() => import("./ToastList.tsx").then((module) => module.ToastList), { shape: "line" });

/** What the session has to say: what did not work, which stays until it is dismissed. Once in each shell; in the dialog that is open. */
export function Toasts() {
  const notices = useSessionPart((state) => state.notices);
  const t = useSay();
  const dialog = useTopDialog();
  const list = (
    <ol className="ac-toasts" aria-live="polite" aria-label={t(common.notice.title)}>
      {notices.length > 0 && <ToastList notices={notices} />}
    </ol>
  );
  return dialog ? createPortal(list, dialog) : list;
}
