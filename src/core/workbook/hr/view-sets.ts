import type { SheetDraft } from "../sheet/draft.ts";
import type { CoverageWorkSheet } from "./coverage-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { planItemData, putPlanItems } from "./plan-item-sheet.ts";
import { dimensionParts, pickedParts, presetParts, scaleParts, stepParts } from "./readiness-views.ts";
import { viewSheet } from "./view-sheet.ts";
import { VIEW_TEXTS } from "./view-wording.ts";
import type { ViewWorkSheet } from "./view-work.ts";

export interface ViewSheets {
  readonly sheets: readonly SheetDraft[];
  readonly data: SheetDraft;
}

/** The five sheets that look at readiness by part: dimension, step, obstacle, plan item, weights and scales. */
export function viewSheets(layout: HrLayout, views: ViewWorkSheet, coverage: CoverageWorkSheet): ViewSheets {
  const { masters } = layout.input;
  const source = { readiness: layout.readiness, sums: views.sums };
  const names = new Map(masters.presets.dimensions.map(({ id, name }) => [id as string, name]));
  const asked = masters.planItems.items.filter(({ id }) => layout.readiness.questions.some(({ planItems }) => planItems.includes(id)));
  const obstacles = masters.obstacles.obstacles.map(({ id, name, view }) => ({ id, name, short: name, meaning: view }));
  const presets = masters.presets.presets.map(({ id }) => ({ id, meaning: VIEW_TEXTS.preset[id] ?? VIEW_TEXTS.presetOther }));
  const lead = (text: string): string => `${text}${VIEW_TEXTS.how}`;
  const planItems = planItemData(layout, { views, coverage });
  return {
    data: planItems.draft,
    sheets: [
      viewSheet(layout, views, { sheet: SHEETS.byDimension, lead: lead(VIEW_TEXTS.dimension), parts: dimensionParts(source, names), ranked: true }),
      viewSheet(layout, views, { sheet: SHEETS.byStep, lead: lead(VIEW_TEXTS.step), parts: stepParts(source, masters.questions.steps), ranked: true }),
      viewSheet(layout, views, { sheet: SHEETS.byObstacle, lead: lead(VIEW_TEXTS.obstacle), parts: pickedParts(source, "obstacle", obstacles), ranked: true }),
      viewSheet(layout, views, {
        sheet: SHEETS.byPlanItem, lead: lead(VIEW_TEXTS.planItem), ranked: false,
        parts: pickedParts(source, "planItem", asked.map(({ id, name }) => ({ id, name, short: shortName(name), meaning: "" }))),
      }, (draft, row) => putPlanItems(draft, layout, planItems, row)),
      viewSheet(layout, views, {
        sheet: SHEETS.byWeight, lead: lead(VIEW_TEXTS.weight), ranked: false, spread: presets.map(({ id }) => id),
        parts: [...presetParts(source, presets), ...scaleParts(source, [VIEW_TEXTS.input, VIEW_TEXTS.outcome])],
      }),
    ],
  };
}

/** 自治体フロントヤード改革の推進 → フロントヤード改革: fits over four narrow columns. */
const shortName = (name: string): string => name.replace(/^自治体の?/u, "").replace(/(?:の推進|の利用推進|の徹底|の活用)$/u, "");
