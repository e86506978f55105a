import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BoardId, ID_PATTERN, ROLES, type Role } from "@acuerdo/shared";
import { hashOf, newKey } from "./auth.ts";
import { newCode } from "./codes.ts";
import { commandSettings, runCommand } from "./command.ts";
import type { Settings } from "./config.ts";
import { reasonOf } from "./explain.ts";
import { Hindrance } from "./hindrance.ts";
import { linkOf, MAX_DRAWS } from "./http/boards.ts";
import { lanUrls } from "./network.ts";
import { SqliteFile } from "./store/dialect.ts";
import { MIGRATIONS } from "./store/migrations.ts";
import { DATABASE } from "./store/names.ts";
import { storeIn } from "./store/sql.ts";
import { progressOf } from "./store/steps.ts";

/**
 * For a group that has lost its way in: which boards there are, and a new link to one of them. While the server runs as well, which
 * heeds it at once; a link cannot be shown again, because the server itself only knows what it opens.
 */

const USAGE = `What? npm run board -- list, or npm run board -- ${ROLES.join("|")} BOARD (its id, or its address)`;

/** The boards' database, with this version's tables. @throws Hindrance */
function openBoards(data: string): SqliteFile {
  const path = join(data, DATABASE);
  if (!existsSync(path)) throw new Hindrance(`There are no boards in ${data}: is ACUERDO_DATA the server's?`);
  if (progressOf(path).steps.length < Object.keys(MIGRATIONS).length)
    throw new Hindrance(
      `The boards in ${data} are an older version's: start the server once, and it brings them up to date.`,
    );
  return new SqliteFile(path);
}

interface Row {
  readonly id: string;
  readonly created_at: number;
}

/** As `rows.ts` keeps what somebody wrote: null for what was withheld. */
interface Titled {
  readonly title?: readonly [salt: string, text: string] | null;
}

/** What the board is called now: the last event that says so; nothing where that was withheld. */
function titleOf(file: SqliteFile, id: string): string {
  const rows = file
    .prepare("SELECT words FROM events WHERE board = ? AND kind IN ('board.opened', 'board.changed') ORDER BY seq DESC")
    .all([id]);
  const written = (rows as { words: string | null }[]).map(({ words }) => JSON.parse(words ?? "{}") as Titled);
  return written.find(({ title }) => title !== undefined)?.title?.[1] ?? "";
}

function list(file: SqliteFile): string {
  const boards = file.prepare("SELECT id, created_at FROM boards ORDER BY created_at").all([]) as Row[];
  if (boards.length === 0) return "There are no boards yet.";
  const people = file.prepare("SELECT member_id FROM members WHERE board = ?");
  return boards
    .map(({ id, created_at }) => {
      const opened = new Date(created_at).toISOString().slice(0, 10);
      return `${id}  opened ${opened}, people ${people.all([id]).length}: ${titleOf(file, id)}`;
    })
    .join("\n");
}

/** Where the server is found; null where only it knows its port. */
function baseOf({ publicUrl, host, port }: Settings): string | null {
  if (publicUrl !== null || port === 0) return publicUrl;
  return lanUrls(host, port)[0] ?? `http://localhost:${port}`;
}

/** A new key in the place of the role's. @throws Hindrance when there is no such board. */
async function renew(file: SqliteFile, settings: Settings, role: Role, id: BoardId): Promise<string> {
  const store = storeIn(file);
  if (!(await store.board(id)))
    throw new Hindrance(`There is no board ${id}. Which there are says: npm run board -- list`);
  const key = newKey();
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    // The code stands for the participants' key, so it ends with it.
    const code = role === "participant" ? newCode() : null;
    if ((await store.replaceKey(id, { role, hash: hashOf(key), code })) === "code-taken") continue;
    const base = baseOf(settings);
    const where = base === null ? " (behind the server's address)" : "";
    return [
      `A new link for every ${role} of “${titleOf(file, id)}”${where}:`,
      `  ${linkOf(base ?? "", id, key)}`,
      ...(code ? [`The code is ${code} now.`] : []),
      `The old link is void: whoever came in by it needs this one.`,
    ].join("\n");
  }
  throw new Hindrance("No free code was found: try again.");
}

const idIn = (text: string): string => /\/b\/([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? text;

/** What `args` ask for, in words. @throws Hindrance */
export async function boardCommand(args: readonly string[], settings: Settings): Promise<string> {
  const [what = "", board] = args;
  const role = ROLES.find((known) => known === what);
  if (args.length !== (role ? 2 : 1) || (!role && what !== "list")) throw new Hindrance(USAGE);
  const id = idIn(board ?? "");
  if (role && !ID_PATTERN.test(id)) throw new Hindrance(`${board} is not a board's id. ${USAGE}`);
  let file: SqliteFile | null = null;
  try {
    file = openBoards(settings.data);
    return role ? await renew(file, settings, role, id as BoardId) : list(file);
  } catch (fault) {
    if (fault instanceof Hindrance) throw fault;
    throw new Hindrance(`The boards in ${settings.data} could not be read or changed: ${reasonOf(fault)}.`);
  } finally {
    file?.close();
  }
}

await runCommand(import.meta.url, (args) => boardCommand(args, commandSettings()));
