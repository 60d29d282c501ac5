import { rankOfPost } from "./link/words-rank.ts";
import { fold, foldPath } from "./masters/fold.ts";
import { type CanonicalTables, RANK_BANDS, type RecordOf } from "./model/canonical.ts";
import type { Grid } from "./model/grid.ts";
import { err, ok, type Result } from "./model/result.ts";
import type { TransferFault, TransferMove, TransferPlan } from "./model/transfer.ts";
import { nameKey } from "./normalise/name-key.ts";
import { normaliseValue } from "./normalise/normalise-value.ts";
import { nearestName } from "./validate/nearest-name.ts";

/** Headers as people write them, after NFKC without spaces and without what stands in brackets. Earlier patterns of a field win. */
const HEADERS = {
  plan: [/^(?:異動)?(?:試算)?(?:案|プラン|ケース|パターン)(?:の?(?:名前|名称|名))?$/u],
  staffNo: [/^職員(?:番号|コード|no\.?|id)$/iu, /^(?:職員)?番号$/u],
  name: [/^(?:職員)?氏名$/u, /^(?:職員名|名前)$/u],
  code: [/^(?:異動先|異動後|新)の?(?:所属|課|部署|組織)?(?:コード|番号)$/u, /^所属コード$/u],
  dept: [/^(?:異動先|異動後|新)(?:の?(?:所属|課|部署|組織|部課)名?)?$/u, /^所属名?$/u],
  on: [/^(?:異動|発令|予定|異動予定|発令予定)?(?:年月)?日$/u],
  post: [/^(?:異動後|異動先|新)の?(?:職名|役職名?|職)$/u, /^(?:職名|役職)$/u],
  band: [/^(?:異動後|異動先|新)の?職階$/u, /^職階$/u],
} as const;
type Field = keyof typeof HEADERS;
type Columns = Readonly<Record<Field, number | undefined>>;

const HEAD_ROWS_SEARCHED = 20;
/** Side by side on paper. */
export const MOST_PLANS = 6;

type Complain = (row: number, kind: TransferFault["kind"], found: string, known?: string) => undefined;

/**
 * Named plans from the sheets of a file: one row per move; where there is no column 案の名前, a sheet is one plan by its own name.
 * @param grids  Sheets of an xlsx, xls or csv; sheets without the headers are left alone (explanations).
 * Errors: every row that cannot be taken, with what the ledger knows instead. Nothing is guessed: a name beside a number must be that person's.
 */
export function readTransferPlans(grids: readonly Grid[], tables: CanonicalTables, asOf: string): Result<readonly TransferPlan[], readonly TransferFault[]> {
  const faults: TransferFault[] = [];
  const known = indexOf(tables, asOf);
  const plans = new Map<string, { readonly name: string; readonly moves: TransferMove[]; readonly rows: Map<string, string> }>();
  const headed = grids.flatMap((grid) => {
    const head = headOf(grid);
    return head === undefined ? [] : [{ grid, head }];
  });
  for (const { grid, head } of headed) {
    const complain: Complain = (row, kind, found, more = "") => void faults.push({ sheet: grid.name, row, kind, found, known: more }) as undefined;
    for (const line of linesOf(grid, head)) {
      const move = moveOf(line, known, complain);
      const plan = planOf(line, head.columns.plan === undefined ? grid.name : undefined, complain);
      if (move === undefined || plan === undefined) continue;
      const entry = plans.get(fold(plan)) ?? { name: plan, moves: [], rows: new Map<string, string>() };
      const before = entry.rows.get(move.staffNo);
      if (before !== undefined) complain(line.row, "moved_twice", move.staffNo, before);
      entry.rows.set(move.staffNo, `${grid.name} ${line.row} 行目`);
      entry.moves.push(move);
      plans.set(fold(plan), entry);
    }
  }
  const [first] = grids;
  if (headed.length === 0) faults.push({ sheet: first?.name ?? "", row: 0, kind: "no_header", found: "", known: "" });
  else if (plans.size === 0 && faults.length === 0) faults.push({ sheet: headed[0]?.grid.name ?? "", row: headed[0]?.head.row ?? 0, kind: "no_moves", found: "", known: "" });
  else if (plans.size > MOST_PLANS) faults.push({ sheet: headed[0]?.grid.name ?? "", row: 0, kind: "too_many_plans", found: String(plans.size), known: String(MOST_PLANS) });
  return faults.length > 0 ? err(faults) : ok([...plans.values()].map(({ name, moves }) => ({ name, moves })));
}

