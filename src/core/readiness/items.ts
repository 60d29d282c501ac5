import type { ItemWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { Masters } from "../masters/master-types.ts";

/** Every master item in the order of the masters (DSS-L, then DSS-P), with R16's required levels. */
export function itemList(masters: Masters, settings: Settings): readonly Omit<ItemWork, "inUse">[] {
  const manager = (group: string): number =>
    settings.literacyManagerGroups.includes(group) ? settings.literacyRequiredManager : settings.literacyRequired;
  return [
    ...masters.literacy.items.map((item) => ({
      item: item.id, framework: "DSS-L" as const, name: item.name, group: item.group,
      literacyRequired: settings.literacyRequired, literacyRequiredManager: manager(item.group),
    })),
    ...masters.promotion.items.map((item) => ({
      item: item.id, framework: "DSS-P" as const, name: item.name, group: item.subCategory,
      literacyRequired: 0, literacyRequiredManager: 0,
    })),
  ];
}
