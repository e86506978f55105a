import type { IntentKind } from "@acuerdo/shared";

/** A whole intent of each kind in which people write, but for its words. */
export const REST: Partial<Record<IntentKind, object>> = {
  "member.remove": { memberId: "m1______" },
  "member.remove-silent": { memberIds: ["m1______"] },
  "member.remove-some": { memberIds: ["m1______"] },
  "position.place": { positionId: "p1______", positionKind: "need" },
  "position.reword": { positionId: "p1______", positionKind: "need" },
  "stance.take": { statementId: "p1______", grade: "agree" },
  "cluster.name": { clusterId: "c1______" },
  "agreement.word": { agreementId: "a1______", clusterId: null, base: 0 },
  "version.test": { agreementId: "a1______", versionId: "v1______", base: 1 },
  "agreement.let-go": { agreementId: "a1______" },
  "comment.add": { commentId: "n1______", positionId: "p1______" },
  "commitment.make": { commitmentId: "k1______", agreementId: "a1______", hands: "do" },
  "words.withhold": { about: "position-0001" },
  "line.withhold": { line: 1 },
};
