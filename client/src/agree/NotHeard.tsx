import {
  type Judgement,
  type Member,
  memberName,
  memberOrganization,
  organizationName,
  type Silent,
  saySilent,
  saySilentCount,
  silentMembers,
  type VersionId,
} from "@acuerdo/shared";
import { useHeardOn } from "../sync/presence/use-heard.ts";
import { useLanguage } from "../sync/use-session.ts";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

/** Beyond this many, names are a wall: the count says it, and the People panel has them all. */
const MOST_NAMED = 12;

/** Who is told apart by where they come from is among its people, where the name alone tells them apart. */
function silentOf(heard: Parameters<typeof silentMembers>[0], { id, name, organization }: Member): Silent {
  const shown = { name: memberName(heard, id) ?? "", organization: memberOrganization(heard, id) };
  if (shown.organization !== null || organization === null) return shown;
  return { name, organization: organizationName(heard.members, organization) };
}

/** Who has not been heard on one version: by organisation and name, or as a count where voices are anonymous. */
export function NotHeard({ versionId, judgement }: { versionId: VersionId; judgement: Judgement }) {
  const { language } = useLanguage();
  const mark = useTheirs();
  const heard = useHeardOn(versionId);
  const silent = silentMembers(heard, versionId).map((member) => silentOf(heard, member));
  const n = Math.max(silent.length, judgement.expected - judgement.answered);
  if (n === 0) return null;
  const named = silent.length > 0 && silent.length <= MOST_NAMED;
  return (
    <p className="ac-aside">
      <Marked said={named ? saySilent(language, silent, mark) : saySilentCount(language, n)} />
    </p>
  );
}
