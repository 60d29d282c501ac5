import type { FieldId, LedgerKind } from "../../model/columns.ts";

/**
 * What a field's cells look like; the normaliser of the same kind reads them. `rating` is a level 0-4 in any notation, `mark` a ○-like yes,
 * `dept` a department in any notation (one cell may hold 部課係), `post` a 職名, `answer` a survey answer.
 */
export type FieldValue =
  | "text" | "staff_no" | "name" | "kana" | "date" | "number" | "yen" | "rate" | "rating" | "mark" | "dept" | "code" | "post" | "list" | "answer";

/** A field a ledger column can map to. */
export interface Field {
  readonly id: FieldId;
  /** What a clerk reads in questions and profiles. */
  readonly label: string;
  readonly value: FieldValue;
  /** Header spellings, folded (`foldHeader`); the first ones are the commonest. */
  readonly aliases: readonly string[];
  /** Kinds of table it may stand in; default: the table its id begins with. */
  readonly kinds: readonly LedgerKind[];
  /** Without it a table of its own kind cannot be used: asked about when missing. */
  readonly required: boolean;
  /** May stand in numbered groups (資格1 … 資格n), each of which makes its own record. */
  readonly grouped: boolean;
  /** How well the mere presence of this field tells the kind of table, 0-3. */
  readonly weight: number;
}

/** Options of `field`; the defaults are the plain case. */
interface FieldOptions {
  readonly kinds?: readonly LedgerKind[];
  readonly required?: boolean;
  readonly grouped?: boolean;
  /** Default 1. */
  readonly weight?: number;
}

/** `aliases` separated by blanks. */
export const field = (id: FieldId, label: string, value: FieldValue, aliases: string, options: FieldOptions = {}): Field => ({
  id,
  label,
  value,
  aliases: aliases.split(/\s+/u).filter((a) => a !== ""),
  kinds: options.kinds ?? [id.slice(0, id.indexOf(".")) as LedgerKind],
  required: options.required ?? false,
  grouped: options.grouped ?? false,
  weight: options.weight ?? 1,
});
