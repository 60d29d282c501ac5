import { f, type Formula, type Reference } from "../../model/formula.ts";
import { serialOf } from "../../model/date.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import { lastDay } from "../../readiness/calendar.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import type { FitSheet } from "./fit-work.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import { type DataSheet, OPEN_END } from "./project-data.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import { periodName } from "../sheet/date-cell.ts";
import type { StaffSheet } from "./staff-data.ts";
import { LEAVER_NUMBER } from "./dependence-layout.ts";
import { transferCell } from "./transfer-layout.ts";

/**
 * 計算_配分 (R29, R30): who can give how much to which role. The order of the pairs is the engine's (fit, role, staff number) and stands as data;
 * the amounts are formulas: each row takes the smaller of what its person and its role have left after the rows above.
 */
export interface SupplySheet {
  readonly draft: SheetDraft;
  /** People with a fit worth showing: `capacity0` …. */
  readonly carriers: PlacedTable;
  /** Row on データ_職員 (from 0) of each carrier. */
  readonly carrierPeople: readonly number[];
  /** Pairs in order: `given0` … (against demand), `spare0` … (left over). */
  readonly pairs: PlacedTable;
}

/** One distribution: a half, or the first half once more with the posts of 異動試算 (`w`) or without the person chosen on 担い手の集中 (`x`). */
interface Round {
  readonly id: string;
  readonly t: number;
  readonly name: string;
}

const roundsOf = ({ work }: HrWorkbookInput): readonly Round[] => [
  ...work.periods.map(({ label }, t): Round => ({ id: String(t), t, name: periodName(label) })),
  { id: "w", t: 0, name: "異動試算" },
  { id: "x", t: 0, name: "離任試算" },
];

interface Pair {
  /** Row on データ_職員, row among the carriers (both from 0), role (from 0). */
  readonly person: number;
  readonly carrier: number;
  readonly role: number;
  /** Pair above with the same person, the same role; −1 = none. `lastOfPerson` = the person's last pair. */
  readonly abovePerson: number;
  readonly aboveRole: number;
  readonly lastOfPerson: number;
}

export interface SupplyParts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly staff: StaffSheet;
  readonly fits: FitSheet;
  readonly demands: DataSheet;
  readonly assignments: DataSheet;
}

export function supplySheet(parts: SupplyParts): SupplySheet {
  const { pairs, carriers } = pairsOf(parts.input);
  const draft = makeDraft(SHEETS.supplyWork);
  putDataTitle(draft, "供給の配分。適合する人を適合度の高い順に、その人の余力と役割の残り需要の小さい方だけ割り当てます（並び順は計算時点のもの）。");
  put(draft, [3, 1], "担い手の余力（常勤換算×DX従事割合×（1－差引）×退職までの割合）", "caption");
  const carrierTable = placeTable(draft, [4, 1], carrierColumns(parts), carriers);
  const top = carrierTable.lastRow + 3;
  put(draft, [top - 1, 1], "配分（上の行から順に）", "caption");
  const pairTable = placeTable(draft, [top, 1], pairColumns(parts, carrierTable, top), pairs);
  return { draft, carriers: carrierTable, carrierPeople: carriers, pairs: pairTable };
}

/** Pairs that are qualified, in R30's order. */
function pairsOf({ work }: HrWorkbookInput): { readonly pairs: readonly Pair[]; readonly carriers: readonly number[] } {
  const roles = ROLE_IDS.length;
  const found = work.people.flatMap((_person, person) => ROLE_IDS.flatMap((_role, role) => (work.fits.state[person * roles + role] === 1 ? [{ person, role }] : [])));
  const key = ({ person, role }: { person: number; role: number }): number => Math.round((work.fits.fit[person * roles + role] ?? 0) * 1e9);
  const ordered = found.toSorted((a, b) => key(b) - key(a) || a.role - b.role || a.person - b.person);
  const carriers = [...new Set(found.map(({ person }) => person))];
  const carrierOf = new Map(carriers.map((person, i) => [person, i]));
  const lastOfPerson = new Map(ordered.map(({ person }, k) => [person, k]));
  const [byPerson, byRole] = [new Map<number, number>(), new Map<number, number>()];
  const pairs = ordered.map((pair, k): Pair => {
    const made = {
      ...pair, carrier: carrierOf.get(pair.person) ?? 0, abovePerson: byPerson.get(pair.person) ?? -1, aboveRole: byRole.get(pair.role) ?? -1,
      lastOfPerson: lastOfPerson.get(pair.person) ?? k,
    };
    byPerson.set(pair.person, k);
    byRole.set(pair.role, k);
    return made;
  });
  return { pairs, carriers };
}

function carrierColumns({ input, settings, staff, assignments }: SupplyParts): readonly ColumnSpec<number>[] {
  const from = (id: string) => (person: number): Formula => f`${cellIn(staff.table, person, id)}`;
  const retire = (person: number): number | null => {
    const day = lastDay(staff.people[person]?.record.retire_date ?? null);
    return day === undefined ? OPEN_END : serialOf(day);
  };
  return [
    { id: "person", label: "職員の番号", width: 8, style: "count", cell: (person) => person + 1 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: (person) => staff.people[person]?.work.staffNo ?? null },
    { id: "name", label: "氏名", width: 16, style: "text", cell: (person) => staff.people[person]?.record.name ?? null },
    { id: "fte", label: "常勤換算", width: 9, style: "fte", cell: from("fte") },
    { id: "share", label: "DX従事割合", width: 9, style: "fte", cell: from("share") },
    { id: "retire", label: "退職日", width: 11, style: "date", cell: retire },
    ...input.work.periods.flatMap((period, t): readonly ColumnSpec<number>[] => [
      {
        id: `busy${t}`, label: `${periodName(period.label)} 差引`, width: 9, style: "fte",
        cell: (_person, own) => f`SUMIFS(${columnRange(assignments.table, `busy${t}`)},${columnRange(assignments.table, "person")},${own("person")})`,
      },
      { id: `capacity${t}`, label: `${periodName(period.label)} 余力`, width: 9, style: "fte", cell: (person, own) => ({ formula: capacityFormula({ settings, staff, person, t }, own), value: input.work.people[person]?.capacity[t] ?? 0 }) },
    ]),
    { id: "transferShare", label: "異動試算 DX従事割合", width: 9, style: "fte", cell: (person) => f`${transferCell("share", person)}` },
    { id: "capacityw", label: "異動試算 余力", width: 9, style: "fte", cell: (_person, own) => f`IF(${own("share")}=0,${own("capacity0")},${own("capacity0")}/${own("share")}*${own("transferShare")})` },
    { id: "capacityx", label: "離任試算 余力", width: 9, style: "fte", cell: (_person, own) => f`IF(${own("person")}=${LEAVER_NUMBER},0,${own("capacity0")})` },
  ];
}

