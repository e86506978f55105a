import { facilitate } from "../../i18n/facilitate.ts";
import { joining } from "../../i18n/joining.ts";
import { membership } from "../../i18n/membership.ts";
import { organizing } from "../../i18n/organizing.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import { weigh } from "../../i18n/weigh.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "member.change": ({ takesPart }) => (takesPart ? weigh.takePart : facilitate.editCard),
  "member.excuse": facilitate.absent,
  "people.excuse": facilitate.noteAbsent,
  "member.leave": membership.leave,
  "member.return": membership.comeBack,
  "member.join-as": joining.ask,
  "member.join-answer": ({ yes }) => (yes ? joining.yes : joining.no),
  "organization.merge": organizing.merge,
  "organization.part": organizing.part,
};
