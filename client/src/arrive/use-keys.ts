import { pathOf, type Role } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { BASE } from "../sync/base.ts";
import { recall, remember } from "../sync/saved/device.ts";
import type { Session } from "../sync/session.ts";
import { useSession } from "../sync/use-session.ts";
import { type Answer, findByCode, isFailure, type NewLink } from "../sync/way-in/http.ts";
import { makeLink } from "../sync/way-in/new-link.ts";
import { type KeptKeys, keepKey, keptKeys, moveKeysOfBefore } from "./kept-keys.ts";
import { addressesFor, type Reachable } from "./links.ts";

export interface KnownKeys extends KeptKeys {
  /** Whether the server is still being asked for the short code and its addresses. */
  readonly asking: boolean;
  /** Under which addresses others come; none where only this machine reaches the server. */
  readonly addresses: readonly Reachable[];
  /** The beginning of links, as the server or somebody here has chosen it. */
  readonly base: string;
  readonly chooseBase: (url: string) => void;
  /** Makes a new link for a role. */
  readonly make: (role: Role) => Promise<Answer<NewLink>>;
}

interface Told {
  readonly code: string | null;
  readonly addresses: readonly Reachable[] | null;
}

const UNTOLD: Told = { code: null, addresses: null };
/** On this device: which of the server's addresses the others use. */
const CHOSEN = "address";

async function askFor(session: Session): Promise<Told> {
  const path = pathOf("me", { id: session.boardId });
  const me = await session.ask<Told>(path, { shape: { boardId: "string" } });
  return isFailure(me) ? UNTOLD : { code: me.ok.code, addresses: me.ok.addresses ?? null };
}

/** What a screen was given may have been replaced since. */
async function stillOpens(code: string, boardId: string): Promise<boolean> {
  const found = await findByCode(code);
  return isFailure(found) ? found.failed !== "no-such-board" : found.ok.id === boardId;
}

function useTold(session: Session, given: string | null): Told & { asking: boolean; setCode: (code: string) => void } {
  const [told, setTold] = useState<Told>({ ...UNTOLD, code: given });
  const [asking, setAsking] = useState(true);
  const { role } = session.me;
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const now = await askFor(session);
      const isGood =
        now.code === null && role === "observer" && given !== null && (await stillOpens(given, session.boardId));
      if (gone) return;
      setTold({ ...now, code: now.code ?? (isGood || role === "mediator" ? given : null) });
      setAsking(false);
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [session, role, given]);
  return { ...told, asking, setCode: (code) => setTold((before) => ({ ...before, code })) };
}

/** What this device may show to others so that they come in: links that were made in this tab, and the code. */
export function useKeys(): KnownKeys {
  const session = useSession();
  const { boardId } = session;
  const [kept, setKept] = useState(() => {
    moveKeysOfBefore(boardId);
    return keptKeys(boardId);
  });
  const [given] = useState(kept.code);
  const { code, addresses: told, asking, setCode } = useTold(session, given);
  const [chosen, setChosen] = useState(() => recall<string>(CHOSEN, "string"));
  const addresses = addressesFor(location, told);
  const base = (addresses.find(({ url }) => url === chosen) ?? addresses[0])?.url ?? location.origin + BASE;
  const chooseBase = (url: string) => {
    remember(CHOSEN, url);
    setChosen(url);
  };
  const make = async (role: Role) => {
    const answer = await makeLink(session, role);
    if (isFailure(answer)) return answer;
    keepKey(boardId, role, answer.ok.key, answer.ok.code);
    setKept(keptKeys(boardId));
    if (answer.ok.code) setCode(answer.ok.code);
    return answer;
  };
  return { ...kept, code, asking, addresses, base, chooseBase, make };
}
