import type { MemberId } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import { awareness } from "../../../server/src/relay/frames.ts";
import { Presence, type Seat } from "../../../server/src/relay/presence.ts";
import { HandClock } from "../../support/server/hand-clock.ts";

const seat = (name: string): Seat => ({ memberId: name as MemberId, person: () => null, client: null, compact: false });

function says(presence: Presence, who: Seat, client: number, clock: number, state = '{"at":"here"}'): void {
  const message = decoding.createDecoder(awareness([{ client, clock, state }]));
  decoding.readVarUint(message); // what kind of message it is
  presence.receive(who, decoding.readVarUint8Array(message));
}
const shown = (presence: Presence) => presence.all.map(({ client, seat }) => [client, seat.memberId]);

test("[WS7] under the id of somebody whose connection broke nobody else is shown, and they are when they are back", () => {
  const presence = new Presence(new HandClock().now);
  const [before, after, other] = [seat("ana"), seat("ana"), seat("eva")];
  says(presence, before, 11, 1);
  presence.leave(before);
  says(presence, other, 11, 7);
  expect(shown(presence)).toEqual([]);
  says(presence, other, 22, 8);
  says(presence, after, 11, 2);
  expect(shown(presence)).toEqual([
    [22, "eva"],
    [11, "ana"],
  ]);
});

test("[WS7] the same person's new connection takes the place of one that broke without a word", () => {
  const presence = new Presence(new HandClock().now);
  const [before, after] = [seat("ana"), seat("ana")];
  says(presence, before, 11, 1);
  says(presence, after, 11, 2);
  presence.leave(before);
  expect(shown(presence)).toEqual([[11, "ana"]]);
});
