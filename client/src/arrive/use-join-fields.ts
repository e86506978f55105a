import { arrive, cleanLine } from "@acuerdo/shared";
import { keepProfile, keptProfile } from "../sync/saved/profile.ts";
import type { JoinFields, Welcome } from "../sync/way-in/http.ts";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useTouched } from "../ui/use-draft.ts";
import { JUST_ME, OTHER } from "./From.tsx";

/** The name that was given on the last board; empty where there was none. */
export const lastName = (): string => keptProfile()?.name ?? "";

export function rememberName(name: string): void {
  keepProfile({ name, organization: keptProfile()?.organization ?? null });
}

/** What somebody has put into the fields so far. */
interface Typed {
  /** Null: nothing yet. */
  readonly typed: string | null;
  readonly from: string | null;
  readonly organization: string;
  readonly brings: string;
  readonly takesPart: boolean;
}

/** Whether nobody is let in without a name of their own: where voices are named, but for whoever only looks on. */
export const needsName = ({ voices, role }: Welcome): boolean => voices === "named" && role !== "observer";

export function useJoinFields(boardId: string, welcome: Welcome) {
  const { organizations, voices } = welcome;
  const kept = keptProfile();
  const knownFrom = kept?.organization && organizations.includes(kept.organization) ? kept.organization : null;
  const { fields, change } = useTouched<Typed>(`join.${boardId}`, {
    typed: kept?.name ?? null,
    from: kept?.organization ? (knownFrom ?? OTHER) : null,
    organization: kept?.organization ?? "",
    brings: "",
    takesPart: false,
  });
  const { typed, from, organization, brings, takesPart } = fields;
  const name = cleanLine(typed ?? "");
  const written = { name: typed ?? "", organization: from === OTHER ? organization : "", brings };
  const missing = needsName(welcome) ? { name: arrive.join.nameMissing } : {};
  const checked = useChecked(problemsIn("member.join", voices === "named" ? written : {}, missing));
  const asked = (): JoinFields => {
    if (voices === "anonymous") return { takesPart };
    const chosen = from === OTHER ? cleanLine(organization) || null : from === JUST_ME ? null : from;
    if (name) keepProfile({ name, organization: chosen });
    // without one the server gives a friendly name
    return { ...(name && { name }), organization: chosen, brings: cleanLine(brings), takesPart };
  };
  return {
    ...fields,
    name: typed ?? "",
    checked,
    setName: (to: string) => change({ typed: to }),
    setFrom: (to: string) => change({ from: to }),
    setOrganization: (to: string) => change({ organization: to }),
    setBrings: (what: string) => change({ brings: what }),
    setTakesPart: (to: boolean) => change({ takesPart: to }),
    asked,
  };
}
