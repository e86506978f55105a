import { type EventDraft, type Identity, isRefusal, type Ledger, type MemberId, type VoiceId } from "@acuerdo/shared";
import { Tokens } from "../../../server/src/auth.ts";
import { Routes } from "../../../server/src/http/route.ts";
import { Anonymity } from "../../../server/src/ledger/anonymity.ts";
import { Answers } from "../../../server/src/ledger/answers.ts";
import type { LetIn, Planned } from "../../../server/src/ledger/backstage.ts";
import { ACTS } from "../../../server/src/ledger/held.ts";
import { MIX } from "../../../server/src/ledger/mix.ts";
import { CanvasRoom } from "../../../server/src/relay/room.ts";
import { replace, type Undo } from "../server/replace.ts";

/** Servers that give voices away, each in its own way. */

/** Changes what comes of a decision on a board with anonymous voices. */
const decides = (change: (planned: Planned, asker: Identity) => Planned): Undo =>
  replace(Anonymity.prototype, "decide", (decide) => {
    return function (this: Anonymity, ledger, intent, asker) {
      const planned = decide.call(this, ledger, intent, asker);
      return isRefusal(planned) ? planned : change(planned, asker);
    };
  });

const isAct = ({ kind }: { kind: string }): boolean => kind.startsWith("commitment.");

const saidAtOnce =
  (isSaid: (pool: string) => boolean) =>
  (planned: Planned): Planned => {
    const { put = [], drop = [] } = planned.held ?? {};
    const said = put.filter(({ pool }) => isSaid(pool)).flatMap(({ drafts }) => drafts);
    return {
      ...planned,
      drafts: [...planned.drafts, ...said],
      held: { put: put.filter(({ pool }) => !isSaid(pool)), drop },
    };
  };

const isOfMany = ({ drafts }: Planned): boolean =>
  new Set(drafts.filter(isAct).map(({ actor }) => actor)).size >= MIX.people;

function haveAllSpoken({ record, aliases }: Ledger): boolean {
  const since = record.slice(record.findLastIndex(isAct) + 1).map(({ actor }) => actor as VoiceId);
  return new Set(since.filter((actor) => aliases.has(actor))).size === aliases.size;
}

/** Without the number of those who were there. */
function waitsForAll(planned: Planned): Planned {
  const drafts = planned.drafts.map((draft) => {
    if (draft.kind !== "version.tested") return draft;
    const { expected: _, ...data } = draft.data;
    return { ...draft, data };
  });
  return { ...planned, drafts };
}

const spokenBy =
  (voice: VoiceId) =>
  (draft: EventDraft): EventDraft =>
    draft.actor === "wheel" ? { ...draft, actor: voice } : draft;

function announced(letIn: LetIn): LetIn {
  const { memberId, role } = letIn.member;
  const data = { memberId, role, name: "", organization: null, brings: "" };
  return { ...letIn, drafts: [{ kind: "member.joined", actor: "server", data }] };
}

export const VOICE_FLAWS = {
  "says who comes": () =>
    replace(Anonymity.prototype, "letIn", (letIn) => {
      return function (this: Anonymity, ...asked) {
        const let_ = letIn.call(this, ...asked);
        return isRefusal(let_) ? let_ : announced(let_);
      };
    }),
  "lets people sign with their voice": () =>
    replace(Tokens.prototype, "read", (read) => {
      return function (this: Tokens, ...asked) {
        const found = read.call(this, ...asked);
        if (isRefusal(found)) return found;
        return { ...found, actor: { ...found.actor, signature: found.actor.voiceId as string as MemberId } };
      };
    }),
  "says at once what people do in their own names": () => decides(saidAtOnce((pool) => pool === ACTS)),
  "says an answer that stands alone": () => decides(saidAtOnce((pool) => pool !== ACTS)),
  "says at the next tick what one alone did in their own name": () =>
    replace(Anonymity.prototype, "due", (due) => {
      return function (this: Anonymity, ledger, late) {
        return due.call(this, ledger, { ...late, acts: true, isOver: () => true });
      };
    }),
  "says what three people do in their own names once every voice has spoken": () =>
    replace(Anonymity.prototype, "due", (due) => {
      return function (this: Anonymity, ledger, late) {
        const planned = due.call(this, ledger, { ...late, acts: true, isOver: () => true });
        return late.acts || (planned && isOfMany(planned) && haveAllSpoken(ledger)) ? planned : null;
      };
    }),
  "waits for everybody who comes later": () => decides(waitsForAll),
  "puts cards where they are asked for": () => replace(Anonymity.prototype, "placeFor", () => (asked) => asked ?? null),
  "lets the wheel speak as a voice": () =>
    decides((planned, { voiceId }) => ({ ...planned, drafts: planned.drafts.map(spokenBy(voiceId)) })),
  "logs who says what": () =>
    replace(Routes.prototype, "on", (on) => {
      return function (this: Routes, method, url, handler) {
        return on.call(this, method, url, (request, reply) => {
          Object.defineProperty(request, "isQuiet", { get: () => false, set: () => undefined });
          return handler(request, reply);
        });
      };
    }),
  "stores whose an answer is": () =>
    replace(Answers.prototype, "row", () => {
      return (member, intent, answer) => ({
        key: `${member}/${intent.id}`,
        digest: "",
        answer: JSON.stringify(answer),
      });
    }),
  "stores whose a client id is": () =>
    replace(
      Anonymity.prototype,
      "handOf",
      () =>
        ({ memberId }) =>
          memberId,
    ),
  "shows whose pointer is where": () =>
    replace(CanvasRoom as { load: typeof CanvasRoom.load }, "load", (load) => (setup) => {
      const { countHere: _, ...named } = setup;
      return load.call(CanvasRoom, named);
    }),
} satisfies Record<string, () => Undo>;
