import { f, type Reference, textLiteral } from "../../model/formula.ts";
import { levelOf } from "../../model/level-table.ts";
import type { RecordOf } from "../../model/canonical.ts";
import type { ItemWork, PersonWork } from "../../model/scoring-work.ts";
import type { StaffScore } from "../../model/scores.ts";
import { makeDraft, put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { dressSheet } from "../sheet/page.ts";
import { type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { DEPARTMENT_SHEETS, type DepartmentFacts } from "./department-input.ts";
import { DEPARTMENT_TEXTS } from "./wording.ts";

interface Line {
  readonly record: RecordOf<"staff">;
  readonly person: PersonWork | undefined;
  readonly place: number;
  readonly score: StaffScore | undefined;
}

/** 自所属の人材: own people only, columns by profile; levels only where the profile allows skills. */
export function departmentPeopleSheet(facts: DepartmentFacts): SheetDraft {
  const { input, leaders } = facts;
  const { share, profile } = input;
  const draft = makeDraft(DEPARTMENT_SHEETS.people);
  const withLevels = profile.columns.skills !== undefined && share.tables.skills.length > 0;
  const items = withLevels ? input.work.items.filter(({ item }) => input.work.literacySet.includes(item)) : [];
  const columns = [...factColumns(), ...(withLevels ? levelColumns(facts, items) : [])];
  columns.forEach((column, i) => (draft.widths[i + 1] = column.width ?? 10));
  put(draft, [1, 1], "自所属の人材", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: columns.length }, DEPARTMENT_TEXTS.peopleLead, "captionWrap");
  if (leaders !== undefined && profile.named) putLeaders(draft, leaders);
  if (withLevels) {
    putRequirements(draft, items);
    putWide(draft, { top: 3, left: 1, bottom: 3, right: columns.length }, items.map(({ item, name }) => `${item}＝${name}`).join("　"), "captionWrap");
  }
  const places = new Map(input.work.people.map((person, i) => [person.staffNo, { person, i }]));
  const scores = new Map(input.scores.staff.map((score) => [score.staff_no, score]));
  const lines = profile.named ? share.tables.staff.map((record): Line => {
    const found = places.get(record.staff_no ?? "");
    return { record, person: found?.person, place: found?.i ?? -1, score: scores.get(record.staff_no ?? "") };
  }) : [];
  const table = placeTable(draft, [HEAD, 1], columns, lines);
  if (lines.length === 0) put(draft, [table.firstRow, 1], DEPARTMENT_TEXTS.peopleNone, "caption");
  dressSheet(draft, facts.masthead, { label: facts.classLabel, titleRows: [HEAD, HEAD], freezeRows: HEAD, freezeColumns: 2 });
  return draft;
}

/** Rows 4: leaders; 6 and 7: required levels; head below. */
const [LEADERS, REQUIRED, HEAD] = [4, 6, 8];
const FIRST_ITEM = 9;

/** Staffing facts of the head's own department (R55): shown whatever the size. */
function putLeaders(draft: SheetDraft, { required, actual }: NonNullable<DepartmentFacts["leaders"]>): void {
  put(draft, [LEADERS, 1], "DX推進リーダー", "label");
  const cells = [["必要", required], ["現在", actual]] as const;
  const [need, have] = cells.map(([label, value], i) => {
    put(draft, [LEADERS, 2 + i * 2], label, "label");
    return put(draft, [LEADERS, 3 + i * 2], value, "count");
  });
  put(draft, [LEADERS, 6], "不足", "label");
  if (need !== undefined && have !== undefined) put(draft, [LEADERS, 7], f`MAX(0,${need}-${have})`, "countBold");
}

function putRequirements(draft: SheetDraft, items: readonly ItemWork[]): void {
  put(draft, [REQUIRED, FIRST_ITEM - 1], "必要（一般）", "label");
  put(draft, [REQUIRED + 1, FIRST_ITEM - 1], "必要（管理職）", "label");
  items.forEach(({ literacyRequired, literacyRequiredManager }, i) => {
    put(draft, [REQUIRED, FIRST_ITEM + i], literacyRequired, "count");
    put(draft, [REQUIRED + 1, FIRST_ITEM + i], literacyRequiredManager, "count");
  });
}

const factColumns = (): readonly ColumnSpec<Line>[] => [
  { id: "staffNo", label: "職員番号", width: 16, style: "text", cell: ({ record }) => record.staff_no },
  { id: "name", label: "氏名", width: 18, style: "text", cell: ({ record }) => record.name },
  { id: "section", label: "係", width: 14, style: "bodyShrink", cell: ({ record }) => record.dept_3 ?? record.dept_2 },
  { id: "post", label: "職名", width: 12, style: "bodyShrink", cell: ({ record }) => record.post },
  { id: "category", label: "人材区分", width: 15, style: "bodyShrink", cell: ({ score }) => score?.category ?? null },
  { id: "designation", label: "指名", width: 14, style: "bodyShrink", cell: ({ record }) => record.designation },
  { id: "manager", label: "管理職", width: 8, style: "mark", cell: ({ person }) => (person?.manager === true ? "○" : "") },
];

function levelColumns(facts: DepartmentFacts, items: readonly ItemWork[]): readonly ColumnSpec<Line>[] {
  const { work, settings, masters } = facts.input;
  const at = new Map(work.items.map(({ item }, i) => [item, i]));
  const level = (line: Line, item: ItemWork): number | null => (line.place < 0 ? null : (levelOf(work.levels, line.place, at.get(item.item) ?? -1)?.level ?? null));
  const across = (row: number): Reference => ({ anchor: "both", range: { top: row, left: FIRST_ITEM, bottom: row, right: FIRST_ITEM + Math.max(1, items.length) - 1 } });
  const size = items.length;
  // An item nobody has rated is unknown, not a weakness.
  const missing = (line: Line): readonly ItemWork[] => items.filter((item) => (level(line, item) ?? Number.POSITIVE_INFINITY) < (line.person?.manager === true ? item.literacyRequiredManager : item.literacyRequired));
  return [
    {
      id: "literacy", label: "リテラシー充足率", width: 13, style: "percentBold",
      cell: (line, own) => {
        const row = own("staffNo").range.top;
        const levels: Reference = { ...across(row), anchor: "column" };
        const required = across(line.person?.manager === true ? REQUIRED + 1 : REQUIRED);
        const judged = f`OR(${size}<${settings.literacyMinItems},COUNT(${levels})<${settings.literacyAssessedRate}*${size}-0.000000001)`;
        return { formula: f`IF(${judged},${textLiteral("判定不能")},SUMPRODUCT(ISNUMBER(${levels})*(${levels}>=${required}-0.000000001))/${size})`, value: line.score?.literacy ?? "判定不能" };
      },
    },
    ...items.map((item): ColumnSpec<Line> => ({ id: item.item, label: item.item, width: 6, style: "level0", cell: (line) => level(line, item) })),
    { id: "missing", label: "伸ばしたい項目", width: 30, style: "bodyWrap", cell: (line) => (items.every((item) => level(line, item) === null) ? DEPARTMENT_TEXTS.unrated : missing(line).slice(0, 4).map(({ name }) => name).join("、")) },
    {
      id: "courses", label: "研修の例", width: 26, style: "bodyWrap",
      cell: (line) => masters.courses.courses.filter(({ items: raised }) => missing(line).some(({ item }) => raised.includes(item))).slice(0, 2).map(({ name }) => name).join("、"),
    },
  ];
}
