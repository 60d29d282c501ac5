import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import { M1, M2 } from "./plain-rules.ts";
import { tablesOf } from "./records.ts";

/** Small deterministic generator (mulberry32): the same seed gives the same town. */
export function dice(seed: number) {
  let a = seed >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (n: number): number => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[int(list.length)] as T;
  const chance = (p: number): boolean => next() < p;
  return { next, int, pick, chance };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** An invented town full of edge cases; every date is a full day. */
export function randomTown(seed: number, size = 30): CanonicalTables {
  const { int, pick, chance, next } = dice(seed);
  const day = (from: number, to: number): string => `${from + int(to - from + 1)}-${two(1 + int(12))}-${two(1 + int(28))}`;
  const maybe = <T>(p: number, value: () => T): T | null => (chance(p) ? value() : null);
  const departments = [
    { dept_code: "01", level: 1, name: "企画部", full_path: "企画部" },
    { dept_code: "02", level: 1, name: "市民部", full_path: "市民部" },
    ...[["0101", "デジタル推進課", "01", "企画部"], ["0102", "財政課", "01", "企画部"], ["0201", "市民課", "02", "市民部"], ["0202", "保険年金課", "02", "市民部"], ["0203", "旧窓口課", "02", "市民部"]]
      .map(([code, name, parent, path]) => ({ dept_code: code!, level: 2, name: name!, parent_code: parent!, full_path: `${path} ${name}`, valid_to: code === "0203" ? "2025-03-31" : null })),
    { dept_code: "020101", level: 3, name: "窓口係", parent_code: "0201", full_path: "市民部 市民課 窓口係" },
    { dept_code: "02010101", level: 4, name: "証明班", parent_code: "020101", full_path: "市民部 市民課 窓口係 証明班" },
  ];
  const no = (i: number): string => String(1000 + i * 7).padStart(6, "0");
  const staff = Array.from({ length: size }, (_, i) => ({
    staff_no: no(i), dept_code: pick(["01", "0101", "0102", "0201", "0202", "020101", "02010101", "0203"]),
    rank_band: pick(["部長級", "課長級", "課長補佐級", "係長級", "主任級", "係員", "係員", null]),
    job_class: pick(["事務", "事務", "事務", "情報", "保健師", "保育士", "土木"]),
    employment_type: pick(["常勤", "常勤", "常勤", "任期付", "再任用短時間", "会計年度任用（パートタイム）", "会計年度任用（フルタイム）"]),
    status: pick(["在職", "在職", "在職", "在職", "在職", "育休", "退職", null]), fte: pick([1, 1, 1, 0.8, 0.5, null]),
    retire_date: maybe(0.15, () => day(2025, 2028)), concurrent: maybe(0.1, () => pick(["企画部デジタル推進課", "財政課"])),
    designation: maybe(0.25, () => pick(["DX推進リーダー", "DX推進リーダー(0.3)", "ＤＸ推進リーダー（２５％）", "DX推進員", "セキュリティ担当;DX推進リーダー", "CIO補佐官"])),
    as_of: pick(["2026-04-01", "2026-04-01", "2025-10-01"]),
  })).map((row, i) => (i === 0 ? { ...row, as_of: "2026-04-01" } : row));
  const skilled = next() < 0.9;
  const names = Object.keys(M2).filter(() => chance(0.95));
  const ids = [...new Set(Object.values(M1).flat().map(([item]) => item.replace("*", "")))];
  const generous = 2 + int(3);
  const skills = staff.flatMap((s) => (!skilled || chance(0.1) ? [] : [
    ...names.flatMap((name) => Array.from({ length: chance(0.2) ? 2 : 1 }, () => ({
      staff_no: s.staff_no, skill_id: "S01", skill_name: name, level: chance(0.1) ? null : Math.min(4, int(generous + 2)),
      source: pick(["self", "self", "manager", "test", "training", null]), assessed_on: pick(["2025-06-01", "2025-06-01", "2026-02-01", null]),
    }))),
    ...(chance(0.3) ? [{ staff_no: s.staff_no, skill_id: pick(ids), skill_name: "独自の調査", level: int(5), source: "manager", assessed_on: "2026-01-01" }] : []),
    ...(chance(0.05) ? [{ staff_no: s.staff_no, skill_id: "S99", skill_name: "茶道", level: 4, source: "manager", assessed_on: "2026-01-01" }] : []),
  ]));
  const training = chance(0.15) ? [] : Array.from({ length: size * 2 }, () => ({
    staff_no: pick(staff).staff_no, course: pick(["DX基礎研修", "情報ｾｷｭﾘﾃｨ研修", "個人情報保護研修", "接遇研修", "DX推進リーダー育成セミナー", "ＲＰＡ入門"]),
    start: day(2023, 2026), end: maybe(0.5, () => day(2024, 2026)), result: pick(["修了", "受講", "欠席", null]),
  }));
  const qualifications = chance(0.15) ? [] : Array.from({ length: size }, () => ({
    staff_no: pick(staff).staff_no, name: pick(["ITパスポート試験", "基本情報技術者試験", "情報処理安全確保支援士", "プロジェクトマネージャ試験", "日商簿記2級", "ＭＯＳ Excel", "G検定", "ネットワークスペシャリスト"]),
    acquired_on: maybe(0.8, () => day(2018, 2027)), valid_until: maybe(0.3, () => day(2025, 2028)),
  }));
  const projects = Array.from({ length: chance(0.1) ? 0 : 6 }, (_, i) => ({
    project_id: `PJ${i}`, title: `案件${i}`, owner_dept: pick(["企画部 デジタル推進課", "企画部　財政課", "市民部市民課", "市民部", "ない課"]),
    status: pick(["構想", "要件", "調達", "構築", "運用", "完了", "中止", null]), start: maybe(0.8, () => day(2025, 2026)), end: maybe(0.7, () => day(2026, 2029)),
    expected_effect: maybe(0.7, () => "年500時間"), plan_item: pick(["FRONT", "標準化", "AI・RPA", null]),
  }));
  const project_demands = projects.length === 0 || chance(0.1) ? [] : Array.from({ length: 14 }, () => ({
    project_id: pick([...projects.map((p) => p.project_id), "PJ99"]), role_id: pick(["PRODUCER", "PM", "BA", "BA", "SD", "DATA", "ENG", "SEC", "USER", null]),
    fte: maybe(0.93, () => Math.round(next() * 12) / 10), from: maybe(0.3, () => day(2025, 2027)), to: maybe(0.3, () => day(2026, 2028)),
    sourcing: pick(["内部", "内部", "内部", "委託", "外部人材", null]), critical: pick([true, false, null]), required_level: pick([3, 4, null]),
  }));
  const assignments = Array.from({ length: projects.length === 0 ? 0 : 10 }, () => ({
    project_id: pick([...projects.map((p) => p.project_id), "PJ98"]), role_id: pick(["PM", "BA", "SEC"]), staff_no: pick(staff).staff_no,
    share: pick([0.1, 0.2, 0.5]), from: maybe(0.5, () => day(2024, 2026)), to: maybe(0.5, () => day(2022, 2028)),
  }));
  const answerItems = ["A01", "A04", "A05", "P01", "P05", "O01", "T01", "T04", "T06", "E01", "E02", "E03", "E04", "E05", "S02", "S04", "A02"];
  const readiness_answers = ["ORG", "0101", "0102", "0201", "0202", "01"].flatMap((dept_code) => answerItems.filter(() => chance(0.7)).map((item_id) => ({
    dept_code, item_id, state: pick(["確認済", "確認済", "確認済", "未確認", "対象外", null]), level: pick([0, 1, 2.5, 3, 4, 5, null, 7]),
  })));
  return tablesOf({ departments, staff, skills, training, qualifications, projects, project_demands, assignments, readiness_answers });
}
