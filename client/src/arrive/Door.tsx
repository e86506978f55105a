import { arrive, common } from "@acuerdo/shared";
import { type ReactNode, useEffect } from "react";
import { leaveBoard } from "../sync/session.ts";
import { SessionContext, useSay, useSessionState } from "../sync/use-session.ts";
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
      return <JoinPage {...state} boardId={boardId} onEnter={(fields) => void enter(state, fields)} />;
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
  const { ledger, link } = useSessionState();
  const title = ledger?.board.title;
  useEffect(() => {
    if (title) document.title = `${title} · ${t(common.name)}`;
  }, [title, t]);
  const there = ledger !== null;
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
  if (ledger) return children;
  if (link !== "offline") return <Waiting />;
  return <Refused failure={{ failed: "offline" }} again={() => location.reload()} />;
}

function Ended({ again }: { again: () => void }) {
  const t = useSay();
  const { refused } = arrive;
  return (
    <Page>
      <Notice
        tone="bad"
        title={t(refused.endedTitle)}
        action={
          <Button variant="primary" onClick={again}>
            {t(refused.again)}
          </Button>
        }
      >
        {t(refused.ended)}
      </Notice>
    </Page>
  );
}
