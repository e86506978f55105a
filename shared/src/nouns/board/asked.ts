import { facilitate } from "../../i18n/facilitate.ts";
import { opening } from "../../i18n/opening.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import { phases } from "../../i18n/vocabulary.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = {
  "board.change": facilitate.settings,
  "phase.move": ({ phase }) => phases[phase],
  "door.set": ({ open }) => (open ? opening.share.openDoor : opening.share.closeDoor),
};
