import { type ReactNode, useEffect, useState } from "react";
import { keepPageLater } from "../sync/saved/keep-page-later.ts";
import { SessionContext, useSession, useSessionPart } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";
import { Waiting } from "../ui/Page.tsx";
import { dressLater } from "../ui/type.ts";
import { JoinPage } from "./JoinPage.tsx";
import { Refused } from "./Refused.tsx";
import { Trouble } from "./Trouble.tsx";
import { useDoor } from "./use-door.ts";

const Ended = fetched(() => import("./Ended.tsx").then((module) => module.Ended), {
  waiting: <Waiting />,
  shape: "page",
});

/** What is inside is shown to whoever has come in, once the ledger is here, and all of it. */
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
          <OnceThere again={again}>{children}</OnceThere>
        </SessionContext>
      );
  }
}

function OnceThere({ again, children }: { again: () => void; children: ReactNode }) {
  const session = useSession();
  const link = useSessionPart((state) => state.link);
  const there = useSessionPart(({ ledger }) => ledger !== null);
  const trouble = useSessionPart((state) => state.trouble);
  const coming = useSessionPart((state) => state.coming);
  // a connection that ends and begins again is no new wait
  const [since] = useState(() => performance.now());
  useEffect(() => {
    if (!there) return;
    dressLater();
    keepPageLater();
  }, [there]);
  if (link === "closed") return <Ended again={again} />;
  if (there) {
    return (
      <>
        <Trouble />
        {children}
      </>
    );
  }
  if (link !== "offline") return <Waiting coming={coming} since={since} />;
  return <Refused failure={{ failed: trouble ?? "offline" }} again={session.retry} />;
}
