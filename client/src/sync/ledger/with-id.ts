import { type Asked, type Intent, type IntentId, makeId } from "@acuerdo/shared";
import { randomBytes } from "../saved/device.ts";

/** What is asked, under an id of its own. */
export const withId = (asked: Asked): Intent => ({ ...asked, id: makeId<IntentId>(randomBytes) }) as Intent;
