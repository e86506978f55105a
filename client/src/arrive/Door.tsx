import { arrive, common } from "@acuerdo/shared";
import { type ReactNode, useEffect } from "react";
import { leaveBoard } from "../sync/leave.ts";
import { SessionContext, useSay, useSessionPart } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Waiting } from "../ui/Page.tsx";
import { dressLater } from "../ui/type.ts";
import { JoinPage } from "./JoinPage.tsx";
import { Refused } from "./Refused.tsx";
import { useDoor } from "./use-door.ts";

/** What is inside is shown to whoever has come in, once the ledger is here. */
export function Door({ boardId, children }: { boardId: string; children: ReactNode }) {
  const { state, again, enter } = useDoor(boardId);
  switch (state.at) {
    case "knocking":
      return <Waiting />;
    case "refused":
      return <Refused failure={state.failure} again={again} />;
    case "asked":
      return <JoinPage {...state} boardId={boardId} onEnter={(fields) => enter(state, fields)} />;
    case "inside":
      return (
        <SessionContext value={state.session}>
          <OnceThere boardId={boardId} again={again}>
            {children}
          </OnceThere>
        </SessionContext>
      );
  }
}

function OnceThere({ boardId, again, children }: { boardId: string; again: () => void; children: ReactNode }) {
  const t = useSay();
  const link = useSessionPart((state) => state.link);
  const title = useSessionPart(({ ledger }) => ledger?.board.title);
  const there = useSessionPart(({ ledger }) => ledger !== null);
  useEffect(() => {
    if (title) document.title = `${title} · ${t(common.name)}`;
  }, [title, t]);
  useEffect(() => {
    if (there) dressLater();
  }, [there]);
  if (link === "closed") {
    const backIn = () => {
      leaveBoard(boardId);
      again();
    };
    return <Ended again={backIn} />;
  }
  if (there) return children;
  if (link !== "offline") return <Waiting />;
  return <Refused failure={{ failed: "offline" }} again={() => location.reload()} />;
}

function Ended({ again }: { again: () => void }) {
  const t = useSay();
  const { refused } = arrive;
  const removed = useSessionPart((state) => state.removed);
  return (
    <Page>
      <Notice
        tone="bad"
        title={t(removed ? refused.removedTitle : refused.endedTitle)}
        action={
          <Button variant="primary" onClick={again}>
            {t(refused.again)}
          </Button>
        }
      >
        {t(removed ? refused.removed : refused.ended)}
      </Notice>
    </Page>
  );
}
