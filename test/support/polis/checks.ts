/**
 * What the published results of a conversation ask of the mathematics: equality for statistics when the groups are
 * given, floors for groups found from the votes alone, since Polis' own depend on the order of votes and restarts.
 */
import { opinionGroups } from "../../../shared/src/convergence/groups.ts";
import { adjustedRand } from "../../../shared/src/convergence/rand-index.ts";
import type { Stance } from "../../../shared/src/convergence/stances.ts";
import adapter from "./adapter.ts";
import { cosine, farthest, sameLists, sharedTopTen, spearman } from "./compare.ts";
import type { Conversation } from "./read.ts";

export interface Check {
  readonly name: string;
  readonly holds: boolean;
  readonly figure: string;
}

const EQUAL = 1e-9;

const check = (name: string, holds: boolean, figure: string | number): Check => ({
  name,
  holds,
  figure: typeof figure === "number" ? figure.toPrecision(4) : figure,
});

function counts({ votes, expected }: Conversation): Check[] {
  const { matrix, fromPublishedGroups } = expected.reference;
  const { tids, groupVotes } = adapter.withGroups(votes, expected.published.groups, expected);
  const people = new Set(votes.map(([person]) => person)).size;
  const cells = new Set(votes.map(([person, statement]) => `${person} ${statement}`)).size;
  const same = people === matrix.participants && tids.length === matrix.comments && cells === matrix.cells;
  return [
    check("people, statements, votes", same, `${people} x ${tids.length}, ${cells}`),
    check("votes by group", sameLists(groupVotes, fromPublishedGroups.groupVotes, 0), "equal"),
  ];
}

function statistics({ votes, expected }: Conversation): Check[] {
  const found = adapter.withGroups(votes, expected.published.groups, expected);
  const reference = expected.reference.fromPublishedGroups;
  const consensus = farthest(found.groupAwareConsensus, reference.groupAwareConsensus);
  const published = farthest(found.groupAwareConsensus, expected.published.groupInformedConsensus ?? {});
  const priorities = farthest(found.priorities, reference.commentPriorities);
  return [
    check("group-informed consensus", consensus <= EQUAL && published <= EQUAL, Math.max(consensus, published)),
    check("representative statements", sameLists(found.repness, reference.repness, EQUAL), "same, in order"),
    check("consensus statements", sameLists(found.consensus, reference.consensus, EQUAL), "same, in order"),
    check("priorities", priorities <= EQUAL, priorities),
  ];
}

function components({ votes, expected }: Conversation): Check[] {
  const { pca } = adapter.analyze(votes, expected);
  const reference = expected.reference.pca;
  const [first, second] = [0, 1].map((k) => cosine(pca.comps[k] ?? [], reference.comps[k] ?? []));
  const numbered = (list: readonly number[]) => Object.fromEntries(list.entries()) as Record<string, number>;
  const far = (found: readonly number[], wanted: readonly number[]) => farthest(numbered(found), numbered(wanted));
  const centre = far(pca.center, reference.center);
  const extremity = far(pca.commentExtremity, reference.commentExtremity);
  return [
    check("order of statements", sameLists(pca.tids, reference.tids, 0), "same"),
    check("first component", (first ?? 0) >= 0.9999, `|cos| ${first?.toFixed(8)}`),
    check("second component", (second ?? 0) >= 0.999, `|cos| ${second?.toFixed(8)}`),
    check("centre, extremity", centre <= EQUAL && extremity <= EQUAL, Math.max(centre, extremity)),
  ];
}

/** Adjusted Rand index over the people who have a group in both. */
function likeness(groups: readonly { members: readonly unknown[] }[], { expected }: Conversation): number {
  const groupOf = new Map(groups.flatMap(({ members }, g) => members.map((person) => [String(person), g] as const)));
  const published = Object.values(expected.published.groups).flatMap((members, g) =>
    members.flatMap((person) => {
      const own = groupOf.get(String(person));
      return own === undefined ? [] : [[own, g] as const];
    }),
  );
  return adjustedRand(
    published.map(([own]) => own),
    published.map(([, other]) => other),
  );
}

function coldStart(conversation: Conversation): Check[] {
  const { votes, expected } = conversation;
  const { coldStart: reference, fromPublishedGroups } = expected.reference;
  const found = adapter.analyze(votes, expected);
  const same = likeness(found.groups, conversation);
  const statements = found.pca.tids.filter((statement) => !expected.modOut.includes(Number(statement)));
  const own = statements.map((statement) => found.groupAwareConsensus[statement] ?? 0);
  const published = statements.map((statement) => fromPublishedGroups.groupAwareConsensus[statement] ?? 0);
  const [correlation, top] = [spearman(own, published), sharedTopTen(own, published)];
  const sizes = found.groups.map(({ members }) => members.length);
  const silhouettes = farthest(found.silhouettes, reference.silhouettes);
  return [
    check("groups from votes alone", sameLists(sizes, reference.groupSizes, 0), sizes.join(" / ")),
    check("their silhouettes", silhouettes <= 1e-6, silhouettes),
    check("adjusted Rand index", same >= reference.adjustedRandVsPublished - 0.001, same.toFixed(4)),
    check("consensus rank (Spearman)", correlation >= reference.gacSpearmanVsPublishedGroups - 0.001, correlation),
    check("of the ten most shared", top >= reference.gacTop10Overlap, String(top)),
  ];
}

/** What the board's own recipe makes of it: a pass is nobody's stance, and groups are shown only behind the gate. */
function ownGroups(conversation: Conversation): Check[] {
  const { votes, expected } = conversation;
  const stances = votes
    .filter(([, statement]) => !expected.modOut.includes(statement))
    .map(([person, statement, vote]): Stance => [String(person), String(statement), vote === 0 ? "abstain" : vote]);
  const found = opinionGroups(stances, { seed: expected.id });
  const like = likeness(
    found.groups.map(({ people }) => ({ members: people })),
    conversation,
  );
  const sizes = found.groups.map(({ people }) => people.length).join(" / ") || "none";
  const gate = `silhouette ${found.silhouette.toFixed(2)}, stability ${found.stability.toFixed(2)}`;
  const held = found.verdict !== "shown" || (found.stability >= 0.7 && found.silhouette >= 0.35);
  const figure = found.verdict === "shown" ? `${sizes}, Rand ${like.toFixed(2)}, ${gate}` : `${found.verdict}, ${gate}`;
  return [check("our own groups", held && ownFloor(expected.id, found.verdict, like), figure)];
}

/** The recipe's calibration: camps in biodiversity, none that hold in London, one of eight people in Bowling Green. */
function ownFloor(id: string, verdict: string, like: number): boolean {
  if (id === "scoop-hivemind.biodiversity") return verdict === "shown" && like >= 0.8;
  return id === "brexit-consensus" || verdict !== "shown";
}

export const checksOf = (conversation: Conversation): Check[] => [
  ...counts(conversation),
  ...statistics(conversation),
  ...components(conversation),
  ...coldStart(conversation),
  ...ownGroups(conversation),
];
