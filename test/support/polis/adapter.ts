/**
 * The opinion-group mathematics under the names that Polis uses, for comparison with its published results. Built by
 * `npm run build:adapter` into `test/dist/polis-adapter.mjs`.
 */
import { planeOf } from "../../../shared/src/convergence/polis/components.ts";
import {
  analyse,
  matrixOf,
  type Statistics,
  statisticsOf,
} from "../../../shared/src/convergence/polis/conversation.ts";
import type { Cast } from "../../../shared/src/convergence/polis/votes.ts";

type Id = number | string;
type Votes = readonly Cast<Id, Id>[];

interface Options {
  /** Statements moderated out, and statements about the people: both are left out of the search for groups. */
  readonly modOut?: readonly Id[];
  readonly meta?: readonly Id[];
  /** People who took part in groups in the run before. */
  readonly inConvPrev?: readonly Id[];
}

interface Group {
  readonly id: Id;
  readonly members: readonly Id[];
}

/** Groups as a list, or as a table from group to members. */
type Groups = readonly Group[] | Readonly<Record<string, readonly Id[]>>;

const isList = (groups: Groups): groups is readonly Group[] => Array.isArray(groups);
const listed = (groups: Groups): readonly Group[] =>
  isList(groups) ? groups : Object.entries(groups).map(([id, members]) => ({ id, members }));

const record = (map: ReadonlyMap<Id, number>): Record<string, number> => Object.fromEntries(map);

type Item = Statistics<Id>["representative"][number][number];

const represented = (item: Item) => ({
  tid: item.statement,
  repfulFor: item.side,
  nSuccess: item.hits,
  nTrials: item.seen,
  pSuccess: item.share,
  pTest: item.shareTest,
  repness: item.ratio,
  repnessTest: item.ratioTest,
  ...(item.bestAgree === undefined ? {} : { bestAgree: true, nAgree: item.bestAgree }),
});

type Common = Statistics<Id>["consensus"]["agree"][number];

const common = ({ statement, hits, seen, share, shareTest }: Common) => ({
  tid: statement,
  nSuccess: hits,
  nTrials: seen,
  pSuccess: share,
  pTest: shareTest,
});

/**
 * Everything from the votes alone, in time order. `meta` statements are left out of the search as those in `modOut` are.
 * People of `inConvPrev` who have no vote are nobody. Component signs are arbitrary; a component without any spread left
 * is zeros, and groups then hold whoever stands at one point.
 */
function analyze(votes: Votes, options: Options = {}) {
  const before = options.inConvPrev ? { takingPart: options.inConvPrev } : {};
  const { votes: matrix, plane, found, takingPart, ...statistics } = analyse(votes, options, before);
  const name = (row: number): Id => matrix.people[row] as Id;
  return {
    groups: found.groups.map((rows, id) => ({ id, members: rows.map(name) })),
    inConv: takingPart.map(name),
    silhouettes: Object.fromEntries(found.silhouettes),
    pca: {
      tids: matrix.statements,
      center: [...plane.centre],
      comps: plane.axes.map((axis) => [...axis]),
      commentExtremity: [...plane.extremity],
    },
    groupAwareConsensus: record(statistics.groupInformedConsensus),
  };
}

/**
 * The statistics of the statements, given the groups. Members without a vote are nobody; a group without members is
 * counted as one that has not seen anything (a factor of 1/2 in each statement's consensus).
 */
function withGroups(votes: Votes, groups: Groups, options: Options = {}) {
  const matrix = matrixOf(votes, options);
  const rowOf = new Map(matrix.people.map((person, row) => [String(person), row]));
  const list = listed(groups);
  const rows = list.map(({ members }) => members.flatMap((person) => rowOf.get(String(person)) ?? []));
  const statistics = statisticsOf(matrix, rows, planeOf(matrix), options.meta);
  return {
    tids: matrix.statements,
    groupVotes: Object.fromEntries(
      list.map(({ id }, g) => {
        const { agree, disagree, seen } = statistics.counts[g] as Statistics<Id>["counts"][number];
        return [id, { n: rows[g]?.length ?? 0, A: [...agree], D: [...disagree], S: [...seen] }];
      }),
    ),
    groupAwareConsensus: record(statistics.groupInformedConsensus),
    consensus: {
      agree: statistics.consensus.agree.map(common),
      disagree: statistics.consensus.disagree.map(common),
    },
    repness: Object.fromEntries(list.map(({ id }, g) => [id, (statistics.representative[g] ?? []).map(represented)])),
    priorities: record(statistics.priorities),
  };
}

export default { analyze, withGroups };
