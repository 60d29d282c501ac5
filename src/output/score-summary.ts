import { ROLE_IDS } from "../core/model/scores.ts";
import { periodName } from "../core/workbook/sheet/date-cell.ts";
import type { ScoredRun } from "./scored-run.ts";

/** Half away from zero at one decimal (`precise-rules.md` R05), for a person to read. */
const oneDecimal = (x: number): string => {
  const scaled = Math.floor(Math.abs(x) * 10 + 0.5 + 1e-9) / 10;
  return `${x < 0 ? "-" : ""}${scaled.toFixed(1)}`;
};
const points = (x: number | null): string => (x === null ? "判定できません" : `${oneDecimal(x)} 点`);
const percent = (x: number | null): string => (x === null ? "―" : `${oneDecimal(100 * x)}%`);

const SHOWN_GAPS = 3;

/** Readiness, gap and data quality stay three numbers; the lines a clerk sees. */
export function scoreLines({ scores, work, masters }: ScoredRun): string[] {
  const whole = scores.readiness.find(({ unit }) => unit === "ORG");
  const departments = scores.readiness.filter(({ unit }) => unit !== "ORG");
  const first = work.periods[0]?.label ?? "";
  const name = (role: string): string => masters.roles.roles.find(({ id }) => id === role)?.name ?? role;
  const gaps = scores.roleGaps.filter(({ period, gap }) => period === first && gap !== null && gap > 0).sort((a, b) => (b.gap ?? 0) - (a.gap ?? 0) || ROLE_IDS.indexOf(a.role) - ROLE_IDS.indexOf(b.role));
  const leaders = scores.leaders.find(({ unit }) => unit === "ORG");
  return [
    `採点（基準日 ${scores.asOf}）: 職員 ${scores.staff.length} 人、所属 ${departments.length}、案件 ${scores.projects.length} 件`,
    `  準備度（全庁）: ${points(whole?.adjusted ?? null)}${whole?.reference === true ? "（参考値）" : ""}、未確認を 0 とした点 ${points(whole?.raw ?? null)}、未確認率 ${percent(whole?.unknownRate ?? null)}`,
    `  人材充足率（全庁、${periodName(first)}）: ${percent(scores.organisationCoverage)}${gaps.length === 0 ? "" : `。不足の大きい役割: ${gaps.slice(0, SHOWN_GAPS).map(({ role, gap }) => `${name(role)} ${oneDecimal(gap ?? 0)} 人工`).join("、")}`}`,
    ...(leaders === undefined ? [] : [`  DX推進リーダー: 必要 ${leaders.required} 人、現在 ${leaders.actual} 人、不足 ${leaders.short} 人（所属ごとの不足の合計）`]),
    `  参考値の所属: ${departments.filter(({ reference }) => reference).length} 所属（未確認が多いため、順位や色を付けません）`,
  ];
}

/** For the terminal: how the courses get what the training plan needs, as long as none has it. */
export const courseLines = ({ masters: { courses } }: ScoredRun): string[] =>
  courses.courses.some(({ hours, yen, seats }) => hours !== undefined && yen !== undefined && seats !== undefined)
    ? []
    : ["  育成計画: 研修の時間・費用・定員が未入力のため、研修は例だけを示します（daicho masters で記入用の「研修一覧.xlsx」を作れます）"];