interface Line {
  readonly row: number;
  readonly text: Readonly<Record<Field, string>>;
  /** 案の名前 as written, that of the row above for 〃. */
  readonly plan: string;
}

const plainHeader = (text: string): string => foldPath(text).replaceAll(/[（(【[][^）)】\]]*[）)】\]]/gu, "").replaceAll(/[*＊※:：]/gu, "");

function headOf(grid: Grid): { readonly row: number; readonly columns: Columns } | undefined {
  for (let row = 1; row <= Math.min(HEAD_ROWS_SEARCHED, grid.rowCount); row += 1) {
    const texts = Array.from({ length: grid.columnCount }, (_, c) => plainHeader(String(grid.cell(row, c + 1).value ?? "")));
    const column = (field: Field): number | undefined => {
      const at = HEADERS[field].map((pattern) => texts.findIndex((text) => pattern.test(text))).find((place) => place !== -1);
      return at === undefined ? undefined : at + 1;
    };
    const columns = Object.fromEntries((Object.keys(HEADERS) as Field[]).map((field) => [field, column(field)])) as unknown as Columns;
    if (columns.staffNo !== undefined && (columns.code !== undefined || columns.dept !== undefined)) return { row, columns };
  }
  return undefined;
}

/** The rows below the head that say anything; a merged cell counts for all its rows. */
function linesOf(grid: Grid, { row: head, columns }: { readonly row: number; readonly columns: Columns }): readonly Line[] {
  const rawAt = (row: number, column: number | undefined): string => {
    if (column === undefined) return "";
    const merge = grid.merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
    const cell = grid.cell(merge?.top ?? row, merge?.left ?? column);
    return (cell.iso ?? String(cell.value ?? "")).trim();
  };
  const textAt = (row: number, column: number | undefined): string => fold(rawAt(row, column));
  const lines: Line[] = [];
  let planAbove = "";
  for (let row = head + 1; row <= grid.rowCount; row += 1) {
    const text = Object.fromEntries((Object.keys(HEADERS) as Field[]).map((field) => [field, textAt(row, columns[field])])) as Record<Field, string>;
    if (text.staffNo === "" && text.name === "" && text.code === "" && text.dept === "") continue;
    const plan = isDitto(text.plan) ? planAbove : rawAt(row, columns.plan);
    lines.push({ row, text, plan });
    planAbove = plan;
  }
  return lines;
}

