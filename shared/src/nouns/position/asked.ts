import { gather } from "../../i18n/gather.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "position.place": gather.place,
  "position.reword": gather.reword,
  "position.withdraw": gather.withdraw,
};
