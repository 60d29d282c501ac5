import { FIELDS } from "../core/columns/fields.ts";
import { TABLE_IDS } from "../core/model/canonical.ts";
import type { LedgerKind, SavedProfile } from "../core/model/columns.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

const KINDS: readonly string[] = [...TABLE_IDS, "unknown"];
const FIELD_IDS: ReadonlySet<string> = new Set(["", ...FIELDS.map(({ id }) => id)]);

/** A column mapping a clerk confirmed (`--profile`): checked member by member, refused with the place that does not fit. */
export function parseProfile(text: string, path: string): Result<SavedProfile, Refusal> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return err(refusal(`「${path}」は JSON として読めません。daicho が書いた対応表を直したのなら、かぎかっこやコンマを確かめてください。`, path));
  }
  const wrong = whatIsWrong(value);
  return wrong === undefined ? ok(value as SavedProfile) : err(refusal(`「${path}」は対応表ではありません: ${wrong}。daicho inspect が書いた対応表を指定してください。`, path));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A field, `field#part` of a split date, `field#2` of a second group, `!kind` of a column to leave out, or "" for 備考. */
const isField = (id: string): boolean => id.startsWith("!") || FIELD_IDS.has(id.replace(/#(?:part|\d+)$/u, ""));

function whatIsWrong(value: unknown): string | undefined {
  if (!isObject(value) || value["version"] !== 1) return "version が 1 ではありません";
  if (!Array.isArray(value["ledgers"])) return "ledgers の一覧がありません";
  return value["ledgers"].map(entryFault).find((fault) => fault !== undefined);
}

function entryFault(entry: unknown, index: number): string | undefined {
  const at = `ledgers の ${index + 1} 番目`;
  if (!isObject(entry) || typeof entry["name"] !== "string") return `${at}に name がありません`;
  if (!KINDS.includes(String(entry["kind"]) satisfies LedgerKind | string)) return `${at}の kind「${String(entry["kind"])}」は台帳の種類ではありません`;
  if (!Array.isArray(entry["headers"]) || !entry["headers"].every((header) => typeof header === "string")) return `${at}の headers が文字の一覧ではありません`;
  const fields = entry["fields"];
  if (!isObject(fields)) return `${at}に fields がありません`;
  const unknown = Object.entries(fields).find(([, id]) => typeof id !== "string" || !isField(id));
  return unknown === undefined ? undefined : `${at}の列「${unknown[0]}」の項目「${String(unknown[1])}」はありません`;
}

