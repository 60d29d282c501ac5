import type { Grid } from "../model/grid.ts";
import type { DetectedTable } from "../model/table.ts";
import { asBlocks } from "./blocks.ts";
import { buildTable } from "./build-table.ts";
import { unpivot } from "./crosstab.ts";
import { fieldsDown } from "./fields-down.ts";
import { withFixedColumns, withForm } from "./fixed-columns.ts";
import { findForms } from "./forms.ts";
import { labelRows } from "./label-rows.ts";
import { namesAcross } from "./names-across.ts";
import { partsAcross } from "./parts-across.ts";
import { makeSheetView, type Region, type SheetView } from "./sheet-view.ts";
import { splitSideBySide } from "./side-by-side.ts";
import { unitsAcross } from "./units-across.ts";
import { withSections } from "./sections.ts";
import { joinPages, toSegments } from "./segments.ts";

/**
 * The tables of one sheet in reading order: none for an empty sheet, several when stacked or side by side. Pure; never throws.
 * What it is unsure of has a confidence below 0.6.
 */
export function findTables(file: string, grid: Grid): readonly DetectedTable[] {
  const view = makeSheetView(grid);
  if (view.rows === 0 || view.columns === 0) return [];
  const whole: Region = { top: 1, left: 1, bottom: view.rows, right: view.columns };
  const lying = fieldsDown(view, file, whole);
  if (lying !== undefined) return lying;
  const lists = splitSideBySide(view, whole).flatMap((region) => tablesIn(view, file, region));
  const forms = findForms(view, file, lists.filter(isSound));
  const kept = lists.filter((list) => isSound(list) || !forms.some((form) => covers(form, list)));
  const tables = [...kept.map((list) => withForm(list, forms)), ...forms];
  return [...tables].sort((a, b) => a.range.top - b.range.top || a.range.left - b.range.left);
}

/** A record or two under a doubtful header may as well be lines of a form. */
const isSound = (list: DetectedTable): boolean => list.confidence >= 0.6 && !(list.records.length <= 2 && list.confidence < 0.75);

/** A form explains what looked like a doubtful list. */
const covers = (form: DetectedTable, list: DetectedTable): boolean => form.range.top <= list.lastDataRow && form.range.bottom >= list.range.top;

function tablesIn(view: SheetView, file: string, region: Region): readonly DetectedTable[] {
  const { phases } = labelRows(view, region);
  return joinPages(view, region, toSegments(phases, region)).flatMap((segment) => {
    const block: Region = { ...region, top: segment.top, bottom: segment.bottom };
    const parts = splitSideBySide(view, block);
    if (parts.length > 1) return parts.flatMap((part) => tablesIn(view, file, part));
    const table = buildTable(view, file, region, segment);
    return table === undefined ? [] : [withSections(withFixedColumns(view, region, segment.top, acrossToDown(view, asBlocks(view, table))))];
  });
}

/** Tables that go on to the right instead of down, each kind by its own pattern. */
const acrossToDown = (view: SheetView, table: DetectedTable): DetectedTable => unpivot(view, unitsAcross(view, partsAcross(view, namesAcross(view, table))));
