import { cluster } from "../../i18n/cluster.ts";
import type { NamesAsked } from "../../i18n/told.ts";
import type { intents } from "./shape.ts";

export const asked: NamesAsked<keyof typeof intents> = { "cluster.name": cluster.name };
