import { memberThen } from "../../i18n/names.ts";
import { record } from "../../i18n/record.ts";
import { also, done as spoken, said as words } from "../../i18n/said/commitment.ts";
import { type Params, say, sayList } from "../../i18n/say.ts";
import { numberOf, quote, type Sayings, type SaysDone, type Told } from "../../i18n/told.ts";
import { commitmentStates } from "../../i18n/vocabulary.ts";
import type { CommitmentId } from "../../ids.ts";
import type { EventData } from "../../ledger/event.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

function made({ agreementId, text, asked = [] }: EventData["commitment.made"], told: Told): Params | string {
  const params = { n: numberOf(told, agreementId), text: quote(told, text) };
  if (asked.length === 0) return params;
  const { language, ledger, entry, who, mark } = told;
  const people = asked.map(
    (id) => mark(memberThen(ledger, id, language, entry.seq) ?? "") || say(language, record.somebody),
  );
  return say(language, also.madeAsking, { ...params, who, list: sayList(language, people) });
}

const textOf = ({ commitmentId: id }: { commitmentId: CommitmentId }, told: Told): Params => ({
  text: quote(told, told.ledger.commitments.get(id)?.text ?? ""),
});

export const said: Sayings<keyof typeof events> = {
  "commitment.made": { says: words["commitment.made"], with: made },
  "commitment.accepted": { says: words["commitment.accepted"], with: textOf },
  "commitment.declined": { says: words["commitment.declined"], with: textOf },
  "commitment.reported": {
    says: words["commitment.reported"],
    with: (data, told) => ({ ...textOf(data, told), state: say(told.language, commitmentStates[data.state]) }),
  },
  "commitment.withdrawn": { says: words["commitment.withdrawn"], with: textOf },
};

export const done: SaysDone<keyof typeof intents> = {
  "commitment.make": ({ text }, { mark }) => [spoken.committed, { text: mark(text) }],
  "commitment.accept": spoken.joined,
  "commitment.decline": spoken.declined,
  "commitment.report": ({ state }, { language }) => [
    spoken.reported,
    { state: say(language, commitmentStates[state]) },
  ],
  "commitment.withdraw": spoken.uncommitted,
};
