import type { Shape } from "../fields/field.ts";
import type { EventKind } from "../ledger/event.ts";
import { events as agreement } from "./agreement/events.ts";
import { events as board } from "./board/events.ts";
import { events as canvas } from "./canvas/events.ts";
import { events as cluster } from "./cluster/events.ts";
import { events as comment } from "./comment/events.ts";
import { events as commitment } from "./commitment/events.ts";
import { events as member } from "./member/events.ts";
import { events as position } from "./position/events.ts";
import { events as removal } from "./removal/events.ts";
import { events as stance } from "./stance/events.ts";
import { events as withholding } from "./withholding/events.ts";

/** What events of each kind say, for whoever reads them from a disk or a file. Apart from the rooms: no browser needs it. */
const ALL = {
  ...board,
  ...member,
  ...removal,
  ...position,
  ...stance,
  ...cluster,
  ...agreement,
  ...commitment,
  ...comment,
  ...withholding,
  ...canvas,
} as const;

/** Of each kind, which fields it has: for what follows from them by type. */
export type EventShapes = typeof ALL;
export const EVENTS: Readonly<Record<EventKind, Shape>> = ALL;
