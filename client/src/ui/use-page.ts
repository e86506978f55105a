import { common } from "@acuerdo/shared";
import { type RefObject, useEffect, useRef } from "react";
import { useSay } from "../sync/use-session.ts";
import { focusPage } from "./focus.ts";

/**
 * A page: its title tells it from the others, and its heading takes the focus when it comes.
 * @param title null where somebody else says it.
 */
export function usePage(title: string | null): RefObject<HTMLHeadingElement | null> {
  const t = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (title !== null) document.title = [title, t(common.name)].filter(Boolean).join(" · ");
  }, [title, t]);
  useEffect(() => focusPage(heading.current), []);
  return heading;
}
