import type { BoardId, MemberId } from "@acuerdo/shared";
import { CLOCK } from "../clock.ts";
import type { Settings } from "../config.ts";
import { COSTS } from "../limits/costs.ts";
import { socketsOfAddress } from "../limits/files.ts";
import { networksOf } from "../limits/network.ts";
import { SITE_FACTOR } from "../limits/network-pace.ts";
import { flowOfHouse, type House, Unfinished } from "./house.ts";
import { type Flow, Throttle } from "./throttle.ts";
import { Turns } from "./turns.ts";
import { Turnstile } from "./turnstile.ts";

/**
 * How many sockets there are, in all, on a board, of a member and of an address, against their limits; and what each may
 * send. What somebody has spent is remembered until it has grown back, so that nobody gains by hanging up.
 */

/** Seconds' worth of bytes that may come in one go: a device that was offline has more to say than one message holds. */
const BYTES_AT_ONCE_SECONDS = 16;

/** Somebody who comes. */
export interface Guest {
  readonly board: BoardId;
  readonly member: MemberId;
  readonly address: string;
}

/** What a socket that was counted in shares with others. */
export interface Counted {
  /** With the member's other sockets. */
  readonly turnstile: Turnstile;
  /** With the same: which of them is told a document. */
  readonly turns: Turns;
  /** With its house. */
  readonly unfinished: Unfinished;
}

interface Sender {
  sockets: number;
  /** What all of its sockets may send. */
  readonly turnstile: Turnstile;
  /** Which of them is told a document. */
  readonly turns: Turns;
}

