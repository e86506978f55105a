import { z } from "zod";
import { schemasOf } from "../fields/schema.ts";
import { facet } from "../nouns/index.ts";
import type { Asking } from "../nouns/noun.ts";
import { id } from "./fields.ts";
import type { Intent } from "./intent.ts";

/** Takes in an intent from others: of a known kind, with the fields of that kind and no others, cleaned. */

type Option = z.ZodObject<{ id: z.ZodType; kind: z.ZodLiteral<string> }>;

const optionOf = ([kind, { fields }]: [string, Asking]): Option =>
  z.strictObject({ id: id(), kind: z.literal(kind), ...schemasOf(fields) });

const options = Object.entries<Asking>(facet("intents")).map(optionOf) as [Option, ...Option[]];

export const intentSchema = z.discriminatedUnion("kind", options) as unknown as z.ZodType<Intent>;