const isDitto = (text: string): boolean => /^(?:〃|"|''|同上|同じ)$/u.test(text);

function planOf({ row, plan }: Line, sheet: string | undefined, complain: Complain): string | undefined {
  if (sheet !== undefined) return sheet;
  return plan === "" || fold(plan) === "現状" ? complain(row, "plan_missing", plan) : plan;
}

interface Known {
  readonly staff: ReadonlyMap<string, RecordOf<"staff">>;
  /** Number without leading zeros → numbers. */
  readonly bare: ReadonlyMap<string, readonly string[]>;
  readonly departments: readonly RecordOf<"departments">[];
  readonly asOf: string;
}

const bareOf = (number: string): string => number.replace(/^0+(?=.)/u, "");

function indexOf(tables: CanonicalTables, asOf: string): Known {
  const bare = new Map<string, string[]>();
  const staff = new Map<string, RecordOf<"staff">>();
  for (const row of tables.staff) {
    if (row.staff_no === null || staff.has(row.staff_no)) continue;
    staff.set(row.staff_no, row);
    bare.set(bareOf(row.staff_no), [...(bare.get(bareOf(row.staff_no)) ?? []), row.staff_no]);
  }
  return { staff, bare, departments: tables.departments, asOf };
}

function moveOf({ row, text }: Line, known: Known, complain: Complain): TransferMove | undefined {
  const notes: string[] = [];
  const person = personOf(row, text, known, complain, notes);
  const dept = departmentOf(row, text, known, complain);
  const on = text.on === "" ? "" : String(normaliseValue("date", text.on).value ?? "");
  if (text.on !== "" && !/^\d{4}-\d{2}(?:-\d{2})?$/u.test(on)) complain(row, "date_unreadable", text.on);
  const band = text.band === "" ? undefined : RANK_BANDS.find((name) => name === text.band);
  if (text.band !== "" && band === undefined) complain(row, "band_unknown", text.band, RANK_BANDS.join("、"));
  if (person === undefined || dept === undefined) return undefined;
  const ofPost = text.post === "" ? undefined : rankOfPost(text.post);
  if (band === undefined && ofPost !== undefined && ofPost !== person.rank_band) notes.push(`職名から職階を${ofPost}としました`);
  if (dept === person.dept_code) notes.push("現在と同じ所属です");
  const rankBand = band ?? ofPost;
  return {
    staffNo: person.staff_no ?? "", toDept: dept, notes,
    ...(text.post === "" ? {} : { post: text.post }), ...(rankBand === undefined ? {} : { rankBand }), ...(on === "" ? {} : { on }),
  };
}

function personOf(row: number, text: Line["text"], { staff, bare }: Known, complain: Complain, notes: string[]): RecordOf<"staff"> | undefined {
  if (text.staffNo === "") return complain(row, "staff_missing", text.name);
  const given = String(normaliseValue("staff-no", text.staffNo).value ?? text.staffNo);
  const numbers = staff.has(given) ? [given] : (bare.get(bareOf(given)) ?? []);
  if (numbers.length > 1) return complain(row, "staff_ambiguous", given, numbers.join("、"));
  const person = staff.get(numbers[0] ?? "");
  if (person === undefined) return complain(row, "staff_unknown", given, namesakes(text.name, staff));
  if (person.staff_no !== given) notes.push(`職員番号「${given}」を「${person.staff_no ?? ""}」と読みました`);
  const names = [person.name, person.former_name].flatMap((name) => (name === null ? [] : [nameKey(name)]));
  if (text.name !== "" && !names.includes(nameKey(text.name))) return complain(row, "name_differs", `${given} ${text.name}`, person.name ?? "");
  return person;
}

/** Who has that name, so that the clerk finds the right number. */
function namesakes(name: string, staff: Known["staff"]): string {
  if (name === "") return "";
  const key = nameKey(name);
  return [...staff.values()].filter((row) => row.name !== null && nameKey(row.name) === key).map((row) => `${row.staff_no ?? ""} ${row.name ?? ""}`).join("、");
}

function departmentOf(row: number, text: Line["text"], known: Known, complain: Complain): string | undefined {
  if (text.code === "" && text.dept === "") return complain(row, "dept_missing", text.staffNo);
  const byCode = text.code === "" ? undefined : oneOf(row, text.code, withCode(text.code, known), known, complain);
  const byName = text.dept === "" ? undefined : oneOf(row, text.dept, withName(text.dept, known, byCode), known, complain);
  if ((text.code !== "" && byCode === undefined) || (text.dept !== "" && byName === undefined)) return undefined;
  if (byCode !== undefined && byName !== undefined && byCode.dept_code !== byName.dept_code) return complain(row, "dept_mismatch", `${text.code} ${text.dept}`, byCode.full_path ?? "");
  return (byCode ?? byName)?.dept_code ?? undefined;
}

const withCode = (code: string, { departments }: Known): readonly RecordOf<"departments">[] => {
  const exact = departments.filter((dept) => fold(dept.dept_code) === code);
  return exact.length > 0 ? exact : departments.filter((dept) => bareOf(fold(dept.dept_code)) === bareOf(code));
};

/** By the whole path, else by its end (「総務課」, 「総務部総務課」); a code beside the name says which of several is meant. */
function withName(name: string, { departments }: Known, chosen: RecordOf<"departments"> | undefined): readonly RecordOf<"departments">[] {
  const wanted = foldPath(name);
  const found = [(dept: RecordOf<"departments">) => foldPath(dept.full_path) === wanted, (dept: RecordOf<"departments">) => foldPath(dept.name) === wanted, (dept: RecordOf<"departments">) => foldPath(dept.full_path).endsWith(wanted)]
    .map((fits) => departments.filter(fits)).find((list) => list.length > 0) ?? [];
  return chosen !== undefined && found.includes(chosen) ? [chosen] : found;
}

function oneOf(row: number, found: string, all: readonly RecordOf<"departments">[], { departments, asOf }: Known, complain: Complain): RecordOf<"departments"> | undefined {
  const open = all.filter((dept) => dept.valid_to === null || dept.valid_to >= asOf);
  if (open.length > 1) return complain(row, "dept_ambiguous", found, open.map((dept) => `${dept.dept_code ?? ""} ${dept.full_path ?? ""}`).join("、"));
  const [one] = open;
  if (one !== undefined) return one;
  const [closed] = all;
  if (closed !== undefined) return complain(row, "dept_closed", found, closed.valid_to ?? "");
  return complain(row, "dept_unknown", found, nearestName(found, departments.flatMap((dept) => (dept.full_path === null ? [] : [dept.full_path, dept.name ?? ""]))) ?? "");
}
