import type { FormOddity, ReturnedCell, ReturnedForm } from "./return-form.ts";
import { sameValue, type Value } from "./return-values.ts";

/** `key` + `field` of every input cell; values by that. */
export type CellState = ReadonlyMap<string, Value>;
export const cellId = (key: string, field: string): string => `${key}#${field}`;

export interface CellChange {
  readonly key: string;
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
  /** Returned file the value came from; the decision sheet where a person decided. */
  readonly file: string;
  readonly by: "department" | "decision";
}

export interface Conflict {
  readonly key: string;
  readonly field: string;
  readonly base: Value;
  readonly ours: Value;
  /** Distinct returned values, ascending as text, each with its places. */
  readonly theirs: readonly { readonly value: Value; readonly at: readonly { readonly file: string; readonly sheet: string; readonly row: number; readonly column: number }[] }[];
  /** `ours_and_theirs`: HR changed the cell as well. `theirs_differ`: rows or files of one department disagree. */
  readonly kind: "ours_and_theirs" | "theirs_differ";
  /** Of base and returned values: a decision stands while they, and HR's value, are what the person saw. */
  readonly fingerprint: string;
}

/** A decision read back from the sheet 競合. */
export interface Decision {
  readonly key: string;
  readonly field: string;
  readonly fingerprint: string;
  /** HR's value the person saw when deciding. */
  readonly ours: Value;
  readonly take: "theirs" | "ours" | "base" | "value";
  /** For `value`, and for `theirs` when there are several. */
  readonly value?: Value;
}

export interface MergeResult {
  /** Every input cell after the merge. */
  readonly merged: CellState;
  readonly changes: readonly CellChange[];
  readonly conflicts: readonly Conflict[];
  /** Decisions whose conflict is gone or has changed: not used. */
  readonly staleDecisions: readonly Decision[];
  readonly invalid: readonly (ReturnedCell & { readonly file: string })[];
  readonly oddities: readonly (FormOddity & { readonly file: string })[];
}

interface Proposal {
  readonly value: Value;
  readonly at: { readonly file: string; readonly sheet: string; readonly row: number; readonly column: number }[];
}

/**
 * Three-way merge of returned answers: base = as sent, ours = HR's values now, theirs = what came back.
 * Blank = unchanged. Only theirs changed → theirs; only ours changed → ours; both to the same → that; else a conflict, and ours stays until
 * somebody decides. The order of files never matters; merging the same returns into the result changes nothing.
 */
export function mergeReturns(base: CellState, ours: CellState, returns: readonly ReturnedForm[], decisions: readonly Decision[] = []): MergeResult {
  const proposals = gather(returns);
  const merged = new Map(base);
  for (const [id, value] of ours) merged.set(id, value);
  const changes: CellChange[] = [];
  const conflicts: Conflict[] = [];
  const used = new Set<Decision>();
  for (const [id, { key, field, values }] of [...proposals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sent = base.get(id) ?? null;
    const now = ours.has(id) ? (ours.get(id) ?? null) : sent;
    const fingerprint = conflictFingerprint(sent, values);
    const decision = decisions.find((d) => d.key === key && d.field === field && d.fingerprint === fingerprint);
    const decided = decision === undefined ? undefined : decidedValue(decision, sent, values);
    if (decision !== undefined && decided !== undefined && (sameValue(now, decision.ours) || sameValue(now, decided))) {
      used.add(decision);
      apply(merged, changes, { key, field, before: now, after: decided, file: values[0]?.at[0]?.file ?? "", by: "decision" });
      continue;
    }
    const outcome = decide(sent, now, values);
    if (outcome.kind === "settled") {
      apply(merged, changes, { key, field, before: now, after: outcome.value, file: values[0]?.at[0]?.file ?? "", by: "department" });
      continue;
    }
    conflicts.push({ key, field, base: sent, ours: now, theirs: values, kind: outcome.kind, fingerprint });
  }
  return {
    merged, changes, conflicts, staleDecisions: decisions.filter((d) => !used.has(d)),
    invalid: returns.flatMap((r) => r.cells.filter((c) => c.answer.kind === "invalid").map((c) => ({ ...c, file: r.file }))),
    oddities: returns.flatMap((r) => r.oddities.map((o) => ({ ...o, file: r.file }))),
  };
}

/** Changed values per cell over all files and repeated rows; equal values together, in an order that does not depend on the files'. */
function gather(returns: readonly ReturnedForm[]): ReadonlyMap<string, { key: string; field: string; values: readonly Proposal[] }> {
  const found = new Map<string, { key: string; field: string; values: Proposal[] }>();
  for (const r of [...returns].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    for (const cell of r.cells) {
      if (cell.answer.kind !== "value") continue;
      const id = cellId(cell.key, cell.field);
      const entry = found.get(id) ?? { key: cell.key, field: cell.field, values: [] };
      const value = cell.answer.value;
      const place = { file: r.file, sheet: cell.sheet, row: cell.row, column: cell.column };
      const same = entry.values.find((p) => sameValue(p.value, value));
      if (same === undefined) entry.values.push({ value, at: [place] });
      else same.at.push(place);
      found.set(id, entry);
    }
  }
  for (const entry of found.values()) entry.values.sort((a, b) => (String(a.value) < String(b.value) ? -1 : 1));
  return found;
}

function decide(base: Value, ours: Value, theirs: readonly Proposal[]): { readonly kind: "settled"; readonly value: Value } | { readonly kind: Conflict["kind"] } {
  const [only, another] = theirs;
  if (only === undefined) return { kind: "settled", value: ours };
  if (another !== undefined) return { kind: "theirs_differ" };
  if (sameValue(ours, base) || sameValue(ours, only.value)) return { kind: "settled", value: sameValue(ours, only.value) ? ours : only.value };
  return { kind: "ours_and_theirs" };
}

function apply(merged: Map<string, Value>, changes: CellChange[], change: CellChange): void {
  if (sameValue(change.before, change.after)) return;
  merged.set(cellId(change.key, change.field), change.after);
  changes.push(change);
}

/** undefined: the chosen returned value is none of those that came back. */
function decidedValue(decision: Decision, base: Value, theirs: readonly Proposal[]): Value | undefined {
  if (decision.take === "ours") return decision.ours;
  if (decision.take === "base") return base;
  if (decision.take === "value") return decision.value ?? null;
  return theirs.length === 1 ? theirs[0]?.value : theirs.find((t) => sameValue(t.value, decision.value ?? null))?.value;
}

function conflictFingerprint(base: Value, theirs: readonly Proposal[]): string {
  const text = JSON.stringify([base, theirs.map((t) => t.value)]);
  let a = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return `${text.length.toString(36)}-${a.toString(16).padStart(8, "0")}`;
}
