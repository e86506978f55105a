import { stanceBar } from "../../i18n/grades.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import { grades } from "../../i18n/vocabulary.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "stance.take": ({ grade }) => grades[grade],
  "stance.withdraw": stanceBar.takeBack,
  "objection.ease": stanceBar.ease,
};
