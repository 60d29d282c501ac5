import { type CellChange, type CellState, cellId, type Decision } from "./merge.ts";
import { sameValue, type Value } from "./return-values.ts";

/** One collection: when, of which distribution, what it changed, what was decided. */
export interface HistoryEntry {
  /** 1, 2, … */
  readonly number: number;
  readonly stamp: string;
  readonly distributionId: string;
  readonly changes: readonly CellChange[];
  readonly decisions: readonly Decision[];
}

/** Everything that ever came back, oldest first. Appended to, never rewritten. */
export interface History {
  readonly version: 1;
  readonly entries: readonly HistoryEntry[];
}

export const EMPTY_HISTORY: History = { version: 1, entries: [] };

/** The history with one more collection; a collection that changed and decided nothing new leaves it as it is. */
export function appendHistory(history: History, entry: Omit<HistoryEntry, "number">): History {
  const known = new Set(history.entries.flatMap((e) => e.decisions.map((d) => JSON.stringify(d))));
  const decisions = entry.decisions.filter((d) => !known.has(JSON.stringify(d)));
  if (entry.changes.length === 0 && decisions.length === 0) return history;
  return { version: 1, entries: [...history.entries, { ...entry, decisions, number: history.entries.length + 1 }] };
}

/** Decisions of earlier collections: they stand until a value they were about changes. Later ones win. */
export function rememberedDecisions(history: History): readonly Decision[] {
  const byCell = new Map<string, Decision>();
  for (const decision of history.entries.flatMap((e) => e.decisions)) byCell.set(`${cellId(decision.key, decision.field)}#${decision.fingerprint}`, decision);
  return [...byCell.values()];
}

/** The state after the first `upTo` collections, from the state now: changes are taken back one by one. `broken`: cells that were edited elsewhere in between. */
export function stateAt(now: CellState, history: History, upTo: number): { readonly state: CellState; readonly broken: readonly string[] } {
  const state = new Map<string, Value>(now);
  const broken: string[] = [];
  for (const entry of history.entries.filter((e) => e.number > upTo).reverse()) {
    for (const change of [...entry.changes].reverse()) {
      const id = cellId(change.key, change.field);
      if (!sameValue(state.get(id) ?? null, change.after)) broken.push(id);
      state.set(id, change.before);
    }
  }
  return { state, broken };
}

/** Reads a stored history; anything else is none. */
export function parseHistory(value: unknown): History | undefined {
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 1 || !("entries" in value) || !Array.isArray(value.entries)) return undefined;
  return value as History;
}
