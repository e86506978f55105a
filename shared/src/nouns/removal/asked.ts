import { facilitate } from "../../i18n/facilitate.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "member.remove": facilitate.remove,
  "member.remove-silent": facilitate.remove,
  "member.remove-some": facilitate.remove,
  "member.restore": facilitate.restore,
};
