import { opening } from "@acuerdo/shared";
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
const ROLES = ["participant", "observer", "mediator"] as const;

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
      {ROLES.map((role) => (
        <CopyField
          key={role}
          label={t(opened[role])}
          hint={t(opened[`${role}Hint`])}
          value={linkTo(board.id, board.keys[role], role)}
        />
      ))}
      <Notice>{t(opened.second)}</Notice>
      {board.owner && (
        <CopyField
          label={t(opened.owner)}
          hint={t(opened.ownerHint)}
          value={linkTo(board.id, board.owner.key, "owner")}
        />
      )}
      <CopyField label={t(opened.code)} value={grouped(board.code)} />
      {onlyOnThisMachine() && <Notice tone="warn">{t(opening.share.onlyHere)}</Notice>}
      <Button variant="primary" size="large" block onClick={() => go(`/b/${board.id}`)}>
        {t(opened.enter)}
      </Button>
      <Button variant="quiet" onClick={another}>
        {t(opened.another)}
      </Button>
    </>
  );
}
