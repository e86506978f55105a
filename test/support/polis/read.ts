import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cast, Vote } from "../../../shared/src/convergence/polis/votes.ts";

export type Id = number;

interface VoteCounts {
  readonly n: number;
  readonly A: readonly number[];
  readonly D: readonly number[];
  readonly S: readonly number[];
}

/** What was published about a conversation, and what an independent implementation makes of it. */
export interface Expected {
  readonly id: string;
  readonly modOut: readonly Id[];
  readonly meta: readonly Id[];
  readonly published: {
    readonly groups: Readonly<Record<string, readonly Id[]>>;
    readonly groupInformedConsensus?: Readonly<Record<string, number>>;
  };
  readonly reference: {
    readonly matrix: { readonly participants: number; readonly comments: number; readonly cells: number };
    readonly pca: {
      readonly tids: readonly Id[];
      readonly center: readonly number[];
      readonly comps: readonly [readonly number[], readonly number[]];
      readonly commentExtremity: readonly number[];
    };
    readonly fromPublishedGroups: {
      readonly groupVotes: Readonly<Record<string, VoteCounts>>;
      readonly groupAwareConsensus: Readonly<Record<string, number>>;
      readonly repness: Readonly<Record<string, readonly object[]>>;
      readonly consensus: { readonly agree: readonly object[]; readonly disagree: readonly object[] };
      readonly commentPriorities: Readonly<Record<string, number>>;
    };
    readonly coldStart: {
      readonly k: number;
      readonly silhouettes: Readonly<Record<string, number>>;
      readonly groupSizes: readonly number[];
      readonly inConv: number;
      readonly adjustedRandVsPublished: number;
      readonly gacSpearmanVsPublishedGroups: number;
      readonly gacTop10Overlap: number;
    };
  };
}

export interface Conversation {
  readonly votes: readonly Cast<Id, Id>[];
  readonly expected: Expected;
}

/** The conversations of the folder that are there. */
export function readConversation(folder: string, name: string): Conversation | undefined {
  const path = join(folder, name);
  if (!existsSync(join(path, "expected.json"))) return undefined;
  const [, ...rows] = readFileSync(join(path, "votes.csv"), "utf8").trim().split(/\r?\n/u);
  const votes = rows.map((row): Cast<Id, Id> => {
    const [person = Number.NaN, statement = Number.NaN, vote] = row.split(",").map(Number);
    return [person, statement, vote as Vote];
  });
  return { votes, expected: JSON.parse(readFileSync(join(path, "expected.json"), "utf8")) as Expected };
}
