import { useSession } from "../use-session.ts";
import { fetchRules } from "./fetch-rules.ts";

/** Coming back to a group that one has left: what was refused for that can then be asked again. */
export function useComeBack(): () => Promise<void> {
  const session = useSession();
  return async () => {
    await fetchRules();
    session.submit({ kind: "member.return" });
  };
}
