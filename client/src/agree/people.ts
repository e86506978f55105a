import {
  type Counted,
  countedAs,
  expectedCountOn,
  type Heard,
  type Ledger,
  mayBreakDown,
  silentMembers,
  speakerName,
  type VersionId,
  type VoiceId,
} from "@acuerdo/shared";

/** Who stands where on a plank. */

/** In the order in which they stand on it: those who hold it first. */
export const FOOTINGS = ["on", "reserve", "gap", "aside", "unheard"] as const;
export type Footing = (typeof FOOTINGS)[number];

export interface Dot {
  readonly voice: VoiceId;
  /** Empty where voices are anonymous: a dot without initials. */
  readonly name: string;
  readonly footing: Footing;
}

function footingOf(counted: Counted): Footing {
  if (counted === null) return "unheard";
  if (counted === "abstain") return "aside";
  if (counted === "resolved" || counted === -1) return "reserve";
  return counted === -2 ? "gap" : "on";
}

/** Everybody expected and everybody who answered; those who hold it first. Nobody while that would tell who said what. */
export function dotsOf(ledger: Heard & Pick<Ledger, "aliases">, versionId: VersionId): Dot[] {
  const given = ledger.stances.get(versionId) ?? new Map<VoiceId, never>();
  if (!mayBreakDown(ledger, given.size)) return [];
  const anonymous = ledger.board.voices === "anonymous";
  const name = (voice: VoiceId) => (anonymous ? "" : speakerName(ledger, voice, ledger.board.language));
  const dots = [...given.values()].map((stance) => ({
    voice: stance.by,
    name: name(stance.by),
    footing: footingOf(countedAs(ledger, stance)),
  }));
  const silent = anonymous
    ? unknown(expectedCountOn(ledger, versionId) - dots.length)
    : silentMembers(ledger, versionId).flatMap(({ id }) =>
        given.has(id as string as VoiceId) ? [] : (id as string as VoiceId),
      );
  const waiting = silent.map((voice) => ({ voice, name: name(voice), footing: "unheard" as const }));
  return [...dots, ...waiting].sort((a, b) => FOOTINGS.indexOf(a.footing) - FOOTINGS.indexOf(b.footing));
}

/** Where voices are anonymous nobody can say who has not spoken, only how many. */
function unknown(count: number): VoiceId[] {
  return Array.from({ length: Math.max(0, count) }, (_, i) => `unheard ${i}` as VoiceId);
}
