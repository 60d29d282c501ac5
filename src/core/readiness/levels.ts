import type { RecordOf } from "../model/canonical.ts";
import { dayNumber } from "../model/date.ts";
import type { LevelTable } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold, remember } from "../masters/fold.ts";
import type { Masters } from "../masters/master-types.ts";
import { lastDay } from "./calendar.ts";
import type { HeldCertificate } from "./certificates.ts";

/** Highest level of the scale (domain 10.3). */
const TOP_LEVEL = 4;
const UNDATED = -2_000_000_000;

export interface Levels {
  readonly table: LevelTable;
  /** Item by item: some row of `skills` with a level reaches it (R15). */
  readonly inUse: readonly boolean[];
  readonly unmapped: readonly { readonly skill: string; readonly records: number }[];
  /** Indices of rows whose level is outside 0-4: not used. */
  readonly outside: readonly number[];
}

export interface LevelInput {
  readonly skills: readonly RecordOf<"skills">[];
  readonly persons: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<string, number>;
  readonly certificates: readonly (readonly HeldCertificate[])[];
  readonly masters: Masters;
  readonly settings: Settings;
}

/** R12-R14: the assessment that counts for each person and item, lifted by certificate floors. */
export function levelTable(input: LevelInput): Levels {
  const { skills, persons, items, settings } = input;
  const cells = persons.size * items.size;
  const level = new Float64Array(cells).fill(Number.NaN);
  const skillRow = new Int32Array(cells).fill(-1);
  const held: Held = { rank: new Uint8Array(cells), day: new Int32Array(cells), level, skillRow };
  const used = new Array<boolean>(items.size).fill(false);
  const unmapped = new Map<string, number>();
  const outside: number[] = [];
  const itemsOf = skillItems(input);
  const rankOf = sourceRank(settings);
  const dayOf = remember((text) => assessedDay(text));
  const placeOf = remember((text) => persons.get(text));

  skills.forEach((row, index) => {
    if (row.level === null) return;
    if (!(row.level >= 0 && row.level <= TOP_LEVEL)) return void outside.push(index);
    const reached = itemsOf(row);
    if (reached.length === 0) {
      const name = row.skill_name ?? row.skill_id ?? "";
      unmapped.set(name, (unmapped.get(name) ?? 0) + 1);
    }
    const person = placeOf(row.staff_no);
    const rank = rankOf(row.source);
    const day = dayOf(row.assessed_on);
    for (const item of reached) {
      used[item] = true;
      if (person === undefined) continue;
      const at = person * items.size + item;
      if (!beats(held, at, rank, day, row.level)) continue;
      held.rank[at] = rank;
      held.day[at] = day;
      level[at] = row.level;
      skillRow[at] = index;
    }
  });
  const certificateRow = applyFloors({ level, skillRow }, input);
  return {
    table: { people: persons.size, items: items.size, level, skillRow, certificateRow },
    inUse: used, outside,
    unmapped: [...unmapped].map(([skill, records]) => ({ skill, records })).sort((a, b) => (a.skill < b.skill ? -1 : 1)),
  };
}

interface Held {
  readonly rank: Uint8Array;
  readonly day: Int32Array;
  readonly level: Float64Array;
  readonly skillRow: Int32Array;
}

/** R12: better source, then later, then higher. A smaller rank is better. Five plain arguments: this runs once per assessment. */
function beats(held: Held, at: number, rank: number, day: number, level: number): boolean {
  if ((held.skillRow[at] ?? -1) < 0) return true;
  const heldRank = held.rank[at] ?? 0;
  if (rank !== heldRank) return rank < heldRank;
  const heldDay = held.day[at] ?? 0;
  return day !== heldDay ? day > heldDay : level > (held.level[at] ?? 0);
}

function assessedDay(text: string): number {
  const day = lastDay(text);
  return day === undefined ? UNDATED : dayNumber(day);
}

function sourceRank(settings: Settings): (source: string | null) => number {
  const order = settings.sourceOrder.map((entry) => entry.split("=").map(fold));
  return remember((source) => {
    const at = order.findIndex((equals) => equals.includes(fold(source)));
    return at === -1 ? order.length : at;
  });
}

/** R13: by name through the survey mapping, else by item id. */
function skillItems({ items, masters }: LevelInput): (row: RecordOf<"skills">) => readonly number[] {
  const index = (id: string): readonly number[] => {
    const at = items.get(id);
    return at === undefined ? [] : [at];
  };
  const mapping = new Map(masters.surveyMapping.mappings.map((m) => [fold(m.skill), m.items.flatMap(index)]));
  const byName = remember((name) => mapping.get(fold(name)));
  const byId = remember((id) => index(fold(id)));
  return (row) => byName(row.skill_name) ?? byId(row.skill_id);
}

/** R14: level = max(level, min(cap, floor)) unless the manager gave one. */
function applyFloors(held: Pick<Held, "level" | "skillRow">, { skills, items, certificates, settings }: LevelInput): Int32Array {
  const { level, skillRow } = held;
  const lifted = new Int32Array(level.length).fill(-1);
  const manager = fold(settings.sourceOrder[0]?.split("=")[0] ?? "");
  certificates.forEach((held, person) => {
    for (const { row, valid, index } of held) {
      if (row === undefined || !valid || row.itss <= 0) continue;
      const floor = Math.min(settings.certificateFloorCap, row.floor);
      for (const id of row.items) {
        const item = items.get(id);
        if (item === undefined) continue;
        const at = person * items.size + item;
        const assessed = skillRow[at] ?? -1;
        if (assessed >= 0 && fold(skills[assessed]?.source ?? "") === manager) continue;
        const now = level[at] ?? Number.NaN;
        if (!Number.isNaN(now) && now >= floor) continue;
        level[at] = floor;
        lifted[at] = index;
      }
    }
  });
  return lifted;
}
