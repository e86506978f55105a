import { commentsAbout, mayAsk, type Position, comments as words } from "@acuerdo/shared";
import { useEffect, useId, useState } from "react";
import { useFromLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { fetched } from "./fetched.tsx";

const Comments = fetched(() => import("./Comments.tsx").then((module) => module.default), { shape: "line" });

/** How many comments a position has, and behind a tap what they say. */
export function CommentsFold({ position }: { position: Position }) {
  const t = useSay();
  const { role } = useMe();
  const id = useId();
  const [open, setOpen] = useState(false);
  const n = useFromLedger((ledger) => commentsAbout(ledger.comments, position).length);
  useEffect(() => {
    if (n > 0) Comments.ahead(); // to be read without a connection too
  }, [n]);
  if (n === 0 && !mayAsk("comment.add", role)) return null;
  return (
    <div className="ac-comments-fold">
      <Button variant="quiet" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {n > 0 ? t(words.openCount, { n }) : t(words.open)}
      </Button>
      {open && (
        <div id={id}>
          <Comments position={position} />
        </div>
      )}
    </div>
  );
}