function add<K>(counts: Map<K, number>, key: K, change: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + change;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

const isNearlyFull = (count: number, most: number): boolean => count >= Math.ceil(most * (1 - COSTS.reserve));

export class Census {
  readonly #limits: Settings;
  readonly #flow: Flow;
  readonly #mostOfAddress: number;
  /** Bytes that a board takes in memory. */
  readonly #bytesOf: (board: BoardId) => number;
  readonly #boards = new Map<BoardId, number>();
  readonly #senders = new Map<string, Sender>();
  readonly #houses = new Map<string, House>();
  #all = 0;

  constructor(limits: Settings, bytesOf: (board: BoardId) => number = () => 0) {
    this.#limits = limits;
    this.#bytesOf = bytesOf;
    this.#mostOfAddress = socketsOfAddress(limits);
    this.#flow = {
      messagesPerSecond: limits.maxMessagesPerSecond,
      messagesAtOnce: limits.maxMessagesAtOnce,
      bytesPerSecond: limits.maxBytesPerSecond,
      bytesAtOnce: limits.maxBytesPerSecond * BYTES_AT_ONCE_SECONDS,
    };
  }

  /** Counts a socket in; gives what it shares with others, or null when a limit is reached. */
  enter(guest: Guest): Counted | null {
    const { own, site } = networksOf(guest.address);
    if (!this.#hasRoom(guest, own, site)) return null;
    const above = site === null ? null : this.#houseOf(site, SITE_FACTOR, null);
    const house = this.#houseOf(own, 1, above);
    const sender = this.#senderOf(guest, house);
    this.#all += 1;
    sender.sockets += 1;
    add(this.#boards, guest.board, 1);
    for (const each of above ? [house, above] : [house]) {
      each.sockets += 1;
      add(each.boards, guest.board, 1);
    }
    return { turnstile: sender.turnstile, turns: sender.turns, unfinished: house.unfinished };
  }

  #hasRoom({ board, member }: Guest, own: string, site: string | null): boolean {
    const { maxSockets, maxSocketsPerBoard, maxSocketsPerMember } = this.#limits;
    const onBoard = this.#boards.get(board) ?? 0;
    const ofMember = this.#senders.get(`${board}/${member}`)?.sockets ?? 0;
    const ofSite = site === null ? 0 : (this.#houses.get(site)?.sockets ?? 0);
    if (this.#all >= maxSockets || onBoard >= maxSocketsPerBoard || ofMember >= maxSocketsPerMember) return false;
    if (ofSite >= this.#mostOfAddress * SITE_FACTOR) return false;
    const house = this.#houses.get(own);
    // The last of them are for boards where people are at work, and for addresses that have few.
    const hasFew = (house?.sockets ?? 0) < this.#mostOfAddress / 2;
    if (isNearlyFull(this.#all, maxSockets) && (onBoard === 0 || !hasFew)) return false;
    if (isNearlyFull(onBoard, maxSocketsPerBoard) && !hasFew) return false;
    return !house || this.#hasRoomFor(board, house);
  }

  /** Whether a house may have another socket on this board. */
  #hasRoomFor(board: BoardId, house: House): boolean {
    const most = this.#mostOfAddress;
    const here = house.boards.get(board) ?? 0;
    const boards = house.boards.size + (here === 0 ? 1 : 0);
    if (house.sockets >= most || boards > Math.max(1, Math.floor(most / COSTS.socketsForBoard))) return false;
    // Of what is left in the end no board takes all: whoever comes last finds a place.
    if (house.sockets >= most * (1 - COSTS.fairShare) && here >= (most - house.sockets) / 3) return false;
    const bytes = this.#bytesOf(board);
    if (here > 0 || bytes <= COSTS.lightCanvasBytes) return true;
    return this.#fits(house, bytes / (this.#housesOn(board) + 1));
  }

  /** Whether a house may keep in memory what it does, of each board as much as falls to it among those who are on it, and so many bytes more. */
  #fits({ boards }: House, more = 0): boolean {
    const most = this.#limits.maxLoadedBytesPerAddress - more;
    let bytes = 0;
    for (const board of boards.keys()) bytes += this.#bytesOf(board);
    // How many are on each is counted only where it matters.
    return bytes <= most || [...boards.keys()].reduce((sum, board) => sum + this.#part(board), 0) <= most;
  }

  #part(board: BoardId): number {
    return this.#bytesOf(board) / Math.max(1, this.#housesOn(board));
  }

  #housesOn(board: BoardId): number {
    let count = 0;
    for (const { boards, isSite } of this.#houses.values()) if (!isSite && boards.has(board)) count += 1;
    return count;
  }

  /** Boards that a house has to leave because it keeps too much in memory, its heaviest first; never its only one. */
  overweight(): { readonly network: string; readonly board: BoardId }[] {
    const found: { network: string; board: BoardId }[] = [];
    for (const [network, house] of this.#houses) {
      if (house.isSite || house.boards.size < 2 || this.#fits(house)) continue;
      const [heaviest] = [...house.boards.keys()].sort((a, b) => this.#part(b) - this.#part(a));
      if (heaviest) found.push({ network, board: heaviest });
    }
    return found;
  }

  /** @param times how many times as much as a house it may send: a site has several. */
  #houseOf(network: string, times: number, site: House | null): House {
    const known = this.#houses.get(network);
    if (known) return known;
    const throttle = new Throttle(flowOfHouse(this.#flow, times), CLOCK.now());
    const throttles = [throttle, ...(site?.throttles ?? [])];
    const house = { sockets: 0, isSite: times > 1, boards: new Map(), throttles, unfinished: new Unfinished() };
    this.#houses.set(network, house);
    return house;
  }

  #senderOf({ board, member }: Guest, house: House): Sender {
    const key = `${board}/${member}`;
    const fresh = () => ({ sockets: 0, turnstile: new Turnstile(this.#flow), turns: new Turns(CLOCK) });
    const sender = this.#senders.get(key) ?? fresh();
    this.#senders.set(key, sender);
    // People move, from the Wi-Fi to the phone's own network.
    sender.turnstile.share(house.throttles);
    return sender;
  }

  /** Counts one out that was counted in. */
  leave({ board, member, address }: Guest): void {
    const { own, site } = networksOf(address);
    this.#all -= 1;
    add(this.#boards, board, -1);
    for (const network of [own, site]) {
      const house = network === null ? undefined : this.#houses.get(network);
      if (!house) continue;
      house.sockets -= 1;
      add(house.boards, board, -1);
    }
    const sender = this.#senders.get(`${board}/${member}`);
    if (sender) sender.sockets -= 1;
  }

  /** Forgets whoever has gone and has grown back what they spent. */
  forget(): void {
    const now = CLOCK.now();
    for (const [key, { sockets, turnstile }] of this.#senders) {
      if (sockets === 0 && turnstile.isIdle) this.#senders.delete(key);
    }
    for (const [network, { sockets, throttles }] of this.#houses) {
      if (sockets === 0 && throttles.every((throttle) => throttle.isFull(now))) this.#houses.delete(network);
    }
  }
}
