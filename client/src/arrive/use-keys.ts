import { pathOf, type Role } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { type Answer, isFailure, type NewLink } from "../sync/http.ts";
import { makeLink } from "../sync/new-link.ts";
import type { Session } from "../sync/session.ts";
import { useSession } from "../sync/use-session.ts";
import { type KeptKeys, keepKey, keptKeys, moveKeysOfBefore } from "./kept-keys.ts";

export interface KnownKeys extends KeptKeys {
  /** Whether it is still being asked for the short code. */
  readonly asking: boolean;
  /** Makes a new link for a role. */
  readonly make: (role: Role) => Promise<Answer<NewLink>>;
}

async function codeOf(session: Session): Promise<string | null> {
  const path = pathOf("me", { id: session.boardId });
  const me = await session.ask<{ code: string | null }>(path, { shape: { boardId: "string" } });
  return isFailure(me) ? null : me.ok.code;
}

/** What this device may show to others so that they come in: links that were made in this tab, and the code for whoever mediates. */
export function useKeys(): KnownKeys {
  const session = useSession();
  const { boardId, me } = session;
  const [kept, setKept] = useState(() => {
    moveKeysOfBefore(boardId);
    return keptKeys(boardId);
  });
  const [code, setCode] = useState(kept.code);
  const [asking, setAsking] = useState(me.role === "mediator");
  useEffect(() => {
    if (me.role !== "mediator") return;
    let gone = false;
    void codeOf(session).then((now) => {
      if (gone) return;
      if (now) setCode(now);
      setAsking(false);
    });
    return () => {
      gone = true;
    };
  }, [session, me.role]);
  const make = async (role: Role) => {
    const answer = await makeLink(session, role);
    if (isFailure(answer)) return answer;
    keepKey(boardId, role, answer.ok.key, answer.ok.code);
    setKept(keptKeys(boardId));
    if (answer.ok.code) setCode(answer.ok.code);
    return answer;
  };
  return { ...kept, code, asking, make };
}
