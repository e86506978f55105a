import { pathOf } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { recall } from "../sync/device.ts";
import { isFailure, type OpenedBoard } from "../sync/http.ts";
import { useSession } from "../sync/use-session.ts";

export interface KnownKeys {
  /** The short code: from the device that opened the board, or from the server for whoever mediates. */
  readonly code: string | null;
  /** All links, on the device that opened the board. */
  readonly opened: OpenedBoard | null;
}

/** What this device may show to others so that they come in. */
export function useKeys(): KnownKeys {
  const session = useSession();
  const [opened] = useState(() => recall<OpenedBoard>(`keys.${session.boardId}`));
  const [code, setCode] = useState<string | null>(opened?.code ?? null);
  useEffect(() => {
    if (code || session.me.role !== "mediator") return;
    let gone = false;
    const path = pathOf("me", { id: session.boardId });
    void session.ask<{ code: string | null }>(path, { boardId: "string" }).then((me) => {
      if (!gone && !isFailure(me) && me.ok.code) setCode(me.ok.code);
    });
    return () => {
      gone = true;
    };
  }, [session, code]);
  return { code, opened };
}
