import type { AgreementId, ClusterId, CommitmentId, MemberId, PositionId, VersionId } from "../../ids.ts";
import type { CommentId } from "../comment/comment.ts";

/** What words may be said of. */
export type SaidId = PositionId | VersionId | AgreementId | ClusterId | CommitmentId | CommentId | MemberId;
