/**
 * What one person, one address or everybody together may cost: each limit with its unit and reason. Those that a host may
 * want to change are settings (`config.ts`); what people write is bounded in `shared/src/limits.ts`, one update of a canvas in
 * `guard/limits.ts`. `docs/limits.md` lists all of them, and a test compares.
 */

const COST = (value: number, meaning: string) => ({ value, meaning });

export const COST_TABLE = {
  // Coming in
  codesASecond: COST(
    2,
    "Codes that an address may try in a second once its wrong ones are spent, on one board or on all; right or wrong, each in its turn.",
  ),
  codeWaitMs: COST(10_000, "Milliseconds that such a code may wait; where more wait already, it is not looked at."),
  wrongCodesASecond: COST(
    50,
    "Wrong codes of all addresses in a second that name no board; beyond it every such code waits in one line.",
  ),
  wrongCodesAtOnce: COST(250, "The same, in one go."),
  joinBurst: COST(
    0.375,
    "Share of an address's new members of an hour that may come in one go: 150 people, a room that comes in.",
  ),
  joinSpread: COST(
    80,
    "Seconds in which as many as an hour's may come after them, each in their turn: five people a second.",
  ),
  joinWaitMs: COST(
    15_000,
    "Milliseconds that somebody new may wait to come in; a browser waits for longer (`patience.ts`).",
  ),
  joinSiteFactor: COST(1.25, "How many times as many new members an IPv6 /48 may bring in an hour as a /64."),
  mediatorJoinsAnHour: COST(
    60,
    "New mediators of one board from one address in an hour: nobody else's rate holds them up.",
  ),
  welcomesASecond: COST(50, "Join pages of one board that an address may ask for in a second; more wait."),
  welcomeWaitMs: COST(5_000, "Milliseconds that a join page may wait."),
  welcomesAtOnce: COST(600, "Join pages of one board that an address may ask for in one go: everybody twice."),
  returnsASecond: COST(1, "Times that a known device may come back in a second, for a new token."),
  returnsAtOnce: COST(60, "The same, in one go: its tabs on a bad network."),
  // Writing events
  writesOfNetwork: COST(10, "Members whose whole rate of events one address may spend, on all boards."),
  writeWaitMs: COST(3_000, "Milliseconds that a member's event may wait where its address writes too fast."),
  littleAtOnce: COST(
    10,
    "Of each thing that an address has used up: how many of it each behind it still has in one go, and then one a second.",
  ),
  littleAnHour: COST(120, "The same of events in an hour, where an address has used up an hour's."),
  wordsAnHour: COST(30, "Times that a member's own words about themselves may change in an hour."),
  wordsAtOnce: COST(10, "Times that they may change in one go."),
  // Reading
  pageEvents: COST(200, "Events in one page of the record."),
  readsASecond: COST(5, "Pages of the record, exports and looks at oneself of one member in a second."),
  readsAtOnce: COST(30, "The same, in one go."),
  readsOfNetwork: COST(10, "Members whose whole rate of reading one address may spend."),
  pagesAtATime: COST(4, "Pages of the record that are read at a time, of one member one, of one address half."),
  minutesAtATime: COST(2, "Minutes that are put together at a time, of one member one, of one address half."),
  momentsAtATime: COST(2, "Earlier canvases that are compared or brought back at a time, of one address one."),
  readsWaiting: COST(40, "Readings of one address that may wait for their turn; beyond it one of each behind it."),
  exportsOfNetwork: COST(
    4,
    "Complete exports of one address that may be under way, of one member one; and members whose rate of exports it may spend.",
  ),
  exportMs: COST(
    120_000,
    "Milliseconds that a complete export may take, and for which a reader may take nothing of any answer; who is slower is cut.",
  ),
  exportBytesASecond: COST(
    65_536,
    "Bytes in a second below which the reader of a complete export makes room where somebody else behind its address waits for theirs.",
  ),
  exportLookMs: COST(10_000, "Milliseconds between two looks at how fast such a reader is."),
  unreadBytes: COST(
    67_108_864,
    "Bytes of answers that one address has asked for and not read; beyond it connections are cut, first those on which nothing is taken.",
  ),
  probeMs: COST(
    1_000,
    "Milliseconds between two trials of the disk; all who ask meanwhile whether the server is ready share one.",
  ),
  // Requests and connections
  requestsAtOnce: COST(10, "Seconds' worth of requests that an address may make in one go."),
  requestBytes: COST(4_096, "Bytes of a body that count as one more request: reading them takes as long."),
  connections: COST(
    2_000,
    "HTTP connections of one address, or twice its sockets where that is more; the one that has been idle longest makes room for the next.",
  ),
  spareConnections: COST(4_000, "Connections of the whole server beside its sockets."),
  spareFiles: COST(200, "Open files that are kept for what is no connection: the database, the client's files."),
  keepAliveMs: COST(20_000, "Milliseconds for which an idle HTTP connection is kept."),
  headersMs: COST(10_000, "Milliseconds in which a request's head must have come."),
  requestMs: COST(20_000, "Milliseconds in which a request must have come whole: 256 KiB on a slow phone."),
  lookMs: COST(2_000, "Milliseconds between two looks at which connections are late."),
  // Sockets
  upgradesASecond: COST(100, "Sockets that an address may open in a second, beside all of its own in one go."),
  refusalsASecond: COST(20, "Sockets of one address that are refused with a close code in a second; more are hung up."),
  refusalsAtOnce: COST(400, "The same, in one go: a room whose key was replaced."),
  refusedMs: COST(1_000, "Milliseconds that a refused socket has to say goodbye."),
  refusedBytes: COST(16_384, "Bytes that are read of a refused socket."),
  closeMs: COST(2_000, "Milliseconds that any socket has to answer a goodbye."),
  reserve: COST(
    0.1,
    "Share of the server's and of a board's sockets that is kept for boards in use and addresses with few.",
  ),
  fragments: COST(64, "Fragments of one WebSocket message; a browser sends one."),
  controlsAMinute: COST(120, "Pings and pongs of one socket in a minute; one that sends more is cut."),
  fairShare: COST(
    0.2,
    "Share of an address's sockets of which each board takes a third of what is left, so that whoever comes last finds a place.",
  ),
  lightMessages: COST(
    15,
    "Messages in a second that each member may send though their address sends too many; four times as many in one go.",
  ),
  lightBytes: COST(16_384, "The same in bytes; sixteen times as many in one go."),
  unfinishedBytes: COST(33_554_432, "Bytes of messages that have begun and not ended, of one address."),
  unfinishedSmall: COST(65_536, "Bytes of such a message that are not counted: one read of a socket."),
  flowOfNetwork: COST(50, "Members whose whole rate of WebSocket messages one address may spend."),
  bytesOfNetwork: COST(16, "Members whose whole rate of WebSocket bytes one address may spend."),
  burstsOfNetwork: COST(4, "Members who may send all the bytes that one may send at once, from one address."),
  // Boards in memory
  socketsForBoard: COST(8, "Sockets of an address for each of the boards that it may be on at a time: 100 boards."),
  lightCanvasBytes: COST(
    1_048_576,
    "Bytes up to which a canvas is let into memory whatever else an address has there.",
  ),
  idleCanvasBytes: COST(33_554_432, "Bytes of canvases that stay in memory while nobody is on them."),
  smallLoad: COST(2_000, "Events or rows up to which a board counts as a small one to load."),
  smallLoadsAtATime: COST(4, "Small boards that are loaded at a time."),
  largeLoadsAtATime: COST(1, "Large boards that are loaded at a time."),
  loadPage: COST(200, "Events that are read at a time: some 10 ms of the store's thread."),
  loadSliceMs: COST(8, "Milliseconds of loading after which everybody else has a turn."),
} as const;

type Name = keyof typeof COST_TABLE;

export const COSTS = Object.fromEntries(
  Object.entries(COST_TABLE).map(([name, { value }]) => [name, value]),
) as unknown as Readonly<Record<Name, number>>;
