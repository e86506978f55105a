import "./all-rules.ts";
import type { Asked } from "@acuerdo/shared";
import type { Session } from "../session.ts";
import { useSession } from "../use-session.ts";

/** Asks for any change; see `Session.submit`. What a phone begins with has `useSubmit` of `use-session.ts`, which brings less along. */
export function useSubmitAny(): (asked: Asked) => ReturnType<Session["submit"]> {
  return useSession().submit;
}
