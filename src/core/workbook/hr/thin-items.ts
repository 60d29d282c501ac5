import type { ItemWork, RoleWork } from "../../model/scoring-work.ts";
import { f, type Formula, textLiteral } from "../../model/formula.ts";
import { put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import type { HrLayout } from "./layout.ts";
import { THIN_TEXTS } from "./view-wording.ts";

/** One role, or literacy, and on how many of its items it stands. */
interface Base {
  readonly name: string;
  readonly asked: Formula | number;
  readonly all: Formula | number;
  readonly verdict: Formula | string;
}

/** R15: on how many items each result stands, and every item nobody was asked about, by name. Returns the next free row. */
export function putThinItems(draft: SheetDraft, layout: HrLayout, top: number, columns: number): number {
  put(draft, [top, 1], "判定に使った項目の数", "subtitle");
  const bases = placeTable(draft, [top + 1, 1], baseColumns, basesOf(layout));
  const row = bases.lastRow + 2;
  put(draft, [row, 1], THIN_TEXTS.head, "subtitle");
  const thin = thinItems(layout);
  if (thin.length === 0) {
    put(draft, [row + 1, 1], THIN_TEXTS.none, "caption");
    return row + 3;
  }
  putAcross(draft, [row + 1, 1], ["項目", "記号"], "head");
  putWide(draft, { top: row + 1, left: 3, bottom: row + 1, right: 4 }, "使うところ（★必須）", "head");
  put(draft, [row + 1, columns], "次にすること", "head");
  thin.forEach(({ item, uses, must }, i) => {
    const at = row + 2 + i;
    putAcross(draft, [at, 1], [item.name, item.item], ["bodyShrink", "bodyCenter"]);
    putWide(draft, { top: at, left: 3, bottom: at, right: 4 }, uses.join(" "), "bodyShrink");
    put(draft, [at, columns], must ? THIN_TEXTS.must : THIN_TEXTS.next, "bodyWrap");
  });
  return row + 3 + thin.length;
}

function basesOf({ input, settings, fits }: HrLayout): readonly Base[] {
  const { literacySet, literacyTotal, roles } = input.work;
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const t = textLiteral;
  const usable = (r: number): Formula => f`IF(${cellIn(fits.roles, r, "usable")}=1,${t("○ 判定できます。")},${t("△ 必須の項目がない、又は項目が少ないため判定不能です。")})`;
  return [
    { name: THIN_TEXTS.literacy, asked: f`${literacySet.length}+0`, all: f`${literacyTotal}+0`, verdict: f`IF(${literacySet.length}>=${settings.value("literacyMinItems")},${t("○ 判定できます。")},${t("△ 項目が少ないため判定不能です。")})` },
    ...roles.map(({ role }, r): Base => ({
      name: names.get(role) ?? role, asked: f`${cellIn(fits.roles, r, "itemsInUse")}`, all: f`COUNTIFS(${columnRange(settings.requirements, "roleNo")},${r + 1})`, verdict: usable(r),
    })),
  ];
}

const baseColumns: readonly ColumnSpec<Base>[] = [
  { id: "name", label: "判定するもの", style: "bodyShrink", cell: ({ name }) => name },
  { id: "asked", label: "調査あり", style: "count", cell: ({ asked }) => asked },
  { id: "all", label: "全項目", style: "count", cell: ({ all }) => all },
  { id: "rate", label: "割合", style: "percentBold", cell: (_base, own) => f`IF(${own("all")}=0,"―",${own("asked")}/${own("all")})` },
  { id: "verdict", label: "判定", style: "bodyWrap", cell: ({ verdict }) => verdict },
];

interface ThinItem {
  readonly item: ItemWork;
  readonly uses: readonly string[];
  readonly must: boolean;
}

/** Must-haves of unusable roles first, then in the order of the standard. */
function thinItems({ input }: HrLayout): readonly ThinItem[] {
  const { items, roles } = input.work;
  const found = items.filter(({ inUse }) => !inUse).flatMap((item): readonly ThinItem[] => {
    const using = roles.flatMap((role) => role.items.flatMap((need) => (need.item === item.item ? [{ role, need }] : [])));
    const uses = [...(item.framework === "DSS-L" ? [THIN_TEXTS.literacy] : []), ...using.map(({ role, need }) => `${need.mustHave ? "★" : ""}${role.role}`)];
    return uses.length === 0 ? [] : [{ item, uses, must: using.some(({ role, need }) => need.mustHave && !(role as RoleWork).usable) }];
  });
  return found.toSorted((a, b) => Number(b.must) - Number(a.must));
}
