/** Branded ids: parsed once at the edge, never swapped for one another afterwards. Clients make most of them, the server checks them. */

export type Brand<Name extends string> = string & { readonly __id: Name };

export type BoardId = Brand<"board">;
export type MemberId = Brand<"member">;
/** The identity under which a member speaks. Equal to the member's id on a board with named voices. */
export type VoiceId = Brand<"voice">;
export type PositionId = Brand<"position">;
export type ClusterId = Brand<"cluster">;
export type AgreementId = Brand<"agreement">;
export type VersionId = Brand<"version">;
export type CommitmentId = Brand<"commitment">;
export type IntentId = Brand<"intent">;
/** What a stance answers: a position or a version of an agreement. */
export type StatementId = PositionId | VersionId;
/** On a board with anonymous voices, who acted as its mediator: nobody is told which one. */
export const WHEEL = "wheel";
/** On such a board, who did something that would tie a voice to a hand on the canvas. */
export const SOMEBODY = "somebody";
/** One voice's objection to one version. */
export type ObjectionId = Brand<"objection">;

/** Eight to forty characters that are safe in addresses, file names and keys. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{8,40}$/;

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A new id of 16 characters (95 bits) from random bytes that the caller gives: `crypto.getRandomValues` exists in
 * browsers on plain http too, where `crypto.randomUUID` does not.
 */
export function makeId<Id extends string>(randomBytes: (length: number) => Uint8Array): Id {
  let id = "";
  while (id.length < 16) {
    for (const byte of randomBytes(24)) {
      if (byte < 248 && id.length < 16) id += ALPHABET[byte % 62];
    }
  }
  return id as Id;
}

export function objectionId(version: VersionId, voice: VoiceId): ObjectionId {
  return `${version}/${voice}` as ObjectionId;
}
