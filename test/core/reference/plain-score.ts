import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import { COURSE_DX, DIM, DX_OFFICE, LITERACY, M1, M2, M3, ORG_ONLY, PRESETS, PROMOTION, QUESTIONS, ROLES, SIZES } from "./plain-rules.ts";

/**
 * `precise-rules.md` written down once more, slowly and plainly, from the text of the rules: the oracle of `score.test.ts`.
 * Dates are full days only. Shares no code with `src` but the table types.
 */
type Rows = { readonly [T in keyof CanonicalTables]: readonly Record<string, any>[] };
const E = 1e-9;
const nf = (x: unknown): string => String(x ?? "").normalize("NFKC").trim();
const utc = (d: string): number => Date.parse(`${d}T00:00:00Z`) / 86_400_000;
const iso = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
const back = (d: string, months: number): string => {
  const [y, m, day] = d.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(y, m - 1 - months, 1));
  const end = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, end)) / 86_400_000);
};
const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);

export function plainScore(tables: CanonicalTables): any {
  const t = tables as Rows;
  const asOf = t.staff.map((s) => s.as_of).filter(Boolean).sort().at(-1) as string;

  // Departments
  const dept = new Map(t.departments.map((d) => [d.dept_code, d]));
  const up = (code: any, level: number): string | null => {
    for (let at = dept.get(code); at !== undefined; at = dept.get(at.parent_code)) if (at.level === level) return at.dept_code;
    return null;
  };
  const validDept = (d: any): boolean => (!d.valid_from || d.valid_from <= asOf) && (!d.valid_to || d.valid_to >= asOf);
  const ka = t.departments.filter((d) => d.level === 2 && validDept(d)).map((d) => d.dept_code as string).sort();
  const bu = t.departments.filter((d) => d.level === 1 && validDept(d)).map((d) => d.dept_code as string).sort();
  const isOffice = (code: string | null): boolean => code !== null && DX_OFFICE.test(nf(dept.get(code)?.name));

  // People
  const people = [...t.staff].sort((a, b) => (a.staff_no < b.staff_no ? -1 : 1)).map((s) => {
    const employment = nf(s.employment_type), job = nf(s.job_class);
    let out = false;
    if (nf(s.status) === "退職" || (s.retire_date && s.retire_date < asOf)) out = true;
    else if (nf(s.status) !== "" && nf(s.status) !== "在職") out = true;
    else if (employment.includes("会計年度") && employment.includes("パート")) out = true;
    else if (["特別職", "県費"].some((w) => employment.includes(w) || job.includes(w))) out = true;
    else if (["医師", "薬剤師", "看護師", "助産師", "医療技術", "消防", "保育士", "技能労務", "現業"].some((w) => job.includes(w))) out = true;
    return {
      s, no: s.staff_no as string, out, employment, job, ka: up(s.dept_code, 2), bu: up(s.dept_code, 1),
      manager: ["部長級", "次長級", "課長級"].includes(nf(s.rank_band)), designations: nf(s.designation).split(";").map((x) => x.trim()),
    };
  });
  const inScope = people.filter((p) => !p.out);

  // Levels
  const inUse = new Set<string>();
  const evidence = new Map<string, any[]>();
  const all = new Set([...LITERACY, ...PROMOTION]);
  for (const r of t.skills) {
    if (r.level === null) continue;
    const items = M2[nf(r.skill_name)] ?? (all.has(nf(r.skill_id)) ? [nf(r.skill_id)] : []);
    for (const i of items) {
      inUse.add(i);
      const key = `${r.staff_no}|${i}`;
      evidence.set(key, [...(evidence.get(key) ?? []), r]);
    }
  }
  const rank: Record<string, number> = { manager: 0, test: 1, certificate: 1, training: 2, self: 3 };
  const level = new Map<string, number>();
  const manager = new Set<string>();
  for (const [key, rows] of evidence) {
    const best = [...rows].sort((a, b) => (rank[a.source] ?? 4) - (rank[b.source] ?? 4) || (b.assessed_on ?? "").localeCompare(a.assessed_on ?? "") || b.level - a.level)[0];
    level.set(key, best.level);
    if (best.source === "manager") manager.add(key);
  }
  const certs = (no: string): { itss: number }[] =>
    t.qualifications.filter((q) => q.staff_no === no && (!q.acquired_on || q.acquired_on <= asOf) && (!q.valid_until || q.valid_until >= asOf))
      .flatMap((q) => {
        const row = M3.find(([patterns]) => patterns.some((p) => nf(q.name).includes(p)));
        if (row === undefined) return [];
        for (const i of row[2]) if (!manager.has(`${no}|${i}`)) level.set(`${no}|${i}`, Math.max(level.get(`${no}|${i}`) ?? 0, Math.min(2, row[3])));
        return [{ itss: row[1] }];
      });
  const certsOf = new Map(people.map((p) => [p.no, certs(p.no)]));

  // Literacy and fits
  const set = LITERACY.filter((i) => inUse.has(i));
  const litNeed = (i: string, m: boolean): number => (m && (i.startsWith("LW") || i.startsWith("LM")) ? 3 : 2);
  const literacy = new Map(people.map((p) => {
    const assessed = set.filter((i) => level.has(`${p.no}|${i}`));
    if (set.length < 8 || assessed.length / set.length < 0.6 - E) return [p.no, null];
    return [p.no, assessed.filter((i) => (level.get(`${p.no}|${i}`) ?? 0) >= litNeed(i, p.manager) - E).length / set.length];
  }));
  const bare = (i: string): string => i.replace("*", "");
  const usable = new Map(ROLES.map((r) => {
    const rows = M1[r] ?? [];
    const used = rows.filter(([i]) => inUse.has(bare(i)));
    const must = rows.every(([i]) => !i.startsWith("*") || inUse.has(bare(i)));
    return [r, must && sum(used.map(([, R, w]) => R * w)) >= 0.5 * sum(rows.map(([, R, w]) => R * w)) - E];
  }));
  const fits = new Map<string, number>();
  const qualified = new Set<string>();
  for (const p of people) for (const r of ROLES) {
    const rows = (M1[r] ?? []).filter(([i]) => inUse.has(bare(i)));
    const base = sum(rows.map(([, R, w]) => R * w));
    const known = rows.filter(([i]) => level.has(`${p.no}|${bare(i)}`));
    if (!usable.get(r) || sum(known.map(([, R, w]) => R * w)) / base < 0.6 - E) continue;
    const F = sum(known.map(([i, R, w]) => w * Math.min(R, level.get(`${p.no}|${bare(i)}`) ?? 0))) / base;
    fits.set(`${p.no}|${r}`, F);
    const musts = (M1[r] ?? []).filter(([i]) => i.startsWith("*"));
    if (!p.out && F >= 0.8 - E && musts.every(([i, R]) => (level.get(`${p.no}|${bare(i)}`) ?? -1) >= R - E)) qualified.add(`${p.no}|${r}`);
  }

  // Categories
  const completed = t.training.filter((r) => ["修了", "受講"].includes(nf(r.result)));
  const category = new Map(people.map((p) => {
    const fit = (r: string): number => fits.get(`${p.no}|${r}`) ?? -1;
    if (p.out) return [p.no, "対象外"];
    if (p.designations.some((d) => d.includes("CIO補佐官") || d.includes("DX専門官"))) return [p.no, "高度専門人材"];
    if (p.designations.some((d) => d.includes("DX推進リーダー"))) return [p.no, "DX推進リーダー"];
    const lately = t.assignments.some((a) => a.staff_no === p.no && (a.to ?? asOf) >= back(asOf, 36));
    if ((p.employment.includes("任期付") && (p.job === "情報" || isOffice(p.ka)))
      || (p.job === "情報" && ["PM", "DATA", "ENG", "SEC"].some((r) => fit(r) >= 0.8 - E))
      || ((certsOf.get(p.no) ?? []).some((c) => c.itss >= 4) && lately)) return [p.no, "高度専門人材"];
    const course = completed.some((r) => r.staff_no === p.no && nf(r.course).includes("DX推進リーダー"));
    if ((literacy.get(p.no) ?? -1) >= 0.8 - E && ["係長級", "主任級", "係員"].includes(nf(p.s.rank_band)) && (fit("BA") >= 0.7 - E || fit("PM") >= 0.7 - E || course)) return [p.no, "DX推進リーダー候補"];
    return [p.no, "一般行政職員"];
  }));

  // Leaders
  const members = (unit: string) => inScope.filter((p) => unit === "ORG" || p.ka === unit || p.bu === unit);
  const leaderRow = new Map(ka.map((u) => {
    const n = members(u).length;
    const required = n === 0 ? 0 : Math.max(1, Math.ceil(0.2 * n - E));
    const actual = members(u).filter((p) => category.get(p.no) === "DX推進リーダー").length;
    return [u, { required, actual, short: Math.max(0, required - actual) }];
  }));
  const pool = (units: string[]) => ({
    required: sum(units.map((u) => leaderRow.get(u)!.required)), actual: sum(units.map((u) => leaderRow.get(u)!.actual)), short: sum(units.map((u) => leaderRow.get(u)!.short)),
  });
  const leaders: any = { ORG: pool(ka) };
  for (const b of bu) leaders[b] = pool(ka.filter((u) => up(u, 1) === b));
  for (const u of ka) leaders[u] = leaderRow.get(u);

  // Halves
  const [y0, m0] = asOf.split("-").map(Number) as [number, number];
  const start = (m0 >= 4 ? y0 : y0 - 1) * 2 + (m0 >= 4 && m0 <= 9 ? 0 : 1);
  const halves = [0, 1, 2, 3, 4, 5].map((k) => {
    const [y, h] = [Math.floor((start + k) / 2), (start + k) % 2];
    const [a, b] = h === 0 ? [utc(`${y}-04-01`), utc(`${y}-09-30`)] : [utc(`${y}-10-01`), utc(`${y + 1}-03-31`)];
    return { label: `${y}H${h + 1}`, a, b, days: b - a + 1 };
  });
  const share = (h: (typeof halves)[number], from: string | null, to: string | null): number =>
    Math.max(0, Math.min(h.b, to ? utc(to) : Infinity) - Math.max(h.a, from ? utc(from) : -Infinity) + 1) / h.days;

  // Demand
  const project = new Map(t.projects.map((p) => [p.project_id, p]));
  const open = (p: any): boolean => !["完了", "中止"].includes(nf(p.status));
  const counted = t.project_demands.filter((d) => project.has(d.project_id) && open(project.get(d.project_id)) && ROLES.includes(d.role_id) && typeof d.fte === "number")
    .map((d) => {
      const p = project.get(d.project_id)!;
      return { ...d, internal: nf(d.sourcing) === "" || nf(d.sourcing) === "内部", y: halves.map((h) => d.fte * share(h, d.from ?? p.start ?? asOf, d.to ?? p.end)) } as any;
    });
  const demanded = new Set(counted.map((d) => d.project_id));

  // Supply
  const capacity = (p: (typeof people)[number], k: number): number => {
    if (p.out) return 0;
    let dx = 0.1;
    if (isOffice(p.ka)) dx = 1;
    else {
      const leader = p.designations.find((d) => d.includes("DX推進リーダー"));
      const bracket = leader && /\(([\d.]+)(%?)\)/.exec(leader);
      if (bracket) dx = Number(bracket[1]) / (bracket[2] ? 100 : 1);
      else if (leader) dx = 0.2;
    }
    if (nf(p.s.concurrent).split(";").some((c) => DX_OFFICE.test(c))) dx = Math.max(dx, 0.2);
    const committed = sum(t.assignments.filter((a) => a.staff_no === p.no && !demanded.has(a.project_id)).map((a) => a.share * share(halves[k]!, a.from, a.to)));
    const retire = p.s.retire_date ? share(halves[k]!, null, p.s.retire_date) : 1;
    return (p.s.fte ?? 1) * dx * Math.max(0, 1 - committed) * retire;
  };
  const order = people.flatMap((p) => ROLES.filter((r) => qualified.has(`${p.no}|${r}`)).map((r) => ({ p, r, f: Math.round((fits.get(`${p.no}|${r}`) ?? 0) * 1e9) })))
    .sort((a, b) => b.f - a.f || ROLES.indexOf(a.r) - ROLES.indexOf(b.r) || (a.p.no < b.p.no ? -1 : 1));
  const C: Record<string, (number | null)[]> = Object.fromEntries(ROLES.map((r) => [r, []]));
  const roleGaps: any = {};
  const organisationCoverageByPeriod: any = {};
  halves.forEach((h, k) => {
    const D = Object.fromEntries(ROLES.map((r) => [r, sum(counted.filter((d) => d.internal && d.role_id === r).map((d) => d.y[k]))]));
    const out = Object.fromEntries(ROLES.map((r) => [r, sum(counted.filter((d) => !d.internal && d.role_id === r).map((d) => d.y[k]))]));
    const cap = new Map(people.map((p) => [p.no, capacity(p, k)]));
    const want: Record<string, number> = { ...D };
    const S: Record<string, number> = Object.fromEntries(ROLES.map((r) => [r, 0]));
    for (const { p, r } of order) {
      const x = Math.min(cap.get(p.no)!, want[r]!);
      cap.set(p.no, cap.get(p.no)! - x); want[r]! -= x; S[r]! += x;
    }
    for (const { p, r } of order) { S[r]! += cap.get(p.no)!; cap.set(p.no, 0); }
    for (const r of ROLES) {
      const ok = usable.get(r);
      C[r]!.push(ok && D[r]! > 0 ? Math.min(1, S[r]! / D[r]!) : null);
      const gap = Math.max(0, D[r]! - S[r]!);
      roleGaps[`${r} ${h.label}`] = {
        demand: D[r], supply: ok ? S[r] : null, coverage: C[r]![k], gap: ok ? gap : null, surplus: ok ? Math.max(0, S[r]! - D[r]!) : null,
        outsourced: out[r], orderSide: r === "PM" ? 0.1 * sum(Object.values(out)) : 0, headcountToFind: ok ? Math.ceil(gap / 0.2 - E) || 0 : null,
        capabilityHeadcount: ok ? people.filter((p) => qualified.has(`${p.no}|${r}`)).length : null,
      };
    }
    const used = ROLES.filter((r) => usable.get(r));
    const total = sum(used.map((r) => D[r]!));
    organisationCoverageByPeriod[h.label] = total === 0 ? null : sum(used.map((r) => Math.min(S[r]!, D[r]!))) / total;
  });

  // Projects
  const owner = (p: any): string | null => {
    const key = nf(p.owner_dept).replaceAll(/\s/g, "");
    return t.departments.find((d) => nf(d.full_path).replaceAll(/\s/g, "") === key && key !== "")?.dept_code ?? null;
  };
  const projects: any = {};
  for (const p of t.projects.filter(open)) {
    const rows = counted.filter((d) => d.project_id === p.project_id && d.internal);
    const atRisk = ["要件", "調達", "構築"].includes(nf(p.status)) && rows.some((d) => d.critical === true && halves.some((h, k) =>
      share(h, d.from ?? p.start ?? asOf, d.to ?? p.end) > 0 && C[d.role_id]![k] !== null && C[d.role_id]![k]! < 0.8 - E));
    const marks = ROLES.filter((r) => rows.some((d) => d.role_id === r && d.critical === true)).map((r) => {
      const n = people.filter((x) => qualified.has(`${x.no}|${r}`)).length;
      return `${r}:${!usable.get(r) ? "判定不能" : n === 0 ? "担い手なし" : n === 1 ? "属人化" : null}`;
    });
    projects[p.project_id] = { atRisk, marks };
  }

  // Readiness
  const answers = new Map(t.readiness_answers.map((r) => [`${r.dept_code}|${r.item_id}`, r]));
  const dxSince = back(asOf, 24), secSince = back(asOf, 12);
  const did = (p: any, pattern: RegExp, since: string): boolean => completed.some((r) => {
    const d = r.end ?? r.start;
    return r.staff_no === p.no && pattern.test(nf(r.course)) && d && d > since && d <= asOf;
  });
  const none = "n/a", unknown = "unknown";
  const rate = (a: number, b: number): any => (b === 0 ? none : a / b);
  const leaderScore = (u: string): number => {
    const l = members(u).filter((p) => category.get(p.no) === "DX推進リーダー");
    if (l.length === 0) return 0;
    return l.some((p) => p.designations.some((d) => d.includes("DX推進リーダー") && /\([\d.]+%?\)/.test(d))) ? 1 : 0.5;
  };
  const compute = (u: string, q: string): any => {
    const M = members(u);
    const own = t.projects.filter((p) => open(p) && (u === "ORG" || up(owner(p), 2) === u));
    const D = counted.filter((d) => d.internal && own.some((p) => p.project_id === d.project_id) && usable.get(d.role_id));
    if (q === "A02" || q === "A03" || q === "S01") {
      if (t.training.length === 0) return unknown;
      const base = q === "S01" ? M : M.filter((p) => p.manager === (q === "A02"));
      return rate(base.filter((p) => (q === "S01" ? did(p, /セキュリティ|個人情報/, secSince) : did(p, COURSE_DX, dxSince))).length, base.length);
    }
    if (q === "P05") {
      if (t.projects.length === 0) return unknown;
      return own.length === 0 ? 0 : own.filter((p) => [p.owner_dept, p.start, p.end, p.expected_effect].every((x) => nf(x) !== "")).length / own.length;
    }
    if (q === "O06") {
      if (u !== "ORG") return M.length === 0 ? none : leaderScore(u);
      const with_ = ka.filter((k) => members(k).length > 0);
      return rate(sum(with_.map(leaderScore)), with_.length);
    }
    if (q === "T01") {
      if (t.skills.length === 0) return unknown;
      if (M.length === 0) return none;
      const known = M.filter((p) => literacy.get(p.no) !== null);
      return known.length / M.length < 0.6 - E ? unknown : known.filter((p) => literacy.get(p.no)! >= 0.8 - E).length / known.length;
    }
    if (q === "T02") {
      const units = u === "ORG" ? ka : [u];
      return rate(sum(units.map((k) => Math.min(leaderRow.get(k)!.required, leaderRow.get(k)!.actual))), sum(units.map((k) => leaderRow.get(k)!.required)));
    }
    if (q === "T04") return t.qualifications.length === 0 ? unknown : rate(M.filter((p) => certsOf.get(p.no)!.some((c) => c.itss >= 1)).length, M.length);
    if (t.skills.length === 0 || t.project_demands.length === 0) return unknown;
    if (q === "T03") return rate(sum(D.map((d) => d.y[0] * (C[d.role_id]![0] ?? 0))), sum(D.map((d) => d.y[0])));
    const critical = [...new Set(D.filter((d) => d.critical === true && d.y[0] > 0).map((d) => d.role_id as string))];
    return rate(critical.filter((r) => people.filter((p) => qualified.has(`${p.no}|${r}`)).length >= 2).length, critical.length);
  };
  const COMPUTED = ["A02", "A03", "P05", "O06", "T01", "T02", "T03", "T04", "T05", "S01"];
  const cells = (u: string): { q: string; s: number | null }[] => QUESTIONS.flatMap((q) => {
    if (u !== "ORG" && ORG_ONLY.includes(q)) return [];
    const a = answers.get(`${u}|${q}`);
    if (nf(a?.state) === "対象外") return [];
    const c = COMPUTED.includes(q) ? compute(u, q) : unknown;
    if (c === none) return [];
    if (c !== unknown) return [{ q, s: c }];
    const good = a !== undefined && nf(a.state).startsWith("確認済") && a.level !== null && a.level >= 0 && a.level <= 5;
    return [{ q, s: good ? a.level / 5 : null }];
  });
  const readiness: any = {};
  const scoreOf = (list: { q: string; s: number | null }[], preset: string) => {
    const w = (q: string): number => PRESETS[preset]![Number(DIM[q[0]!]!.slice(1)) - 1]! / SIZES[DIM[q[0]!]!]!;
    const base = sum(list.map((c) => w(c.q)));
    const known = list.filter((c) => c.s !== null);
    const judged = sum(known.map((c) => w(c.q)));
    const points = sum(known.map((c) => w(c.q) * c.s!));
    return {
      raw: base === 0 ? null : (100 * points) / base, adjusted: judged === 0 ? null : (100 * points) / judged,
      unknownRate: base === 0 ? null : sum(list.filter((c) => c.s === null).map((c) => w(c.q))) / base,
    };
  };
  for (const u of ["ORG", ...bu, ...ka]) {
    const list = bu.includes(u) ? ka.filter((k) => up(k, 1) === u).flatMap(cells) : cells(u);
    const main = scoreOf(list, "推奨");
    readiness[u] = {
      ...main, reference: main.unknownRate === null || main.unknownRate > 0.3 + E,
      dimensions: Object.fromEntries(Object.keys(SIZES).map((d) => [d, scoreOf(list.filter((c) => DIM[c.q[0]!] === d), "推奨").adjusted])),
      presets: Object.fromEntries(Object.keys(PRESETS).map((p) => [p, scoreOf(list, p)])),
      steps: Object.fromEntries([["0", "A"], ["1", "P"], ["2", "OT"], ["3", "ES"]].map(([s, l]) => [s, scoreOf(list.filter((c) => l!.includes(c.q[0]!)), "推奨").adjusted])),
      inputScale: scoreOf(list.filter((c) => c.q[0] !== "E"), "推奨").adjusted, outcomeScale: scoreOf(list.filter((c) => c.q[0] === "E"), "推奨").adjusted,
    };
  }

  // Skills
  const target = (p: (typeof people)[number]): string | null => {
    const c = category.get(p.no);
    if (c === "DX推進リーダー" || c === "DX推進リーダー候補") return "BA";
    if (c !== "高度専門人材") return null;
    let best: string | null = null;
    for (const r of ["PM", "DATA", "ENG", "SEC"]) {
      const f = fits.get(`${p.no}|${r}`);
      if (f !== undefined && (best === null || f > fits.get(`${p.no}|${best}`)! + E)) best = r;
    }
    return best;
  };
  const D0 = (r: string): number => sum(counted.filter((d) => d.internal && d.role_id === r).map((d) => d.y[0]));
  const rows = [...LITERACY, ...PROMOTION].filter((i) => inUse.has(i)).map((i) => {
    const list = inScope.filter((p) => level.has(`${p.no}|${i}`)).map((p) => {
      const r = target(p);
      const byRole = r === null ? 0 : (M1[r]!.find(([x]) => bare(x) === i)?.[1] ?? 0);
      return { R: Math.max(LITERACY.includes(i) ? litNeed(i, p.manager) : 0, byRole), L: level.get(`${p.no}|${i}`)! };
    }).filter((x) => x.R > 0);
    const n = list.length;
    return { i, n, R: sum(list.map((x) => x.R)) / n, L: sum(list.map((x) => x.L)) / n, d: sum(list.map((x) => x.R - x.L)) / n };
  });
  const enough = rows.filter((r) => r.n >= 5);
  const [mR, mL] = [sum(enough.map((r) => r.R)) / enough.length, sum(enough.map((r) => r.L)) / enough.length];
  const skills: any = {};
  for (const r of rows) {
    const total = sum(ROLES.map(D0));
    const part = sum(ROLES.filter((x) => usable.get(x) && M1[x]!.some(([i]) => bare(i) === r.i)).map(D0));
    const quadrant = r.R >= mR - E ? (r.L < mL - E ? "集中改善" : "維持") : r.L < mL - E ? "低優先" : "過剰";
    skills[r.i] = r.n < 5 ? { n: r.n, mwds: null, required: null, present: null, quadrant: null, priority: null }
      : { n: r.n, mwds: r.d * r.R, required: r.R, present: r.L, quadrant, priority: r.d * r.R * (1 + (total === 0 ? 0 : part / total)) };
  }

  return {
    asOf, readiness, roleGaps, organisationCoverageByPeriod, organisationCoverage: organisationCoverageByPeriod[halves[0]!.label], projects, skills, leaders,
    staff: Object.fromEntries(people.map((p) => [p.no, {
      category: category.get(p.no), literacy: literacy.get(p.no),
      fits: Object.fromEntries(ROLES.filter((r) => fits.has(`${p.no}|${r}`)).map((r) => [r, fits.get(`${p.no}|${r}`)])),
      qualified: ROLES.filter((r) => qualified.has(`${p.no}|${r}`)),
    }])),
  };
}
