import { comments } from "../../i18n/comments.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "comment.add": comments.add,
  "comment.withdraw": comments.withdraw,
};
