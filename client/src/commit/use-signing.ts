import { useState } from "react";
import { recall } from "../sync/device.ts";
import { useLedger, useMe } from "../sync/use-session.ts";

/**
 * Under which name a commitment is made. Where voices are anonymous nobody is in a list, so it is asked for: offered is the name
 * that was signed with before, else the one that this person goes by on other boards.
 */
export interface Signing {
  readonly isAsked: boolean;
  readonly name: string;
  readonly setName: (name: string) => void;
  /** As it is typed. */
  readonly from: string;
  readonly setFrom: (organization: string) => void;
  readonly organization: string | null;
  readonly ready: boolean;
  /** What the intent says of it. */
  readonly asked: () => { name?: string; organization?: string | null };
}

interface Profile {
  readonly name?: string;
  readonly organization?: string | null;
}

export function useSigning(): Signing {
  const { board, members } = useLedger("board", "members");
  const me = useMe();
  const [offered] = useState((): Profile => members.get(me.signature) ?? recall<Profile>("profile") ?? {});
  const [name, setName] = useState(offered.name ?? "");
  const [from, setFrom] = useState(offered.organization ?? "");
  const isAsked = board.voices === "anonymous";
  const typed = from.trim() || null;
  return {
    ...{ isAsked, name, setName, from, setFrom },
    organization: isAsked ? typed : (members.get(me.memberId)?.organization ?? null),
    ready: !isAsked || name.trim() !== "",
    asked: () => (isAsked ? { name: name.trim(), organization: typed } : {}),
  };
}
