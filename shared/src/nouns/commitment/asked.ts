import { commit } from "../../i18n/commit.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import { commitmentStates } from "../../i18n/vocabulary.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "commitment.make": commit.make,
  "commitment.accept": commit.join,
  "commitment.decline": commit.decline,
  "commitment.report": ({ state }) => commitmentStates[state],
  "commitment.withdraw": commit.withdraw,
};
