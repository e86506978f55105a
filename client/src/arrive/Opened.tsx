import { opening, type Role } from "@acuerdo/shared";
import { useEffect, useRef } from "react";
import type { OpenedBoard } from "../sync/http.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { go } from "../ui/route.ts";
import { grouped } from "./CodeForm.tsx";
import { linkTo, onlyOnThisMachine } from "./links.ts";

const { opened } = opening;
const LINKS: readonly { role: Role; label: keyof typeof opened; hint: keyof typeof opened }[] = [
  { role: "mediator", label: "mediator", hint: "mediatorHint" },
  { role: "participant", label: "participant", hint: "participantHint" },
  { role: "observer", label: "observer", hint: "observerHint" },
];

/** The links of a board that has just been opened: they are shown by the server only this once. */
export function Opened({ board, another }: { board: OpenedBoard; another: () => void }) {
  const t = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t(opened.title)}
      </h2>
      <p>{t(opened.keep)}</p>
      {LINKS.map(({ role, label, hint }) => (
        <CopyField key={role} label={t(opened[label])} hint={t(opened[hint])} value={linkTo(board, role)} />
      ))}
      <CopyField label={t(opened.code)} value={grouped(board.code)} />
      {onlyOnThisMachine() && <Notice tone="warn">{t(opening.share.onlyHere)}</Notice>}
      <Button variant="primary" size="large" block onClick={() => go(`/b/${board.id}#k=${board.keys.mediator}`)}>
        {t(opened.enter)}
      </Button>
      <Button variant="quiet" onClick={another}>
        {t(opened.another)}
      </Button>
    </>
  );
}
