import { useSession } from "../use-session.ts";
import { isFailure } from "../way-in/http.ts";
import { fetchRules } from "./fetch-rules.ts";

/** Whether my stance is to be waited for: a mediator's choice. Where voices are anonymous, the server alone keeps it. */
export function useTakePart(): (takesPart: boolean) => Promise<void> {
  const session = useSession();
  return async (takesPart) => {
    if (session.state.ledger?.board.voices === "named") {
      await fetchRules();
      return void session.submit({ kind: "member.change", takesPart });
    }
    const answer = await session.say({ takesPart });
    if (isFailure(answer)) session.notify(answer.failed);
  };
}
