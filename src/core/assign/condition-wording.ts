import type { Violation } from "./check-plan.ts";
import { CONDITION_SHEETS, type PlanConditions } from "./plan-conditions.ts";
import { DEFAULT_RULES } from "./problem.ts";
import type { ConditionFault } from "./read-conditions.ts";

/** Place, what stands there, and the remedy. */
export function conditionFaultText(fault: ConditionFault): string {
  if (fault.kind === "no_sheet") return `条件のシート（${Object.values(CONDITION_SHEETS).map((name) => `「${name}」`).join("")}）が一つもありません。「配置案・育成計画.xlsx」の黄色の欄に記入したものを指定してください。`;
  if (fault.kind === "no_heading") return `シート「${fault.sheet}」に見出し「${fault.heading}」がありません。見出しの行を元に戻してください。`;
  return `シート「${fault.sheet}」の ${fault.cell}：${cellText(fault)}`;
}

type CellFault = Exclude<ConditionFault, { readonly kind: "no_sheet" | "no_heading" }>;

function cellText({ kind, found, expected }: CellFault): string {
  const it = `「${found}」`;
  switch (kind) {
    case "unreadable": return `${it}は使えません。${expected}で記入してください。`;
    case "unknown_staff": return found === "" ? "職員番号がありません。" : `職員番号${it}の職員が名簿にいません。番号を確かめてください。`;
    case "wrong_name": return `氏名${it}は、その職員番号の氏名「${expected}」と違います。番号か氏名を直してください。`;
    case "unknown_section": return `所属${it}には、案件に充てられる職員がいません。所属コードを確かめてください。`;
    case "unknown_project": return found === "" ? "希望する案件がありません。案件番号か案件名を記入してください。" : `案件${it}が見つからないか、同じ名前の案件が二つ以上あります。案件番号で記入してください。`;
    case "unknown_period": return `半期${it}は対象にありません。${expected} から選んでください。`;
    case "same_person": return "同じ職員が並んでいます。別の二人を記入してください。";
    case "half_pair": return "職員番号が片方しかありません。二人とも記入してください。";
    case "unknown_decision": return `${it}は選べません。${expected} から選んでください。`;
  }
}

/** Why a proposal marked 採用 cannot stay. `slotName` gives 「案件（役割）」. */
export function keptFaultText(violation: Violation, slotName: (slot: string) => string): string {
  const remedy = "シート「配置案」の「採否」か、条件を直してください。";
  switch (violation.rule) {
    case "eligible": return `採用とした配置（職員番号 ${violation.staffNo}、${slotName(violation.slot)}）は、今の台帳では役割の要件を満たさないか、必要がなくなっています。${remedy}`;
    case "declined": case "kept": return `職員番号 ${violation.staffNo} の配置（${slotName(violation.slot)}）が、採用と見送りの両方になっています。${remedy}`;
    case "capacity": return `採用とした配置の合計が、職員番号 ${violation.staffNo} の余力（${violation.most.toFixed(2)} 人工）を超えています。${remedy}`;
    case "roles_per_person": return `採用とした配置では、職員番号 ${violation.staffNo} の役割が ${violation.value} 件になり、上限 ${violation.most} 件を超えます。${remedy}`;
    case "smallest_share": return `採用とした配置（職員番号 ${violation.staffNo}、${slotName(violation.slot)}）は、1件に充てる最小の人工を下回ります。${remedy}`;
    case "slot": return `採用とした配置の合計が、${slotName(violation.slot)}の必要人工（${violation.most.toFixed(2)}）を超えています。${remedy}`;
    case "lendable": return `採用とした配置では、所属 ${violation.section} の最低人員を割ります。${remedy}`;
    case "exclusion": return `採用とした配置では、同じ案件に組み合わせない職員（${violation.staffNos.join("と")}）が一緒になります。${remedy}`;
  }
}

/** One sentence for the head of 配置案: what was laid down. */
export function conditionsText({ wishes, budget }: PlanConditions): string {
  const rules = { ...DEFAULT_RULES, ...wishes.rules };
  const count = (list: readonly unknown[] | undefined): number => list?.length ?? 0;
  return [
    `条件：1人${rules.rolesPerPerson}件まで、最小${rules.smallestShare}人工、最低人員の指定${count(Object.keys(wishes.minimum ?? {}))}所属、本人の希望${count(Object.values(wishes.wishes ?? {}).flat())}件、組合せの除外${count(wishes.exclusions)}組、採用${count(wishes.kept)}件、見送り${count(wishes.declined)}件`,
    budget.yen === null ? "" : `、研修の予算${String(budget.yen).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",")}円`,
    budget.hoursPerPerson === null ? "" : `、研修は1人${budget.hoursPerPerson}時間まで`,
    "。条件を変えるときは、このブックの黄色の欄（採否と、シート「条件」から後）に記入して保存し、条件のファイルとして指定して、もう一度計算します（コマンドでは --conditions このブック）。",
  ].join("");
}
