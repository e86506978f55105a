import type { StatementId } from "../../ids.ts";

/** How many answers to a statement are kept back. */
export interface HeldAnswers {
  readonly statementId: StatementId;
  readonly count: number;
  readonly seq: number;
}
