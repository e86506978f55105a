import { PersonalCommitments } from "./CommitmentList.tsx";

/** A phone's page: what I bring. */
export default function MyCommitments() {
  return <PersonalCommitments />;
}