function capacityFormula({ settings, staff, person, t }: { settings: SettingSheet; staff: StaffSheet; person: number; t: number }, own: OwnRow): Formula {
  const { periods } = settings;
  const present = f`MAX(0,MIN(${own("retire")},${cellIn(periods, t, "last")})-${cellIn(periods, t, "first")}+1)/${cellIn(periods, t, "days")}`;
  return f`${cellIn(staff.table, person, "scope")}*${own("fte")}*${own("share")}*MAX(0,1-${own(`busy${t}`)})*${present}`;
}

/** Columns before those of the halves, in order: rows refer to rows above them by place. */
const PAIR_COLUMNS = ["k", "person", "staffNo", "name", "roleNo", "role", "fit", "qualified", "before", "order"] as const;

function pairColumns(parts: SupplyParts, carriers: PlacedTable, top: number): readonly ColumnSpec<Pair>[] {
  const { input, staff, fits, demands } = parts;
  const columnAt = new Map(PAIR_COLUMNS.map((id, c) => [id as string, c + 1]));
  const rounds = roundsOf(input);
  rounds.forEach((round, k) => ["left", "need", "given", "spare"].forEach((id, c) => columnAt.set(`${id}${round.id}`, PAIR_COLUMNS.length + k * 4 + c + 1)));
  const at = (id: string, k: number): Reference => {
    const column = columnAt.get(id) ?? 0;
    return { sheet: SHEETS.supplyWork, anchor: "column", range: { top: top + 1 + k, left: column, bottom: top + 1 + k, right: column } };
  };
  return [
    { id: "k", label: "順", style: "count", cell: (_pair, _own, k) => k + 1 },
    { id: "person", label: "職員の番号", style: "count", cell: ({ person }) => person + 1 },
    { id: "staffNo", label: "職員番号", style: "text", cell: ({ person }) => staff.people[person]?.work.staffNo ?? null },
    { id: "name", label: "氏名", style: "text", cell: ({ person }) => staff.people[person]?.record.name ?? null },
    { id: "roleNo", label: "役割番号", style: "count", cell: ({ role }) => role + 1 },
    { id: "role", label: "役割", style: "bodyCenter", cell: ({ role }) => ROLE_IDS[role] ?? null },
    { id: "fit", label: "適合度", style: "fte", cell: ({ person, role }) => f`${cellIn(fits.people, person, `fit${role}`)}` },
    { id: "qualified", label: "適合（1）", style: "count", cell: ({ person, role }) => f`IF(${cellIn(fits.people, person, `state${role}`)}=1,1,0)` },
    { id: "before", label: "上の行までに適合", style: "count", cell: ({ abovePerson }) => (abovePerson < 0 ? 0 : f`${at("before", abovePerson)}+${at("qualified", abovePerson)}`) },
    {
      id: "order", label: "並び（○＝順番どおり）", style: "mark",
      cell: (_pair, own, k) => (k === 0 ? "○" : f`IF(AND(ISNUMBER(${own("fit")}),ISNUMBER(${at("fit", k - 1)})),IF(ROUND(${own("fit")},9)<=ROUND(${at("fit", k - 1)},9),"○","△"),"△")`),
    },
    ...rounds.flatMap(({ id: round, t, name }): readonly ColumnSpec<Pair>[] => {
      const demand = (role: number): Formula => f`SUMIFS(${columnRange(demands.table, `demand${t}`)},${columnRange(demands.table, "roleNo")},${role + 1},${columnRange(demands.table, "internal")},1)`;
      const after = (a: string, b: string, k: number): Formula => f`${at(`${a}${round}`, k)}-${at(`${b}${round}`, k)}`;
      return [
        { id: `left${round}`, label: `${name} 余力`, style: "fte", cell: ({ abovePerson, carrier }) => (abovePerson < 0 ? f`${cellIn(carriers, carrier, `capacity${round}`)}` : after("left", "given", abovePerson)) },
        { id: `need${round}`, label: `${name} 残り需要`, style: "fte", cell: ({ aboveRole, role }) => (aboveRole < 0 ? demand(role) : after("need", "given", aboveRole)) },
        { id: `given${round}`, label: `${name} 割当`, style: "fte", cell: (_pair, own) => f`${own("qualified")}*MIN(${own(`left${round}`)},${own(`need${round}`)})` },
        {
          id: `spare${round}`, label: `${name} 余り`, style: "fte",
          cell: ({ lastOfPerson }, own) => f`IF(AND(${own("qualified")}=1,${own("before")}=0),${at(`left${round}`, lastOfPerson)}-${at(`given${round}`, lastOfPerson)},0)`,
        },
      ];
    }),
  ];
}
