import { cleanLine, crowd } from "@acuerdo/shared";
import { useState } from "react";
import { keptProfile, type Profile } from "../sync/saved/profile.ts";
import { useLedger, useMe } from "../sync/use-session.ts";
import { type Problems, problemsIn } from "../ui/problems.ts";
import { useTouched } from "../ui/use-draft.ts";

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
  readonly problems: Problems<"name" | "organization">;
  /** What the intent says of it. */
  readonly asked: () => { name?: string; organization?: string | null };
  readonly sent: () => void;
}

/** @param id of what is signed. */
export function useSigning(id: string): Signing {
  const { board, members } = useLedger("board", "members");
  const me = useMe();
  const [offered] = useState((): Partial<Profile> => members.get(me.signature) ?? keptProfile() ?? {});
  const offers = { name: offered.name ?? "", from: offered.organization ?? "" };
  const { fields, change, sent } = useTouched(`signing.${id}`, offers);
  const { name, from } = fields;
  const isAsked = board.voices === "anonymous";
  const typed = cleanLine(from) || null;
  const written = { name, organization: from };
  return {
    ...{ isAsked, name, from, sent },
    setName: (to) => change({ name: to }),
    setFrom: (to) => change({ from: to }),
    organization: isAsked ? typed : (members.get(me.memberId)?.organization ?? null),
    problems: isAsked ? problemsIn("commitment.make", written, { name: crowd.signMissing }) : {},
    asked: () => (isAsked ? { name: cleanLine(name), organization: typed } : {}),
  };
}
