import type { WhyNot } from "./explain.ts";
import type { Assigned, AssignmentProblem } from "./problem.ts";

/** One sentence for the 配置案 sheet. `nameOf` gives the text shown for a slot. */
export function whyNotText(why: WhyNot, nameOf: (slot: string) => string): string {
  switch (why.reason) {
    case "not_eligible": return "この役割を担える条件（適合度、必須スキル、必要レベル）を満たしていません。";
    case "declined": return "前の案で見送りとされました。";
    case "excluded_pair": return "同じ案件に組み合わせない指定のある職員がいます。";
    case "no_capacity": return "案件に充てられる余力がありません。";
    case "busy": return `余力を${why.elsewhere.map(nameOf).join("、")}に充てています。`;
    case "roles_full": return `すでに${why.roles}件の役割を担っています。`;
    case "section_minimum": return "所属の最低人員を割るため、これ以上出せません。";
    case "slot_filled": return "必要な人工は満たされています。";
    case "better_elsewhere": return "配置すると、全体の充足、適合度、公平のいずれかが下がります。";
  }
}

/** Why a proposal was made, in the order the goals count. */
export function proposalText(problem: AssignmentProblem, row: Assigned): string {
  const pair = problem.eligible.find((found) => found.staffNo === row.staffNo && found.slot === row.slot);
  const slot = problem.slots.find((found) => found.id === row.slot);
  const person = problem.people.find((found) => found.staffNo === row.staffNo);
  const percent = (x: number): string => `${Math.round(x * 1000) / 10}％`;
  return [
    slot?.critical === true ? "必須の役割です。" : "",
    pair === undefined ? "" : `適合度${percent(pair.fit)}。`,
    person === undefined ? "" : `余力${person.capacity.toFixed(2)}人工のうち${row.fte.toFixed(2)}人工を充てます。`,
    problem.kept.some((found) => found.staffNo === row.staffNo && found.slot === row.slot) ? "前の案で採用とされました。" : "",
    pair?.wished === true ? "本人の希望に合っています。" : "",
    slot !== undefined && person !== undefined && person.section === slot.ownerSection ? "主管課の職員です。" : "",
  ].join("");
}
