import type { Sayings, SaysDone } from "../i18n/told.ts";
import type { EventKind } from "../ledger/event.ts";
import type { IntentKind } from "../ledger/intent.ts";
import * as agreement from "./agreement/say.ts";
import * as board from "./board/say.ts";
import * as canvas from "./canvas/say.ts";
import * as cluster from "./cluster/say.ts";
import * as comment from "./comment/say.ts";
import * as commitment from "./commitment/say.ts";
import * as member from "./member/say.ts";
import * as position from "./position/say.ts";
import * as removal from "./removal/say.ts";
import * as stance from "./stance/say.ts";
import * as withholding from "./withholding/say.ts";

/** How the record and a voice say what happens. Apart from the rooms' rules: a phone fetches it once it has something to say. */

export const SAID: Sayings<EventKind> = {
  ...board.said,
  ...member.said,
  ...removal.said,
  ...position.said,
  ...stance.said,
  ...cluster.said,
  ...agreement.said,
  ...commitment.said,
  ...comment.said,
  ...withholding.said,
  ...canvas.said,
};

export const DONE: SaysDone<IntentKind> = {
  ...board.done,
  ...member.done,
  ...removal.done,
  ...position.done,
  ...stance.done,
  ...cluster.done,
  ...agreement.done,
  ...commitment.done,
  ...comment.done,
  ...withholding.done,
};
