import { pathOf } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { recall } from "../sync/device.ts";
import type { OpenedBoard } from "../sync/http.ts";
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
    void session.authorized(pathOf("me", { id: session.boardId })).then(async (response) => {
      if (!response?.ok) return;
      const me = (await response.json()) as { code?: string | null };
      if (!gone && me.code) setCode(me.code);
    });
    return () => {
      gone = true;
    };
  }, [session, code]);
  return { code, opened };
}
