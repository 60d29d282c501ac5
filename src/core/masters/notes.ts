import type { ItemWork, RoleWork } from "../model/scoring-work.ts";

export interface NoteInput {
  readonly items: readonly ItemWork[];
  readonly roles: readonly Pick<RoleWork, "role" | "usable" | "itemsInUse" | "items">[];
  readonly literacySet: readonly string[];
  readonly surveySkills: number;
}

/** What the data allowed, for 算出根拠 (R15: every result says on how many items it stands). */
export function scoringNotes({ items, roles, literacySet, surveySkills }: NoteInput): readonly string[] {
  const total = items.filter((item) => item.framework === "DSS-L").length;
  const used = items.filter((item) => item.inUse).length;
  const unusable = roles.filter((role) => !role.usable).map((role) => role.role);
  return [
    `DXリテラシーは${total}項目のうち${literacySet.length}項目で判定しています。`,
    ...roles.map((role) => `役割${role.role}は${role.items.length}項目のうち${role.itemsInUse}項目で判定しています。`),
    ...(unusable.length === 0 ? [] : [`判定できない役割（${unusable.join("、")}）の必要人数は、全庁の充足率に入れていません。`]),
    ...(literacySet.length < total && used > 0 ? [`${surveySkills}技能調査による簡易判定です。調査していない項目は、職員の弱みではなく団体として不明なものとして扱っています。`] : []),
  ];
}
