import { RECORDS } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";

/** Client ids that wrote on a canvas and have nothing on it any more, by the thousand. */

const DELETED_UNDER_A_KEY = 1 | 0x20;

/** As Yjs writes what was drawn and taken away, by each of them something. */
export function deadUpdate(clients: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) {
    for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, DELETED_UNDER_A_KEY);
    encoding.writeVarUint(encoder, 1); // the root is named
    encoding.writeVarString(encoder, RECORDS);
    encoding.writeVarString(encoder, `shape:dead${client}`);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
