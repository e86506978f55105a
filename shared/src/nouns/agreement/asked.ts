import { agree } from "../../i18n/agree.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "agreement.word": agree.wordIt,
  "version.test": agree.test,
  "agreement.let-go": agree.letGo,
};
