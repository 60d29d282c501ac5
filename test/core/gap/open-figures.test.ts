import { strict as assert } from "node:assert";
import fc from "fast-check";
import { hiddenCounts, hiddenRates, type Share } from "../../../src/core/gap/open-figures.ts";
import { directCode } from "../../../src/core/gap/unit-counts.ts";
import type { UnitWork } from "../../../src/core/model/scoring-work.ts";

const K = 5;

/** A body of 部 with 課 and people directly under each 部. */
interface Body {
  readonly units: readonly UnitWork[];
  readonly share: (unit: string) => Share;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

const unitOf = (unit: string, level: 0 | 1 | 2, division: string | null): UnitWork =>
  ({ unit, level, name: unit, fullPath: unit, division, section: null, dxOffice: false, headcount: 0, isSection: level === 2 });

function bodyOf(parts: readonly (readonly Share[])[]): Body {
  const shares = new Map<string, Share>();
  const children = new Map<string, readonly string[]>();
  const add = (shares_: readonly Share[]): Share => shares_.reduce((sum, x) => ({ having: sum.having + x.having, of: sum.of + x.of }), { having: 0, of: 0 });
  const units: UnitWork[] = [unitOf("ORG", 0, null)];
  parts.forEach((list, i) => {
    const division = `部${i}`;
    units.push(unitOf(division, 1, null));
    shares.set(division, add(list));
    const [direct, ...sections] = list;
    const codes = sections.map((_section, j) => `課${i}-${j}`);
    sections.forEach((share, j) => shares.set(codes[j] ?? "", share));
    if (direct !== undefined) shares.set(directCode(division), direct);
    children.set(division, [...codes, directCode(division)]);
  });
  parts.forEach((list, i) => list.slice(1).forEach((_share, j) => units.push(unitOf(`課${i}-${j}`, 2, `部${i}`))));
  shares.set("ORG", add(parts.flat()));
  children.set("ORG", parts.map((_list, i) => `部${i}`));
  return { units, share: (unit) => shares.get(unit) ?? { having: 0, of: 0 }, children };
}

const KINDS = ["of", "having", "lacking"] as const;
type Kind = (typeof KINDS)[number];
const numberOf = ({ of, having }: Share, kind: Kind): number => (kind === "of" ? of : kind === "having" ? having : of - having);

/** Somebody sees all that is shown, adds up every tree, and knows that those with and those without make all: intervals until nothing changes. */
function foundOut({ share, children }: Body, shown: (unit: string, kind: Kind) => boolean): readonly string[] {
  const codes = [...new Set(["ORG", ...[...children.values()].flat()])];
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  const key = (unit: string, kind: Kind): string => `${kind} ${unit}`;
  for (const unit of codes) for (const kind of KINDS) {
    const known = shown(unit, kind) ? numberOf(share(unit), kind) : null;
    low.set(key(unit, kind), known ?? 0);
    high.set(key(unit, kind), known ?? 1e6);
  }
  let changed = true;
  const at = (map: Map<string, number>, cell: string): number => map.get(cell) ?? 0;
  const tighten = (cell: string, least: number, most: number): void => {
    if (least > at(low, cell)) { low.set(cell, least); changed = true; }
    if (most < at(high, cell)) { high.set(cell, most); changed = true; }
  };
  const sumRule = (whole: string, parts: readonly string[]): void => {
    const [lows, highs] = [parts.reduce((s, c) => s + at(low, c), 0), parts.reduce((s, c) => s + at(high, c), 0)];
    tighten(whole, lows, highs);
    for (const part of parts) tighten(part, at(low, whole) - (highs - at(high, part)), at(high, whole) - (lows - at(low, part)));
  };
  while (changed) {
    changed = false;
    for (const kind of KINDS) for (const [parent, list] of children) sumRule(key(parent, kind), list.map((child) => key(child, kind)));
    for (const unit of codes) sumRule(key(unit, "of"), [key(unit, "having"), key(unit, "lacking")]);
  }
  return codes.flatMap((unit) => KINDS.flatMap((kind) => {
    const n = numberOf(share(unit), kind);
    return n > 0 && n < K && at(low, key(unit, kind)) === at(high, key(unit, kind)) ? [key(unit, kind)] : [];
  }));
}

describe("R55-R57 figures that leave HR", () => {
  const share = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 40 })).chain((of) => fc.integer({ min: 0, max: of }).map((having): Share => ({ having, of })));
  const body = fc.array(fc.array(share, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }).map(bodyOf);

  it("no sum or difference of shown head-counts and rates gives a few people away, in any body", () => {
    fc.assert(fc.property(body, (town) => {
      const heads = hiddenCounts(town.units, (unit) => town.share(unit).of, K);
      const rates = hiddenRates(town.units, town.share, K);
      const listed = new Set(town.units.map(({ unit }) => unit));
      const shown = (unit: string, kind: Kind): boolean => listed.has(unit) && !heads.has(unit) && (kind === "of" || !rates.has(unit));
      assert.deepEqual(foundOut(town, shown), []);
    }), { numRuns: 1500 });
  });

  it("the attack finds a 課 that is hidden by itself only", () => {
    const town = bodyOf([[{ having: 0, of: 0 }, { having: 2, of: 20 }, { having: 9, of: 30 }]]);
    assert.ok(foundOut(town, (unit, kind) => kind === "of" || unit !== "課0-0").includes("having 課0-0"));
    assert.ok(hiddenRates(town.units, town.share, K).has("課0-1"));
  });

  it("hides a rate for those who lack it as for those who have it", () => {
    const town = bodyOf([[{ having: 0, of: 0 }, { having: 18, of: 20 }, { having: 15, of: 30 }, { having: 15, of: 30 }]]);
    assert.ok(hiddenRates(town.units, town.share, K).has("課0-0"));
  });
});
