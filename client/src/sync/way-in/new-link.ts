import type { Role } from "@acuerdo/shared";
import type { Session } from "../session.ts";
import { type Answer, isFailure, type NewLink, replaceKey } from "./http.ts";

/** Makes a new key for a role: whoever came in by the old one is out, but for the asker, who comes back with the new one. */
export async function makeLink(session: Session, role: Role): Promise<Answer<NewLink>> {
  const token = await session.token();
  if (token === null) return { failed: "key-invalid" };
  const asked = replaceKey(session.boardId, role, token);
  // one's own token ends as the answer sets out
  if (role === session.me.role) {
    await session.comeBack(asked.then((answer) => (isFailure(answer) ? {} : { key: answer.ok.key })));
  }
  return asked;
}
