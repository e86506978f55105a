import type { NamesAsked } from "../../i18n/told.ts";
import { withholding } from "../../i18n/withholding.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "words.withhold": withholding.words,
  "line.withhold": withholding.words,
};
