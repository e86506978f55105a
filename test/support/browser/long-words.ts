import type { Language } from "@acuerdo/shared";
import {
  type AgreementId,
  type ClusterId,
  type CommitmentId,
  type PositionId,
  RECORDS,
  type VersionId,
} from "@acuerdo/shared";
import { Guest, newId, type OpenedBoard, openBoard } from "../simulate/guest.ts";
import { dragInto, putCard, putHull } from "../simulate/layout.ts";

/** A board on which everything that people write is long: a word, an address, compounds, signs, words from right to left. */

const ADDRESS =
  "https://www.ayuntamiento.example/participacion/presupuestos/2027/distrito-norte/propuestas?id=48213&vista=completa#comentarios-de-la-mesa";
const WORD = "Uninterruptedneighbourhoodtransportcoordinationcommitteemeet";
const COMPOUNDS = "Donaudampfschifffahrtsgesellschaftskapitän Straßenbahnhaltestellenverbesserungsmaßnahmenkatalog";
const SIGNS = "👩‍👩‍👧‍👦".repeat(20);
const RIGHT_TO_LEFT = "نريد (UAM) مكتبة وحديقة للأطفال في كل حي من أحياء المدينة قبل نهاية السنة القادمة إن شاء الله";
const CJK = "計程車的數量已經夠多了滿街的計程車大眾像食品與藥品我們希望每個社區都有一座圖書館和一座花園給孩子們";

export const LONG = [ADDRESS, WORD, COMPOUNDS, SIGNS, RIGHT_TO_LEFT, CJK] as const;

export interface LongBoard {
  readonly board: OpenedBoard;
  readonly leave: () => Promise<void>;
}

const cut = (text: string, most: number): string => text.slice(0, most);

/** Puts a cluster with a card of each position on the canvas. */
async function lay(guest: Guest, positions: readonly PositionId[]): Promise<ClusterId> {
  const clusterId = newId<ClusterId>();
  await guest.ask({ kind: "cluster.name", clusterId, sentence: cut(`${WORD} ${ADDRESS}`, 160) });
  const { doc } = await guest.canvas();
  const records = doc.getMap(RECORDS);
  doc.transact(() => {
    putHull(records, 0, clusterId, { x: 0, y: 0, w: 840, h: 700 });
    positions.forEach((id, n) => {
      const place = { x: 24 + (n % 3) * 264, y: 96 + Math.floor(n / 3) * 290 };
      dragInto(records, putCard(records, n, id, place), clusterId, place);
    });
  });
  return clusterId;
}

/** An agreement of two versions, with an objection and reservations; another that stands and that somebody carries. */
async function agree(mara: Guest, people: readonly [Guest, Guest, Guest], clusterId: ClusterId): Promise<void> {
  const [ana, beto] = people;
  const agreementId = newId<AgreementId>();
  const versions = [newId<VersionId>(), newId<VersionId>()] as const;
  for (const [n, versionId] of versions.entries()) {
    const text = LONG.slice(n).join(" ");
    await mara.ask({ kind: "agreement.word", agreementId, clusterId, text: cut(text, 1200), base: n });
    await mara.ask({
      kind: "version.test",
      agreementId,
      versionId,
      base: n + 1,
      why: cut(ADDRESS + WORD, 400),
      sources: [],
    });
    for (const guest of people) {
      const grade = guest === beto ? "object" : guest === ana ? "reserve" : "agree";
      await guest.ask({ kind: "stance.take", statementId: versionId, grade, reason: ADDRESS, condition: WORD });
    }
  }
  const carried = newId<AgreementId>();
  const versionId = newId<VersionId>();
  await mara.ask({ kind: "agreement.word", agreementId: carried, clusterId: null, text: LONG.join(" "), base: 0 });
  await mara.ask({ kind: "version.test", agreementId: carried, versionId, base: 1, why: "", sources: [] });
  for (const guest of people) {
    await guest.ask({ kind: "stance.take", statementId: versionId, grade: "endorse", reason: "", condition: "" });
  }
  await ana.ask({
    ...{ kind: "commitment.make", commitmentId: newId<CommitmentId>(), agreementId: carried },
    ...{ text: cut(ADDRESS, 280), hands: "do", due: null, with: [beto.memberId], asOrganization: true },
  } as never);
}

export async function openLongBoard(url: string, language: Language): Promise<LongBoard> {
  const fields = { title: cut(`${WORD} ${COMPOUNDS}`, 120), objective: cut(ADDRESS + ADDRESS + CJK, 300) };
  const board = await openBoard(url, { ...fields, language, voices: "named" });
  const come = (key: string, name: string, organization: string) =>
    Guest.join(url, board.id, key, { name, organization, brings: cut(ADDRESS, 200) });
  const mara = await come(board.keys.mediator, cut(WORD, 60), cut(ADDRESS, 80));
  const ana = await come(board.keys.participant, cut(RIGHT_TO_LEFT, 60), cut(COMPOUNDS, 80));
  const beto = await come(board.keys.participant, cut(CJK, 60), cut(WORD, 80));
  const cleo = await come(board.keys.participant, cut(COMPOUNDS, 60), cut(ADDRESS, 80));
  const positions: PositionId[] = [];
  for (const text of LONG) {
    const positionId = newId<PositionId>();
    positions.push(positionId);
    await ana.ask({ kind: "position.place", positionId, positionKind: "need", text: cut(text, 280) });
    await beto.ask({ kind: "stance.take", statementId: positionId, grade: "agree", reason: "", condition: "" });
  }
  await agree(mara, [ana, beto, cleo], await lay(mara, positions));
  return { board, leave: () => mara.leave() };
}
