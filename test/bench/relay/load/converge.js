import { Client } from "./client.js";

/** After the traffic: does the board hold everybody's last value, from a recorder's frames and for a late joiner? */

/** How many writers' last values are not in the board. */
export const missingIn = ({ dialect, records }, kind, lastSent) =>
  lastSent.filter((last, writer) => last >= 0 && dialect.seqIn(records, kind, writer) !== last).length;

const boardOf = (dialect, ranges) => ({ dialect, records: dialect.boardOf(ranges) });

/** The board that a client got when it joined, which was told to keep it. */
export const firstBoard = ({ dialect, first }) => boardOf(dialect, [first]);

/** Keeps everything that a client gets. */
export class Recorder {
  #dialect;
  #ranges;

  constructor({ dialect, first }) {
    this.#dialect = dialect;
    this.#ranges = [first];
  }

  take(buffer, start, end) {
    this.#ranges.push(Buffer.from(buffer.subarray(start, end)));
  }

  board() {
    return boardOf(this.#dialect, this.#ranges);
  }
}

/** The board as somebody gets it who comes now and has nothing. */
export async function lateBoard(place, clients) {
  const client = await Client.join(place, clients, true);
  client.end();
  return firstBoard(client);
}
