import { common, type FieldOf, FORMS, type FormName, faultIn, type Sentence, type Written } from "@acuerdo/shared";

/** What is wrong at the fields of a form, each with its sentence. */
export type Problems<Field extends string = string> = Readonly<Partial<Record<Field, Sentence | null>>>;

/** The fields that are asked for, as they were typed. */
type Typed<Form extends FormName> = Readonly<Partial<Record<FieldOf<Form>, string>>>;
/** What is said where a field is empty that must not be; one that may be is needed here by being named. */
type Missing<Form extends FormName> = Readonly<Partial<Record<FieldOf<Form>, Sentence>>>;

/**
 * What the server would refuse of what was typed, by the table that both sides measure with. A field that is not given is not
 * part of the form.
 */
export function problemsIn<Form extends FormName>(
  form: Form,
  typed: Typed<Form>,
  missing?: Missing<Form>,
): Problems<FieldOf<Form>> {
  const fields = FORMS[form] as Readonly<Record<string, Written>>;
  const empty = (missing ?? {}) as Readonly<Record<string, Sentence | undefined>>;
  const found = Object.entries(typed as Readonly<Record<string, string>>).map(([name, value]) => {
    const field = fields[name];
    if (!field) throw new Error(`${form} has no field ${name}`);
    const fault = faultIn({ ...field, needed: field.needed || empty[name] !== undefined }, value);
    if (fault === null) return [name, null];
    return [name, fault === "too-long" ? common.tooLong : (empty[name] ?? common.nothingWritten)];
  });
  return Object.fromEntries(found) as Problems<FieldOf<Form>>;
}

export const isWrong = (problems: Problems): boolean => Object.values(problems).some((problem) => problem !== null);
